// Derivatives of losses. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { exp, sigmoid } from "../../../math.ts";
import type { DerivativeTable } from "../kernels.ts";
import { logSumOf } from "../log-sum.ts";

export const losses = {
  // y = Σ −p ln softmax(a) / divisor:  da += dy (softmax(a) Σ p − p) / divisor,  dp −= dy ln softmax(a) / divisor;
  // a class index has no gradient
  crossEntropy: (dy, _y, [a, b], [da, db], [examples, classes, targetWidth, divisor]) => {
    const share = dy[0]! / divisor;
    for (let n = 0; n < examples; n++) {
      const start = n * classes;
      const { largest, rest } = logSumOf(a, start, classes);
      const indexed = targetWidth === 0;
      let total = indexed ? 1 : 0;
      for (let i = 0; !indexed && i < classes; i++) total += b[start + i]!;
      for (let i = 0; i < classes; i++) {
        const logProbability = a[start + i]! - largest - rest;
        const p = indexed ? (b[n] === i ? 1 : 0) : b[start + i]!;
        if (da) da[start + i]! += share * (exp(logProbability) * total - p);
        if (db && !indexed) db[start + i]! -= share * logProbability;
      }
    }
  },
  // y = Σ (ln(1 + eᵃ) − b a) / divisor:  da += dy (σ(a) − b) / divisor,  db −= dy a / divisor
  binaryCrossEntropy: (dy, _y, [a, b], [da, db], [divisor]) => {
    const share = dy[0]! / divisor;
    if (da) for (let i = 0; i < a.length; i++) da[i]! += share * (sigmoid(a[i]!) - b[i]!);
    if (db) for (let i = 0; i < a.length; i++) db[i]! -= share * a[i]!;
  },
} satisfies Partial<DerivativeTable>;
