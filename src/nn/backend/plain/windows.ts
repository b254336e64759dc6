// Windows: where a convolution's kernel or a pool looks while it moves over images.

import { countWindows } from "../../shape.ts";
import type { Windows } from "../backend.ts";

/** How many windows there are: down and across. */
export function windowGrid(windows: Windows): [down: number, across: number] {
  const [height, width, kernelHeight, kernelWidth, strideY, strideX, paddingY, paddingX] = windows;
  return [
    countWindows(height, kernelHeight, strideY, paddingY),
    countWindows(width, kernelWidth, strideX, paddingX),
  ];
}

/** Visits every window with its number, the place of its first number and how many rows and columns lie in the image. */
export function eachWindow(
  planes: number,
  windows: Windows,
  visit: (window: number, first: number, rows: number, columns: number) => void,
): void {
  const [height, width, kernelHeight, kernelWidth, strideY, strideX, paddingY, paddingX] = windows;
  const [down, across] = windowGrid(windows);
  let window = 0;
  for (let plane = 0; plane < planes; plane++) {
    for (let j = 0; j < down; j++) {
      const top = Math.max(j * strideY - paddingY, 0);
      const bottom = Math.min(j * strideY - paddingY + kernelHeight, height);
      for (let i = 0; i < across; i++) {
        const left = Math.max(i * strideX - paddingX, 0);
        const right = Math.min(i * strideX - paddingX + kernelWidth, width);
        visit(window++, (plane * height + top) * width + left, bottom - top, right - left);
      }
    }
  }
}
