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
  // y (outer, second, middle, first, inner) = a (outer, first, middle, second, inner)
  swapAxes: (y, [a], [outer, first, middle, second, inner]) => {
    let to = 0;
    for (let o = 0; o < outer; o++) {
      for (let s = 0; s < second; s++) {
        for (let m = 0; m < middle; m++) {
          for (let f = 0; f < first; f++) {
            const from = (((o * first + f) * middle + m) * second + s) * inner;
            for (let i = 0; i < inner; i++) y[to++] = a[from + i]!;
          }
        }
      }
    }
  },
  // each row of y is a row of a, then one of b, then one of c
  concat: (y, operands, [rows, ...widths]) => {
    let to = 0;
    for (let row = 0; row < rows; row++) {
      for (let which = 0; which < 3; which++) {
        const part = operands[which]!;
        const width = widths[which]!;
        for (let i = 0; i < width; i++) y[to++] = part[row * width + i]!;
      }
    }
  },
  // y (outer, count, inner) takes positions start, start + step, … of a (outer, length, inner)
  slice: (y, [a], [outer, length, inner, start, step, count]) => {
    let to = 0;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < count; p++) {
        const from = (o * length + start + p * step) * inner;
        for (let i = 0; i < inner; i++) y[to++] = a[from + i]!;
      }
    }
  },
  // y (outer, count, inner) takes the positions that stand in b (count) of a (outer, length, inner)
  gather: (y, [a, b], [outer, length, inner, count]) => {
    let to = 0;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < count; p++) {
        const from = (o * length + b[p]!) * inner;
        for (let i = 0; i < inner; i++) y[to++] = a[from + i]!;
      }
    }
  },
  // y (rows, before + width + after) holds a (rows, width), and value around it
  pad: (y, [a], [rows, width, before, after, value]) => {
    y.fill(value);
    const padded = before + width + after;
    for (let row = 0; row < rows; row++) {
      const to = row * padded + before;
      for (let i = 0; i < width; i++) y[to + i] = a[row * width + i]!;
    }
  },
} satisfies Partial<ForwardTable>;
