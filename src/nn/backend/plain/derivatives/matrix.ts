// Derivatives of matrix products. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { DerivativeTable } from "../kernels.ts";
import { addMatrixProduct } from "../matrix-product.ts";

export const matrix = {
  // y = a b (matrices):  da += dy bᵀ,  db += aᵀ dy
  matmul: (dy, _y, [a, b], [da, db], [rows, inner, columns]) => {
    if (da) addMatrixProduct(da, dy, b, [rows, columns, inner], { b: true });
    if (db) addMatrixProduct(db, a, dy, [inner, rows, columns], { a: true });
  },
  // y = a bᵀ + c:  da += dy b,  db += dyᵀ a,  dc += dy summed over the rows
  affine: (dy, _y, [a, b], [da, db, dc], [rows, inFeatures, outFeatures]) => {
    if (da) addMatrixProduct(da, dy, b, [rows, outFeatures, inFeatures]);
    if (db) addMatrixProduct(db, dy, a, [outFeatures, rows, inFeatures], { a: true });
    if (dc) {
      for (let j = 0; j < outFeatures; j++) {
        let sum = 0;
        for (let at = j; at < dy.length; at += outFeatures) sum += dy[at]!;
        dc[j]! += sum;
      }
    }
  },
} satisfies Partial<DerivativeTable>;
