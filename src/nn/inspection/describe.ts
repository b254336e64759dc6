// Describe: a tensor in a few numbers, to see at a glance whether it is in order.

import type { Dtype } from "../dtype.ts";
import { fresh } from "../node.ts";
import { operand } from "../operand.ts";
import type { Shape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** What `describe` finds. Least, largest, mean and deviation are of the numbers that are not NaN. */
export interface Description {
  shape: Shape;
  dtype: Dtype;
  min: number;
  max: number;
  mean: number;
  /** √(Σ (x − mean)² / count) */
  standardDeviation: number;
  nanCount: number;
}

/**
 * Counts and measures the numbers of a tensor; NaN where there are none to measure.
 *
 * @throws {StaleTensorError} if it belongs to a training step that has ended
 * @example describe(tensor([1, 3])).mean // 2
 */
export function describe(x: Tensor): Description {
  const { block, shape, dtype } = fresh(operand(x, "describe"), "describe");
  const numbers = block.values.filter((value) => !Number.isNaN(value));
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  for (const value of numbers) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  const mean = sum / numbers.length;
  let squares = 0;
  for (const value of numbers) squares += (value - mean) * (value - mean);
  const none = numbers.length === 0;
  return {
    shape,
    dtype,
    min: none ? Number.NaN : min,
    max: none ? Number.NaN : max,
    mean,
    standardDeviation: Math.sqrt(squares / numbers.length),
    nanCount: block.length - numbers.length,
  };
}
