// The exponential function.
//
// x = n · ln 2 / 16 + r with a whole number n and |r| ≤ ln 2 / 32, so eˣ = 2^(n / 16) · eʳ: the first factor
// is looked up, the second is a short polynomial. Constants: tests/nn/math/coefficients.py.

import { scaled } from "./powers-of-two.ts";

const StepsPerUnit = 23.083120654223414; // 16 / ln 2
const StepHigh = 0.04332169878489367; // ln 2 / 16: 36 bits, so that n · StepHigh is exact,
const StepLow = 1.0291218489310676e-13; // and the rest

/** Added and taken away again, it rounds a number below 2⁵¹ to a whole one. */
const Rounder = 6755399441055744;

/** 2^(j / 16), and what is lost by rounding it. */
const roots = Float64Array.of(
  ...[1, 1.0442737824274138, 1.0905077326652577, 1.1387886347566916],
  ...[1.189207115002721, 1.241857812073484, 1.2968395546510096, 1.3542555469368927],
  ...[Math.SQRT2, 1.4768261459394993, 1.5422108254079407, 1.6104903319492543],
  ...[1.681792830507429, 1.7562521603732995, 1.8340080864093424, 1.9152065613971474],
);
const rootRests = Float64Array.of(
  ...[0, 8.551889705537965e-17, -3.046782079812471e-17, 8.912812676025408e-17],
  ...[3.982015231465646e-17, 4.658027591836937e-17, 2.5382502794888315e-17, 7.70094837980299e-17],
  ...[-9.667293313452913e-17, -3.483994556892796e-17, 7.949834809697621e-17],
  ...[2.4707192569797888e-17, 8.199010020581497e-17, 2.960140695448873e-17],
  ...[3.283107224245627e-17, -1.0619946056195963e-16],
);

/** eˣ: Infinity above 709.78, 0 below −745.13. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e to the power x + rest, where rest is a small part of x that did not fit into it. */
export function expOfSum(x: number, rest: number): number {
  if (x > 710) return Infinity;
  if (x < -746) return 0;
  const n = x * StepsPerUnit + Rounder - Rounder;
  const r = x - n * StepHigh - (n * StepLow - rest);
  const r2 = r * r;
  // eʳ − 1
  const grown =
    r +
    r2 *
      (0.5 +
        r * 0.16666666666666669 +
        r2 *
          (0.041666666663595475 +
            r * 0.00833333333299209 +
            r2 * (0.0013889063440655327 + r * 0.0001984146378747018)));
  const root = roots[n & 15] ?? Number.NaN;
  return scaled(root + ((rootRests[n & 15] ?? 0) + root * grown), n >> 4);
}
