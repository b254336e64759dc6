// Sine and cosine.
//
// x = n · π/2 + r with a whole number n and |r| ≤ π/4: of n only the quarter of the circle counts, and on
// [−π/4, π/4] both functions are short polynomials. Constants: tests/nn/math/coefficients.py.

import { quarterTurns } from "./quarter-turns.ts";

const TurnsPerRadian = 0.6366197723675814; // 2/π
const Rounder = 6755399441055744; // 1.5 · 2⁵²: added and taken away again it rounds to whole numbers
const First = 1.5707963267341256; // π/2: 33 bits, so that n · First is exact up to n = 2²⁰,
const Second = 6.077100506303966e-11; // 33 bits more,
const Third = 2.0222662487959506e-21; // and the rest

/** sin x, x in radians; NaN at ±Infinity. */
export function sin(x: number): number {
  return x === 0 ? x : wave(x, 0);
}

/** cos x, x in radians; NaN at ±Infinity. */
export function cos(x: number): number {
  return wave(x, 1);
}

/** sin(x + ahead · π/2). */
function wave(x: number, ahead: number): number {
  if (Math.abs(x) > 1e6) return exactWave(x, ahead);
  const n = x * TurnsPerRadian + Rounder - Rounder;
  if (n === 0) return quarterWave(x, 0, ahead);
  const first = x - n * First;
  const second = n * Second;
  const near = first - second;
  // Close to a multiple of π/2 the three parts have too few digits.
  if (Math.abs(near) < 1e-6) return exactWave(x, ahead);
  const lost = first - near - second - n * Third;
  const r = near + lost;
  return quarterWave(r, near - r + lost, (n + ahead) & 3);
}

function exactWave(x: number, ahead: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { quarter, r, rest } = quarterTurns(x);
  return quarterWave(r, rest, (quarter + ahead) & 3);
}

/** sin(r + rest + quarter · π/2), where rest is what rounding took from r. */
function quarterWave(r: number, rest: number, quarter: number): number {
  const value = (quarter & 1) === 0 ? sineNear(r, rest) : cosineNear(r, rest);
  return quarter < 2 ? value : -value;
}

/** sin(r + rest) ≈ sin r + rest · cos r. */
function sineNear(r: number, rest: number): number {
  const z = r * r;
  const z2 = z * z;
  const even =
    -0.16666666666666666 +
    z2 * (-0.00019841269841265065 + z2 * (-2.5052106232447578e-8 - z2 * 7.586697117706918e-13));
  const odd = 0.008333333333333331 + z2 * (2.7557319219339167e-6 + z2 * 1.6058531618986147e-10);
  return r + (r * z * (even + z * odd) + rest * (1 - z / 2));
}

/** cos(r + rest) ≈ cos r − rest · r. */
function cosineNear(r: number, rest: number): number {
  const z = r * r;
  const z2 = z * z;
  const even =
    0.041666666666666664 +
    z2 * (2.4801587301584645e-5 + z2 * (2.087675579108042e-9 + z2 * 4.7458719020432915e-14));
  const odd = -0.0013888888888888887 + z2 * (-2.7557319221402824e-7 - z2 * 1.1470460887609959e-11);
  const parabola = 1 - z / 2;
  // 1 − z/2 rounds; what it loses is added to the small terms.
  return parabola + (1 - parabola - z / 2 + (z2 * (even + z * odd) - r * rest));
}
