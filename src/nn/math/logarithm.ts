// The natural logarithm.
//
// x = 2ᵏ · m with m between √½ and √2, so ln x = k ln 2 + ln m. With f = m − 1 and s = f / (2 + f),
// m = (1 + s) / (1 − s) and ln m = s (2 + R) = f − s (f − R), where R = 2/3 s² + 2/5 s⁴ + … is small.
// Constants: tests/nn/math/coefficients.py.

import { nearestExponent, scaled } from "./powers-of-two.ts";

const LnTwoHigh = 0.6931471805592082; // ln 2: 40 bits, so that k · LnTwoHigh is exact,
const LnTwoLow = 7.371002565167799e-13; // and the rest

/** ln x: −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : Number.NaN;
  const k = nearestExponent(x);
  const f = scaled(x, -k) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const even =
    0.6666666666666666 +
    z2 * (0.28571428570803614 + z2 * (0.18181795640132906 + z2 * 0.13268773138656886));
  const odd =
    0.4000000000000088 +
    z2 * (0.22222222391713917 + z2 * (0.15386239702814658 + z2 * 0.13086626147840102));
  const R = z * (even + z * odd);
  return k * LnTwoHigh + (f - (s * (f - R) - k * LnTwoLow));
}

/** ln(1 + x), also where 1 + x rounds to 1. */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (!(sum > 0 && sum < Infinity)) return log(sum);
  // What rounding took from 1 + x changes the logarithm by that part of the sum.
  const lost = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  return x === 0 ? x : log(sum) + lost / sum;
}

/**
 * ln x in two parts, high + low, with some 12 more bits than one number holds, for powers.
 *
 * @param x positive and finite
 */
export function preciseLog(x: number): { high: number; low: number } {
  const k = nearestExponent(x);
  const f = scaled(x, -k) - 1;
  // Each name with a Low beside it is the sum of two numbers.
  const sum = 2 + f;
  const sumLow = f - (sum - 2);
  const s = f / sum;
  const product = s * sum;
  const sLow = (f - product - productRest(s, sum, product) - s * sumLow) / sum;
  const z = s * s;
  const zLow = productRest(s, s, z) + 2 * s * sLow;
  const cube = s * z;
  const cubeLow = productRest(s, z, cube) + s * zLow + sLow * z;
  const third = cube * TwoThirds;
  const thirdLow = productRest(cube, TwoThirds, third) + cube * TwoThirdsLow + cubeLow * TwoThirds;
  // The rest, from s⁵ on, is so small that it needs no second part.
  let rest = 0;
  for (let i = 14; i >= 2; i--) rest = rest * z + 2 / (2 * i + 1);
  rest *= cube * z;
  const whole = k * LnTwoHigh;
  const main = whole + 2 * s;
  const mainLow = sumRest(whole, 2 * s, main);
  const high = main + third;
  return {
    high,
    low: sumRest(main, third, high) + (mainLow + (2 * sLow + thirdLow + rest + k * LnTwoLow)),
  };
}

const TwoThirds = 0.6666666666666666;
const TwoThirdsLow = 3.700743415417188e-17;

/** What rounding took from `sum`, which is a + b. */
function sumRest(a: number, b: number, sum: number): number {
  const kept = sum - a;
  return a - (sum - kept) + (b - kept);
}

/** What rounding took from `product`, which is a · b; exact below 2⁹⁹⁶ (Dekker 1971). */
export function productRest(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The first 26 bits. */
function upperHalf(x: number): number {
  const large = 134217729 * x; // (2²⁷ + 1) x
  return large - (large - x);
}
