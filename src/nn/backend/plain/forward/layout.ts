// Forward kernels that move numbers and compute none.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { ForwardTable } from "../kernels.ts";

export const layout = {
  // y (columns, rows) = aᵀ, a (rows, columns)
  transpose: (y, [a], [rows, columns]) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        y[column * rows + row] = a[row * columns + column]!;
      }
    }
  },
  copy: (y, [a]) => y.set(a),
  // y (outer, length, inner) repeats a (outer, inner) along the middle axis
  expand: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) y[at + i] = a[o * inner + i]!;
      }
    }
  },
} satisfies Partial<ForwardTable>;
