// The functions that squash: tanh, the logistic function, and softplus whose slope that is.

import { exp } from "./exponential.ts";
import { log1p } from "./logarithm.ts";

/**
 * tanh x = 1 − 2 / (e²ˣ + 1) away from 0, where nothing cancels; near 0 the eighth convergent of
 * Lambert's continued fraction x / (1 + x² / (3 + x² / (5 + …))).
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size >= 0.55) {
    const value = size > 22 ? 1 : 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -value : value;
  }
  if (size < 1e-8) return x;
  const z = x * x;
  const above = 675675 + z * (45045 + z * (594 + z));
  const below = 2027025 + z * (945945 + z * (51975 + z * (630 + z)));
  return x - x * z * (above / below);
}

/** σ(x) = 1 / (1 + e⁻ˣ), written so that exp never overflows. */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  const sum = 1 + e;
  const lost = e - (sum - 1); // by rounding the sum, whose reciprocal is σ(|x|)
  if (x < 0) {
    const small = e / sum;
    return small - small * lost * (1 - small);
  }
  const large = 1 / sum;
  return large - large * lost * large;
}

/** ln(1 + eˣ), written so that exp never overflows and small values are not lost. */
export function softplus(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}
