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
  // y exchanges two axes of a:  da += dy with these axes exchanged back
  swapAxes: (dy, _y, _operands, [da], [outer, first, middle, second, inner]) => {
    if (!da) return;
    let from = 0;
    for (let o = 0; o < outer; o++) {
      for (let s = 0; s < second; s++) {
        for (let m = 0; m < middle; m++) {
          for (let f = 0; f < first; f++) {
            const to = (((o * first + f) * middle + m) * second + s) * inner;
            for (let i = 0; i < inner; i++) da[to + i]! += dy[from++]!;
          }
        }
      }
    }
  },
  // y = rows of a, b, c side by side:  each gradient += its part of the rows of dy
  concat: (dy, _y, _operands, gradients, [rows, ...widths]) => {
    const whole = widths[0] + widths[1] + widths[2];
    let start = 0;
    for (let which = 0; which < 3; which++) {
      const part = gradients[which];
      const width = widths[which]!;
      for (let row = 0; part && row < rows; row++) {
        const from = row * whole + start;
        for (let i = 0; i < width; i++) part[row * width + i]! += dy[from + i]!;
      }
      start += width;
    }
  },
  // y = some positions of a:  da += dy at these positions
  slice: (dy, _y, _operands, [da], [outer, length, inner, start, step, count]) => {
    if (!da) return;
    let from = 0;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < count; p++) {
        const to = (o * length + start + p * step) * inner;
        for (let i = 0; i < inner; i++) da[to + i]! += dy[from++]!;
      }
    }
  },
  // y = the positions b of a:  da += dy at these positions, as often as each was taken
  gather: (dy, _y, [, b], [da], [outer, length, inner, count]) => {
    if (!da) return;
    let from = 0;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < count; p++) {
        const to = (o * length + b[p]!) * inner;
        for (let i = 0; i < inner; i++) da[to + i]! += dy[from++]!;
      }
    }
  },
  // y = a with constants around it:  da += the inner part of dy
  pad: (dy, _y, _operands, [da], [rows, width, before, after]) => {
    if (!da) return;
    const padded = before + width + after;
    for (let row = 0; row < rows; row++) {
      const from = row * padded + before;
      for (let i = 0; i < width; i++) da[row * width + i]! += dy[from + i]!;
    }
  },
} satisfies Partial<DerivativeTable>;
