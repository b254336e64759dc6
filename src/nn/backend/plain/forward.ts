// Forward kernels: what each operation computes, in plain loops over typed arrays.
//
// y is the result; a, b, c are the operands. Derivatives stand in derivatives.ts under the same names.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { ForwardTable } from "./kernels.ts";
import { addMatrixProduct } from "./matrix-product.ts";
import { sigmoidOf, softplusOf } from "./scalar-functions.ts";

export const forward: ForwardTable = {
  add: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! + b[i]!;
  },
  sub: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! - b[i]!;
  },
  mul: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * b[i]!;
  },
  div: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! / b[i]!;
  },
  pow: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! ** b[i]!;
  },
  neg: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = -a[i]!;
  },
  exp: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.exp(a[i]!);
  },
  log: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.log(a[i]!);
  },
  sqrt: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.sqrt(a[i]!);
  },
  square: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * a[i]!;
  },
  abs: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.abs(a[i]!);
  },
  // Math.max, unlike a comparison, keeps NaN.
  relu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.max(a[i]!, 0);
  },
  leakyRelu: (y, [a], [slope]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! <= 0 ? slope * a[i]! : a[i]!;
  },
  sigmoid: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = sigmoidOf(a[i]!);
  },
  tanh: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.tanh(a[i]!);
  },
  softplus: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = softplusOf(a[i]!);
  },
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
  // y (outer, inner) adds up a (outer, length, inner) along the middle axis
  sum: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let p = 0; p < length; p++) sum += a[(o * length + p) * inner + i]!;
        y[o * inner + i] = sum;
      }
    }
  },
  mean: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let p = 0; p < length; p++) sum += a[(o * length + p) * inner + i]!;
        y[o * inner + i] = sum / length;
      }
    }
  },
  max: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let largest = -Infinity;
        for (let p = 0; p < length; p++) {
          largest = Math.max(largest, a[(o * length + p) * inner + i]!);
        }
        y[o * inner + i] = largest;
      }
    }
  },
  // The largest score m is subtracted first so that exp cannot overflow; the quotient stays the same.
  softmax: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let m = -Infinity;
        for (let at = start; at < end; at += inner) m = Math.max(m, a[at]!);
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += Math.exp(a[at]! - m);
        for (let at = start; at < end; at += inner) y[at] = Math.exp(a[at]! - m) / sum;
      }
    }
  },
  logSoftmax: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let m = -Infinity;
        for (let at = start; at < end; at += inner) m = Math.max(m, a[at]!);
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += Math.exp(a[at]! - m);
        const logSum = Math.log(sum);
        for (let at = start; at < end; at += inner) y[at] = a[at]! - m - logSum;
      }
    }
  },
};
