// The logarithm of a sum of exponentials, from which softmax and cross-entropy come.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../dtype.ts";
import { exp, log } from "../../math.ts";

/**
 * ln Σ exp(a) of `length` numbers from `start` on, as two parts to be added: the largest number m, and
 * ln Σ exp(a − m), which never overflows. Subtracting m from a number first keeps all its digits.
 */
export function logSumOf(
  a: Values,
  start: number,
  length: number,
): { largest: number; rest: number } {
  let largest = -Infinity;
  for (let i = 0; i < length; i++) largest = Math.max(largest, a[start + i]!);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += exp(a[start + i]! - largest);
  return { largest, rest: log(sum) };
}
