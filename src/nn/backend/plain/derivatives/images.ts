// Derivatives on images. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { allocate } from "../../../dtype.ts";
import type { DerivativeTable } from "../kernels.ts";
import { addMatrixProduct, part } from "../matrix-product.ts";
import { addPatches, copyPatches } from "../patches.ts";
import { eachWindow, windowGrid } from "../windows.ts";

export const images = {
  // y = b · patches of a + c:  patches += bᵀ dy,  db += dy patchesᵀ,  dc += dy summed over images and windows
  conv2d: (dy, _y, [a, b], [da, db, dc], [batch, channels, filters, ...windows]) => {
    const [height, width, kernelHeight, kernelWidth] = windows;
    const [down, across] = windowGrid(windows);
    const count = down * across;
    const inner = channels * kernelHeight * kernelWidth;
    const image = channels * height * width;
    const patches = allocate(inner * count, a instanceof Float64Array ? "float64" : "float32");
    for (let n = 0; n < batch; n++) {
      const ofDy = part(dy, n, filters * count);
      if (da) {
        patches.fill(0);
        addMatrixProduct(patches, b, ofDy, [inner, filters, count], { a: true });
        addPatches(part(da, n, image), patches, channels, windows);
      }
      if (db) {
        copyPatches(patches, part(a, n, image), channels, windows);
        addMatrixProduct(db, ofDy, patches, [filters, count, inner], { b: true });
      }
    }
    for (let f = 0; dc && f < filters; f++) {
      let sum = 0;
      for (let n = 0; n < batch; n++) {
        const at = (n * filters + f) * count;
        for (let i = 0; i < count; i++) sum += dy[at + i]!;
      }
      dc[f]! += sum;
    }
  },
  // y = the largest of each window:  da += dy at the first largest
  maxPool2d: (dy, y, [a], [da], [planes, ...windows]) => {
    if (!da) return;
    eachWindow(planes, windows, (window, firstRow, rows, columns) => {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const at = firstRow + row * windows[1] + column;
          // Adding 0 makes −0 and 0 equal, and Object.is NaN and NaN.
          if (!Object.is(a[at]! + 0, y[window]! + 0)) continue;
          da[at]! += dy[window]!;
          return;
        }
      }
    });
  },
  // y = the mean of each window:  da += dy / kernel size everywhere in the window
  averagePool2d: (dy, _y, _operands, [da], [planes, ...windows]) => {
    if (!da) return;
    const [, width, kernelHeight, kernelWidth] = windows;
    eachWindow(planes, windows, (window, firstRow, rows, columns) => {
      const share = dy[window]! / (kernelHeight * kernelWidth);
      for (let row = 0; row < rows; row++) {
        const at = firstRow + row * width;
        for (let column = 0; column < columns; column++) da[at + column]! += share;
      }
    });
  },
} satisfies Partial<DerivativeTable>;
