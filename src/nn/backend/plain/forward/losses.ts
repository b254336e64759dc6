// Forward kernels of losses: all numbers of a and b into one.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { softplus } from "../../../math.ts";
import type { ForwardTable } from "../kernels.ts";
import { logSumOf } from "../log-sum.ts";

export const losses = {
  // y = Σ over examples and classes of −p ln softmax(a) / divisor, with p = b, or 1 at class b and 0 elsewhere
  crossEntropy: (y, [a, b], [examples, classes, targetWidth, divisor]) => {
    let sum = 0;
    for (let n = 0; n < examples; n++) {
      const start = n * classes;
      const { largest, rest } = logSumOf(a, start, classes);
      if (targetWidth === 0) {
        sum += rest - (a[start + b[n]!]! - largest);
        continue;
      }
      for (let i = 0; i < classes; i++) sum += b[start + i]! * (rest - (a[start + i]! - largest));
    }
    y[0] = sum / divisor;
  },
  // y = Σ −(b ln σ(a) + (1 − b) ln(1 − σ(a))) / divisor, which is Σ (ln(1 + eᵃ) − b a) / divisor
  binaryCrossEntropy: (y, [a, b], [divisor]) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += softplus(a[i]!) - b[i]! * a[i]!;
    y[0] = sum / divisor;
  },
} satisfies Partial<ForwardTable>;
