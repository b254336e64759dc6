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
