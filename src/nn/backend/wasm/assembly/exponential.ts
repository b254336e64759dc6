// The exponential function and its relatives on four lanes, by range reduction and polynomials.
//
// The coefficients come from tests/nn/backend/fit-polynomials.ts; the errors are tested against double
// precision over the range of float32.

import { madd, nmadd, select } from "./lanes";

/** eˣ: x = n ln 2 + r with |r| ≤ ln 2 / 2, then a polynomial in r and 2ⁿ by its bits. */
@inline
export function exp(x: v128): v128 {
  // pmin and pmax are one instruction each, and keep a NaN that comes first.
  const clamped = f32x4.pmax(f32x4.pmin(x, f32x4.splat(88.8)), f32x4.splat(-103.98));
  const k = rounded(clamped);
  const r = reduced(clamped, f32x4.sub(k, f32x4.splat(Shift)));
  const y = f32x4.add(madd(polynomial(r), f32x4.mul(r, r), r), f32x4.splat(1));
  // 2ⁿ in two factors, so that results below the smallest normal number and above 2¹²⁷ come out right.
  const whole = i32x4.sub(k, i32x4.splat(reinterpret<i32>(Shift)));
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(y, power(half)), power(i32x4.sub(whole, half)));
}

/** Added to a number below 2²², it leaves the nearest whole number in the last bits. */
const Shift: f32 = 12582912;

/** x / ln 2, rounded, plus `Shift` */
@inline
function rounded(x: v128): v128 {
  return madd(x, f32x4.splat(1.44269504), f32x4.splat(Shift));
}

/** x − n ln 2, with ln 2 in two parts, the first with so few digits that n times it is exact. */
@inline
function reduced(x: v128, n: v128): v128 {
  return nmadd(n, f32x4.splat(-2.12194442e-4), nmadd(n, f32x4.splat(0.693359375), x));
}

/** (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2 */
@inline
function polynomial(r: v128): v128 {
  let p = f32x4.splat(1.98910100e-4);
  p = madd(p, r, f32x4.splat(1.39336672e-3));
  p = madd(p, r, f32x4.splat(8.33331048e-3));
  p = madd(p, r, f32x4.splat(4.16664630e-2));
  p = madd(p, r, f32x4.splat(0.166666672));
  return madd(p, r, f32x4.splat(0.5));
}

/** 2ⁿ for |n| ≤ 126 */
@inline
function power(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** 1 / (1 + e⁻ˣ), from e to the minus |x| so that nothing overflows. */
@inline
export function sigmoid(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  const one = f32x4.splat(1);
  const small = f32x4.div(e, f32x4.add(one, e));
  return select(f32x4.lt(x, f32x4.splat(0)), small, f32x4.sub(one, small));
}

/** tanh x = u / (u + 2) with u = e²ˣ − 1, which keeps its digits near 0; the sign is put back at the end. */
@inline
export function tanh(x: v128): v128 {
  // From 10 on the result is 1.
  const size = f32x4.abs(x);
  const twice = f32x4.pmin(f32x4.add(size, size), f32x4.splat(20));
  const k = rounded(twice);
  const r = reduced(twice, f32x4.sub(k, f32x4.splat(Shift)));
  // The bits of `Shift` itself are shifted out.
  const scale = i32x4.add(i32x4.shl(k, 23), i32x4.splat(0x3f800000));
  // 2ⁿ eʳ − 1 = 2ⁿ (eʳ − 1) + (2ⁿ − 1), of which the second part is exact.
  const less = madd(polynomial(r), f32x4.mul(r, r), r);
  const u = madd(scale, less, f32x4.sub(scale, f32x4.splat(1)));
  const y = f32x4.div(u, f32x4.add(u, f32x4.splat(2)));
  return v128.or(y, v128.and(x, f32x4.splat(-0)));
}

/** ln x: x = 2ⁿ m with m around 1, then a polynomial in m − 1. */
@inline
export function log(x: v128): v128 {
  const smallest = f32x4.splat(1.17549435e-38);
  // Below the smallest normal number, scale up first.
  const tiny = f32x4.lt(x, smallest);
  const scaled = select(tiny, f32x4.mul(x, f32x4.splat(8388608)), x);
  const bits = i32x4.sub(scaled, i32x4.splat(0x3f3504f3)); // √½
  const whole = i32x4.shr_s(bits, 23);
  const m = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const shift = v128.and(tiny, i32x4.splat(23));
  const n = f32x4.convert_i32x4_s(i32x4.sub(whole, shift));
  const r = f32x4.sub(m, f32x4.splat(1));
  const square = f32x4.mul(r, r);
  let p = f32x4.splat(6.97161183e-2);
  p = madd(p, r, f32x4.splat(-0.114797339));
  p = madd(p, r, f32x4.splat(0.116854198));
  p = madd(p, r, f32x4.splat(-0.124256872));
  p = madd(p, r, f32x4.splat(0.142490581));
  p = madd(p, r, f32x4.splat(-0.166678026));
  p = madd(p, r, f32x4.splat(0.200007156));
  p = madd(p, r, f32x4.splat(-0.249999970));
  p = madd(p, r, f32x4.splat(0.333333313));
  p = f32x4.mul(f32x4.mul(p, r), square);
  p = madd(n, f32x4.splat(-2.12194442e-4), p);
  p = nmadd(square, f32x4.splat(0.5), p);
  const y = madd(n, f32x4.splat(0.693359375), f32x4.add(r, p));
  const zero = f32x4.splat(0);
  const infinity = f32x4.splat(Infinity);
  let result = select(f32x4.eq(x, infinity), infinity, y);
  result = select(f32x4.eq(x, zero), f32x4.neg(infinity), result);
  return select(f32x4.ge(x, zero), result, f32x4.splat(NaN));
}

/** ln(1 + e), 0 ≤ e ≤ 1, without losing the digits of a small e. */
@inline
export function log1p(e: v128): v128 {
  const one = f32x4.splat(1);
  const u = f32x4.add(one, e);
  // What rounding 1 + e lost, put back by the slope 1 / u.
  const lost = f32x4.sub(e, f32x4.sub(u, one));
  return f32x4.add(log(u), f32x4.div(lost, u));
}

/** ln(1 + eˣ) = max(x, 0) + ln(1 + e to the minus |x|) */
@inline
export function softplus(x: v128): v128 {
  const e = exp(f32x4.neg(f32x4.abs(x)));
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1p(e));
}

/** e to the minus x² / 2, the bell curve without its factor. */
@inline
export function bell(x: v128): v128 {
  return exp(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

/**
 * The share of a standard normal distribution that lies below x, given `bell(x)`: to within 1.5e-7 by formula
 * 7.1.26 of Abramowitz and Stegun, 1964.
 */
@inline
export function normalShare(x: v128, bellOfX: v128): v128 {
  const one = f32x4.splat(1);
  const size = f32x4.mul(f32x4.abs(x), f32x4.splat(0.70710678));
  const t = f32x4.div(one, madd(size, f32x4.splat(0.3275911), one));
  let p = f32x4.splat(1.061405429);
  p = madd(p, t, f32x4.splat(-1.453152027));
  p = madd(p, t, f32x4.splat(1.421413741));
  p = madd(p, t, f32x4.splat(-0.284496736));
  p = madd(p, t, f32x4.splat(0.254829592));
  const tail = f32x4.mul(f32x4.mul(p, t), f32x4.mul(bellOfX, f32x4.splat(0.5)));
  return select(f32x4.lt(x, f32x4.splat(0)), tail, f32x4.sub(one, tail));
}
