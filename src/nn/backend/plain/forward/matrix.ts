// Forward kernels of matrix products.

import type { ForwardTable } from "../kernels.ts";
import { addMatrixProduct, part } from "../matrix-product.ts";

export const matrix = {
  // y (rows, columns) = a (rows, inner) · b (inner, columns)
  matmul: (y, [a, b], sizes) => {
    y.fill(0);
    addMatrixProduct(y, a, b, sizes);
  },
  // y (batch, rows, columns) = a (batch, rows, inner) · b (batch, inner, columns), one by one
  batchedMatmul: (y, [a, b], [batch, ...sizes]) => {
    y.fill(0);
    const [rows, inner, columns] = sizes;
    for (let n = 0; n < batch; n++) {
      const ofA = part(a, n, rows * inner);
      const ofB = part(b, n, inner * columns);
      addMatrixProduct(part(y, n, rows * columns), ofA, ofB, sizes);
    }
  },
  // y (rows, out) = a (rows, in) · bᵀ, b (out, in), plus c (out) on every row; c may be empty
  affine: (y, [a, b, c], sizes) => {
    const outFeatures = sizes[2];
    if (c.length === 0) y.fill(0);
    else for (let start = 0; start < y.length; start += outFeatures) y.set(c, start);
    addMatrixProduct(y, a, b, sizes, { b: true });
  },
} satisfies Partial<ForwardTable>;
