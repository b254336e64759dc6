// Powers.

import { expOfSum } from "./exponential.ts";
import { preciseLog, productRest } from "./logarithm.ts";

/**
 * baseˣ as in other languages: x = 0 and base = 1 give 1, also with NaN; a base below 0 needs a whole
 * exponent, otherwise the result is NaN.
 */
export function power(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN;
  if (exponent === 1) return base;
  if (exponent === 2) return base * base;
  if (exponent === 3) return base * base * base;
  const size = Math.abs(base);
  const negative = base < 0 || Object.is(base, -0);
  if (negative && size !== 0 && size !== Infinity && !Number.isInteger(exponent) && Math.abs(exponent) !== Infinity) return Number.NaN; // prettier-ignore
  const value = positivePower(size, exponent);
  return negative && Math.abs(exponent) % 2 === 1 ? -value : value;
}

/** eˣ ˡⁿ ᵇᵃˢᵉ, with the product of exponent and logarithm in two parts. */
function positivePower(base: number, exponent: number): number {
  if (base === 1) return 1;
  if (base === 0 || base === Infinity || Math.abs(exponent) === Infinity) {
    return base > 1 === exponent > 0 ? Infinity : 0;
  }
  const { high, low } = preciseLog(base);
  const product = exponent * high;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  return expOfSum(product, productRest(exponent, high, product) + exponent * low);
}

/** baseⁿ for a whole number n ≥ 0, by repeated squaring. */
export function integerPower(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
