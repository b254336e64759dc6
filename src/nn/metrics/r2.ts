// R²: how much of the targets' spread predictions explain.

import { ShapeError } from "../errors.ts";
import { targetsOfSameShape } from "../losses/reduction.ts";
import type { NestedNumbers } from "../nested.ts";
import { formatShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/**
 * 1 − Σ(y − ŷ)² / Σ(y − ȳ)²: 1 for perfect predictions, 0 for those no better than the mean ȳ of the targets,
 * below 0 for worse ones. Targets that are all equal have no spread: −Infinity, or NaN if all are predicted.
 *
 * @throws {ShapeError} if the shapes differ or there is nothing to compare
 * @example r2(tensor([1, 2, 3]), [1, 2, 6]) // 1 - 9 / 14
 */
export function r2(predictions: Tensor, targets: Tensor | NestedNumbers): number {
  const expected = targetsOfSameShape(targets, predictions, "r2").data;
  if (expected.length === 0) {
    throw new ShapeError(
      `r2: shape is ${formatShape(predictions.shape)}; expected at least one number`,
    );
  }
  const predicted = predictions.data;
  let mean = 0;
  for (const value of expected) mean += value / expected.length;
  let missed = 0;
  let spread = 0;
  for (let i = 0; i < expected.length; i++) {
    const y = expected[i] ?? 0;
    const error = y - (predicted[i] ?? 0);
    missed += error * error;
    spread += (y - mean) * (y - mean);
  }
  return 1 - missed / spread;
}
