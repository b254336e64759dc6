// Spread: mean and standard deviation of the numbers that are normalized together.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../dtype.ts";

/** Where they lie: `runs` stretches of `length` numbers, each `stride` behind the last. */
export interface Runs {
  start: number;
  runs: number;
  stride: number;
  length: number;
}

/** The mean m, and 1 / √(variance + epsilon) of just these numbers. */
export function spreadOf(
  a: Values,
  { start, runs, stride, length }: Runs,
  epsilon: number,
): { mean: number; scale: number } {
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    const at = start + run * stride;
    for (let i = 0; i < length; i++) sum += a[at + i]!;
  }
  const mean = sum / (runs * length);
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    const at = start + run * stride;
    for (let i = 0; i < length; i++) {
      const distance = a[at + i]! - mean;
      squares += distance * distance;
    }
  }
  return { mean, scale: 1 / Math.sqrt(squares / (runs * length) + epsilon) };
}
