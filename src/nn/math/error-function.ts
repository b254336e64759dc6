// The error function: erf x = 2/√π ∫₀ˣ e^(−t²) dt.
//
// Constants: tests/nn/math/coefficients.py.

import { exp } from "./exponential.ts";

/** erf x / x − 1 as a polynomial in x², lowest power first, up to x = 1. */
const near = Float64Array.of(
  ...[0.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792],
  ...[0.0052239776248180145, -0.000854832698083379, 0.0001205533111164271],
  ...[-1.4925595266831182e-5, 1.6461000484121368e-6, -1.6350312701054695e-7],
  ...[1.4659775274047436e-8, -1.1372848856791674e-9, 5.957176147748911e-11],
);

/** e^(x²) (1 − erf x) as a polynomial in (x − 3) / (x + 3), from x = 1 to 6. */
const far = Float64Array.of(
  ...[0.17900115118138996, -0.32623356004303716, 0.24560380171233195, -0.15011593650078744],
  ...[0.07166583719774874, -0.024392499318273194, 0.004269136347508256, 0.0007077464443901538],
  ...[-0.0005970623517093284, 4.525472635483354e-5, 6.406182073530546e-5, -1.284889451252353e-5],
  ...[-8.008021319412685e-6, 2.023603179641757e-6, 1.2801900862962662e-6],
);

/** erf x, between −1 and 1. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= 1) return x + x * polynomial(near, x * x);
  if (Number.isNaN(x)) return x;
  const tail = size > 6 ? 0 : exp(-size * size) * polynomial(far, (size - 3) / (size + 3));
  return x < 0 ? tail - 1 : 1 - tail;
}

function polynomial(coefficients: Float64Array, x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] ?? 0);
  return sum;
}
