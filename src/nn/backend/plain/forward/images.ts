// Forward kernels on images, whose numbers lie channel by channel and row by row.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { allocate } from "../../../dtype.ts";
import type { ForwardTable } from "../kernels.ts";
import { addMatrixProduct, part } from "../matrix-product.ts";
import { copyPatches } from "../patches.ts";
import { eachWindow, windowGrid } from "../windows.ts";

export const images = {
  // y (batch, filters, down · across) = b (filters, channels · kernel) · patches of a, plus c for each filter
  conv2d: (y, [a, b, c], [batch, channels, filters, ...windows]) => {
    const [height, width, kernelHeight, kernelWidth] = windows;
    const [down, across] = windowGrid(windows);
    const count = down * across;
    const inner = channels * kernelHeight * kernelWidth;
    const patches = allocate(inner * count, a instanceof Float64Array ? "float64" : "float32");
    for (let n = 0; n < batch; n++) {
      const result = part(y, n, filters * count);
      for (let f = 0; f < filters; f++) part(result, f, count).fill(c.length === 0 ? 0 : c[f]!);
      copyPatches(patches, part(a, n, channels * height * width), channels, windows);
      addMatrixProduct(result, b, patches, [filters, inner, count]);
    }
  },
  // y = the largest of each window; padding never is
  maxPool2d: (y, [a], [planes, ...windows]) => {
    eachWindow(planes, windows, (window, first, rows, columns) => {
      let largest = -Infinity;
      for (let row = 0; row < rows; row++) {
        const at = first + row * windows[1];
        for (let i = 0; i < columns; i++) largest = Math.max(largest, a[at + i]!);
      }
      y[window] = largest;
    });
  },
  // y = the mean of each window, in which padding counts as 0
  averagePool2d: (y, [a], [planes, ...windows]) => {
    const [, width, kernelHeight, kernelWidth] = windows;
    eachWindow(planes, windows, (window, first, rows, columns) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        const at = first + row * width;
        for (let i = 0; i < columns; i++) sum += a[at + i]!;
      }
      y[window] = sum / (kernelHeight * kernelWidth);
    });
  },
} satisfies Partial<ForwardTable>;
