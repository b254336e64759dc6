// Patches: what each window of a convolution sees, as the columns of a matrix.
//
// A convolution is then one matrix product: weight (filters, channels · kernel) · patches (channels · kernel, windows).

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../dtype.ts";
import type { Windows } from "../backend.ts";
import { windowGrid } from "./windows.ts";

/** Copies each window of an image (channels, height, width) into its column; what lies outside the image is 0. */
export function copyPatches(
  patches: Values,
  image: Values,
  channels: number,
  windows: Windows,
): void {
  patches.fill(0);
  eachPair(channels, windows, (inPatches, inImage) => {
    patches[inPatches] = image[inImage]!;
  });
}

/** Adds each column back to where its window saw it. */
export function addPatches(
  image: Values,
  patches: Values,
  channels: number,
  windows: Windows,
): void {
  eachPair(channels, windows, (inPatches, inImage) => {
    image[inImage]! += patches[inPatches]!;
  });
}

/** Visits every number of every window that lies inside the image, with its places in the patches and in the image. */
function eachPair(
  channels: number,
  windows: Windows,
  visit: (inPatches: number, inImage: number) => void,
): void {
  const [height, width, kernelHeight, kernelWidth, strideY, strideX, paddingY, paddingX] = windows;
  const [down, across] = windowGrid(windows);
  for (let channel = 0; channel < channels; channel++) {
    for (let ky = 0; ky < kernelHeight; ky++) {
      for (let kx = 0; kx < kernelWidth; kx++) {
        const row = (channel * kernelHeight + ky) * kernelWidth + kx;
        for (let j = 0; j < down; j++) {
          const y = j * strideY + ky - paddingY;
          if (y < 0 || y >= height) continue;
          const inPatches = (row * down + j) * across;
          const inImage = (channel * height + y) * width;
          for (let i = 0; i < across; i++) {
            const x = i * strideX + kx - paddingX;
            if (x >= 0 && x < width) visit(inPatches + i, inImage + x);
          }
        }
      }
    }
  }
}
