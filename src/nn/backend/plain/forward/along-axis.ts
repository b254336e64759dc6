// Forward kernels along one axis: a is (outer, length, inner), and length is what they work along.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { exp, log } from "../../../math.ts";
import type { ForwardTable } from "../kernels.ts";

export const alongAxis = {
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
  min: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let smallest = Infinity;
        for (let p = 0; p < length; p++) {
          smallest = Math.min(smallest, a[(o * length + p) * inner + i]!);
        }
        y[o * inner + i] = smallest;
      }
    }
  },
  norm: (y, [a], [outer, length, inner]) => {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let squares = 0;
        for (let p = 0; p < length; p++) {
          const value = a[(o * length + p) * inner + i]!;
          squares += value * value;
        }
        y[o * inner + i] = Math.sqrt(squares);
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
        for (let at = start; at < end; at += inner) sum += exp(a[at]! - m);
        for (let at = start; at < end; at += inner) y[at] = exp(a[at]! - m) / sum;
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
        for (let at = start; at < end; at += inner) sum += exp(a[at]! - m);
        const logSum = log(sum);
        for (let at = start; at < end; at += inner) y[at] = a[at]! - m - logSum;
      }
    }
  },
} satisfies Partial<ForwardTable>;
