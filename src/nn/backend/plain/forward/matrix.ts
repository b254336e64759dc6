// Forward kernels of matrix products.

import type { ForwardTable } from "../kernels.ts";
import { addMatrixProduct } from "../matrix-product.ts";

export const matrix = {
  // y (rows, columns) = a (rows, inner) · b (inner, columns)
  matmul: (y, [a, b], sizes) => {
    y.fill(0);
    addMatrixProduct(y, a, b, sizes);
  },
  // y (rows, out) = a (rows, in) · bᵀ, b (out, in), plus c (out) on every row; c may be empty
  affine: (y, [a, b, c], sizes) => {
    const outFeatures = sizes[2];
    if (c.length === 0) y.fill(0);
    else for (let start = 0; start < y.length; start += outFeatures) y.set(c, start);
    addMatrixProduct(y, a, b, sizes, { b: true });
  },
} satisfies Partial<ForwardTable>;
