// Derivatives of matrix products. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { DerivativeTable } from "../kernels.ts";
import { addMatrixProduct, part } from "../matrix-product.ts";

export const matrix = {
  // y = a b (matrices):  da += dy bᵀ,  db += aᵀ dy
  matmul: (dy, _y, [a, b], [da, db], [rows, inner, columns]) => {
    if (da) addMatrixProduct(da, dy, b, [rows, columns, inner], { b: true });
    if (db) addMatrixProduct(db, a, dy, [inner, rows, columns], { a: true });
  },
  // y = a b, matrix by matrix:  da += dy bᵀ,  db += aᵀ dy
  batchedMatmul: (dy, _y, [a, b], [da, db], [batch, rows, inner, columns]) => {
    for (let n = 0; n < batch; n++) {
      const ofDy = part(dy, n, rows * columns);
      if (da) {
        const ofB = part(b, n, inner * columns);
        const sizes = [rows, columns, inner] as const;
        addMatrixProduct(part(da, n, rows * inner), ofDy, ofB, sizes, { b: true });
      }
      if (db) {
        const ofA = part(a, n, rows * inner);
        const sizes = [inner, rows, columns] as const;
        addMatrixProduct(part(db, n, inner * columns), ofA, ofDy, sizes, { a: true });
      }
    }
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
