// Derivatives of what moves numbers. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { DerivativeTable } from "../kernels.ts";

export const layout = {
  // y = aᵀ:  da += dyᵀ
  transpose: (dy, _y, _operands, [da], [rows, columns]) => {
    if (!da) return;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        da[row * columns + column]! += dy[column * rows + row]!;
      }
    }
  },
  // y = a in another shape or precision:  da += dy
  copy: (dy, _y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]!;
  },
  // y repeats a along an axis:  da += dy summed along that axis
  expand: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let p = 0; p < length; p++) sum += dy[(o * length + p) * inner + i]!;
        da[o * inner + i]! += sum;
      }
    }
  },
} satisfies Partial<DerivativeTable>;
