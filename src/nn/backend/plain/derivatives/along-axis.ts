// Derivatives along one axis: a is (outer, length, inner). The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../../dtype.ts";
import { exp } from "../../../math.ts";
import type { Along } from "../../../shape.ts";
import type { DerivativeTable } from "../kernels.ts";

export const alongAxis = {
  // y = Σ a along an axis:  da += dy repeated along that axis
  sum: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) da[at + i]! += dy[o * inner + i]!;
      }
    }
  },
  // y = Σ a / length:  da += dy / length repeated
  mean: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) da[at + i]! += dy[o * inner + i]! / length;
      }
    }
  },
  // y = max a along an axis:  da += dy at the first largest, which alone decided y
  max: (dy, y, [a], [da], sizes) => {
    if (da) addToFirst(da, dy, y, a, sizes);
  },
  // y = min a along an axis:  da += dy at the first smallest, which alone decided y
  min: (dy, y, [a], [da], sizes) => {
    if (da) addToFirst(da, dy, y, a, sizes);
  },
  // y = √Σ a²:  da += dy a / y  (0 where y = 0)
  norm: (dy, y, [a], [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) {
          const norm = y[o * inner + i]!;
          da[at + i]! += norm === 0 ? 0 : (dy[o * inner + i]! * a[at + i]!) / norm;
        }
      }
    }
  },
  // y = softmax a:  da += y (dy − Σ dy y)
  softmax: (dy, y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += dy[at]! * y[at]!;
        for (let at = start; at < end; at += inner) da[at]! += y[at]! * (dy[at]! - sum);
      }
    }
  },
  // y = ln softmax a:  da += dy − eʸ Σ dy
  logSoftmax: (dy, y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += dy[at]!;
        for (let at = start; at < end; at += inner) da[at]! += dy[at]! - exp(y[at]!) * sum;
      }
    }
  },
} satisfies Partial<DerivativeTable>;

/** Adds dy where a first equals the number y that was chosen from it; adding 0 makes −0 and 0 equal, and Object.is NaN and NaN. */
function addToFirst(
  da: Values,
  dy: Values,
  y: Values,
  a: Values,
  [outer, length, inner]: Along,
): void {
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner + i;
        if (!Object.is(a[at]! + 0, y[o * inner + i]! + 0)) continue;
        da[at]! += dy[o * inner + i]!;
        break;
      }
    }
  }
}
