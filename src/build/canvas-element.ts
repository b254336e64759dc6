// A canvas for the build: holds pixels and gives them as a PNG. No drawing but whole images and filled rectangles.

import { deflateSync, crc32 } from "node:zlib";

interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray;
}

/** What Plot asks of a `<canvas>`. */
export function canvasElement(): HTMLCanvasElement {
  let pixels: Pixels = { width: 0, height: 0, data: new Uint8ClampedArray() };
  const canvas = {
    width: 300,
    height: 150,
    getContext: () => ({
      fillStyle: "#000000",
      createImageData: (width: number, height: number): Pixels => ({
        width,
        height,
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData: (image: Pixels) => {
        pixels = image;
      },
      fillRect: () => {},
    }),
    toDataURL: () => `data:image/png;base64,${encodePng(pixels).toString("base64")}`,
  };
  return canvas as unknown as HTMLCanvasElement;
}

/** A PNG of 8-bit RGBA pixels, rows unfiltered. */
export function encodePng({ width, height, data }: Pixels): Buffer {
  const rows = Buffer.alloc(height * (4 * width + 1));
  for (let y = 0; y < height; y++) {
    rows.set(data.subarray(4 * width * y, 4 * width * (y + 1)), y * (4 * width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
