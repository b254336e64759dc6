// Functions of one number of which gelu is made.

import { erf, exp } from "../../math.ts";

/** φ(x) = e^(−x²/2) / √(2π), the bell curve. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) * 0.3989422804014327;
}

/**
 * Φ(x): how probable it is that a standard normal number lies below x. It is (1 + erf(x / √2)) / 2.
 *
 * In the tails, where that would cancel, Mills' ratio as a continued fraction:
 * Φ(−t) = φ(t) / (t + 1/(t + 2/(t + 3/(t + …)))).
 * The error is below 6·10⁻¹⁶, and below 3·10⁻¹³ of the value where that is small.
 */
export function normalBelow(x: number): number {
  const t = Math.abs(x);
  if (t > 3) {
    let fraction = t;
    for (let k = 60; k >= 1; k--) fraction = t + k / fraction;
    const tail = t === Infinity ? 0 : normalDensity(t) / fraction;
    return x < 0 ? tail : 1 - tail;
  }
  return (1 + erf(x * Math.SQRT1_2)) / 2;
}

/** u(x) = √(2/π) (x + 0.044715 x³): tanh u is near to 2 Φ(x) − 1. */
export function geluTanhInner(x: number): number {
  return 0.7978845608028654 * (x + 0.044715 * x * x * x);
}

/** u′(x), the derivative of `geluTanhInner`. */
export function geluTanhInnerSlope(x: number): number {
  return 0.7978845608028654 * (1 + 3 * 0.044715 * x * x);
}
