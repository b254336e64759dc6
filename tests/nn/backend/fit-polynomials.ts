// Finds the coefficients of assembly/exponential.ts: `node tests/nn/backend/fit-polynomials.ts` prints them.
//
// Each polynomial interpolates its function at Chebyshev points of the reduced range, which is close to the
// best that its degree allows. Functions are summed as series, so that no digits cancel.

/** Σ over k ≥ 0 of term(k), until nothing changes. */
function series(term: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < 400; k++) sum += term(k);
  return sum;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

/** (eʳ − 1 − r) / r² = Σ rᵏ / (k + 2)! */
const exponential = (r: number) => series((k) => (k > 60 ? 0 : r ** k / factorial(k + 2)));

/** (ln(1 + r) − r + r² / 2) / r³ = Σ (−r)ᵏ / (k + 3) */
const logarithm = (r: number) => series((k) => (-r) ** k / (k + 3));

/** Coefficients, from the constant up, of the polynomial through f at the Chebyshev points of [low, high]. */
function fit(f: (x: number) => number, degree: number, [low, high]: [number, number]): number[] {
  const count = degree + 1;
  const points = Array.from({ length: count }, (_, i) => Math.cos((Math.PI * (i + 0.5)) / count));
  const places = points.map((t) => (low + high) / 2 + ((high - low) / 2) * t);
  // Newton's divided differences, multiplied out from the innermost bracket.
  const table = places.map(f);
  for (let order = 1; order < count; order++) {
    for (let i = count - 1; i >= order; i--) {
      const width = (places[i] as number) - (places[i - order] as number);
      table[i] = ((table[i] as number) - (table[i - 1] as number)) / width;
    }
  }
  let coefficients: number[] = [];
  for (let i = count - 1; i >= 0; i--) {
    const shifted = [0, ...coefficients];
    coefficients.forEach((c, k) => {
      shifted[k] = (shifted[k] as number) - c * (places[i] as number);
    });
    shifted[0] = (shifted[0] as number) + (table[i] as number);
    coefficients = shifted.slice(0, Math.max(1, count - i));
  }
  return coefficients;
}

const fits = {
  exp: fit(exponential, 5, [-Math.LN2 / 2 - 1e-4, Math.LN2 / 2 + 1e-4]),
  log: fit(logarithm, 8, [Math.SQRT1_2 - 1, Math.SQRT2 - 1]),
};
for (const [name, coefficients] of Object.entries(fits)) {
  console.log(name, coefficients.map((c) => Math.fround(c).toPrecision(9)).join(" "));
}
