// Functions of one number that need care to stay accurate far from zero.

/** The logistic function 1 / (1 + e⁻ˣ), written so that exp never overflows. */
export function sigmoidOf(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** ln(1 + eˣ), written so that exp never overflows and small values are not lost. */
export function softplusOf(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** φ(x) = e^(−x²/2) / √(2π), the bell curve. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) * 0.3989422804014327;
}

/**
 * Φ(x): how probable it is that a standard normal number lies below x. It is (1 + erf(x / √2)) / 2.
 *
 * Near 0 the series ½ + φ(x) (x + x³/3 + x⁵/(3·5) + …), whose terms have one sign; in the tails Mills' ratio as
 * a continued fraction, Φ(−t) = φ(t) / (t + 1/(t + 2/(t + 3/(t + …)))).
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
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/** u(x) = √(2/π) (x + 0.044715 x³): tanh u is near to 2 Φ(x) − 1. */
export function geluTanhInner(x: number): number {
  return 0.7978845608028654 * (x + 0.044715 * x * x * x);
}

/** u′(x), the derivative of `geluTanhInner`. */
export function geluTanhInnerSlope(x: number): number {
  return 0.7978845608028654 * (1 + 3 * 0.044715 * x * x);
}
