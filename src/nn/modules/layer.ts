// What layers have in common: options, and sizes that must be whole numbers.

import type { Dtype } from "../dtype.ts";
import { ArgumentError } from "../errors.ts";
import { Random } from "../random.ts";

/** Options of all layers that draw parameters. */
export interface LayerOptions {
  /** Where the weights' random numbers start; without it they continue the shared stream. */
  seed?: number | Random;
  /** Precision, `float32` by default. */
  dtype?: Dtype;
}

/** @throws {ArgumentError} if a size is no whole number ≥ 1 */
export function checkSizes(sizes: Record<string, number>, who: string): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (Number.isSafeInteger(size) && size >= 1) continue;
    throw new ArgumentError(`${who}: ${name} is ${size}; expected a whole number ≥ 1`);
  }
}

/** A stream that several parts can share, or undefined if they are to draw from the shared one whenever they do. */
export function streamFrom(seed: number | Random | undefined): Random | undefined {
  return typeof seed === "number" ? new Random(seed) : seed;
}
