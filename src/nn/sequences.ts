// Sequences: tensors of evenly spaced numbers.

import { type CreationOptions, make } from "./creation.ts";
import { ArgumentError } from "./errors.ts";
import type { Tensor } from "./tensor.ts";

/**
 * start, start + step, start + 2 step … up to, but without, `end`.
 *
 * Computed as start + i · step in double precision. With a step that is no whole number rounding may let the
 * last number reach `end`; `linspace` says how many there are.
 *
 * @param start 0 if only `end` is given
 * @param step 1 by default
 * @throws {ArgumentError} if a number is not finite, or the step is 0 or leads away from `end`
 * @example arange(4).toArray() // [0, 1, 2, 3]
 * @example arange(5, 2, -1).toArray() // [5, 4, 3]
 */
export function arange(end: number, options?: CreationOptions): Tensor;
export function arange(start: number, end: number, options?: CreationOptions): Tensor;
export function arange(start: number, end: number, step: number, options?: CreationOptions): Tensor; // prettier-ignore
export function arange(...given: (number | CreationOptions | undefined)[]): Tensor {
  const numbers = given.filter((part) => typeof part === "number");
  const options = given.find((part) => typeof part === "object");
  const [start = 0, end = Number.NaN, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
  // Adding 0 makes 0 of −0.
  const count = Math.ceil((end - start) / step) + 0;
  if (!Number.isFinite(start) || !Number.isFinite(step) || !(count >= 0 && count < Infinity)) {
    throw new ArgumentError(
      `arange: no way leads from ${start} to ${end} in steps of ${step}; expected finite numbers and a step in that direction`,
    );
  }
  return make("arange", [count], options ?? {}, (values) => {
    for (let i = 0; i < count; i++) values[i] = start + i * step;
  });
}

/**
 * `count` numbers from `start` to `end`, both included, evenly spaced.
 *
 * @throws {ArgumentError} if a number is not finite, or the count no whole number ≥ 0
 * @example linspace(0, 1, 5).toArray() // [0, 0.25, 0.5, 0.75, 1]
 */
export function linspace(
  start: number,
  end: number,
  count: number,
  options: CreationOptions = {},
): Tensor {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new ArgumentError(`linspace: count is ${count}; expected a whole number ≥ 0`);
  }
  if (!Number.isFinite(start) || !Number.isFinite(end)) {
    throw new ArgumentError(`linspace: from ${start} to ${end}; expected finite numbers`);
  }
  return make("linspace", [count], options, (values) => {
    const gaps = Math.max(count - 1, 1);
    // Weighted so that both ends are exact.
    for (let i = 0; i < count; i++) values[i] = start * (1 - i / gaps) + end * (i / gaps);
  });
}
