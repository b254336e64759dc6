// Losses for numbers: how far predictions lie from targets.
//
// Predictions come first, targets second, both of one shape; the mean is over all numbers.

import { ArgumentError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { mul, sub } from "../operations/arithmetic.ts";
import { abs, clip, square } from "../operations/elementwise.ts";
import type { Tensor } from "../tensor.ts";
import { type LossOptions, reduceLoss, targetsOfSameShape } from "./reduction.ts";

/**
 * Mean of (ŷ − y)².
 *
 * @throws {ShapeError} if the shapes differ
 * @example meanSquaredError(tensor([2.5, 0, 4]), [3, -1, 2]).item() // 1.75
 */
export function meanSquaredError(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: LossOptions = {},
): Tensor {
  const same = targetsOfSameShape(targets, predictions, "meanSquaredError");
  return reduceLoss(square(sub(predictions, same)), options, "meanSquaredError");
}

/**
 * Mean of |ŷ − y|; outliers count less than in the squared error.
 *
 * @throws {ShapeError} if the shapes differ
 */
export function meanAbsoluteError(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: LossOptions = {},
): Tensor {
  const same = targetsOfSameShape(targets, predictions, "meanAbsoluteError");
  return reduceLoss(abs(sub(predictions, same)), options, "meanAbsoluteError");
}

/**
 * Mean of ½ e² where |e| ≤ δ, and of δ (|e| − ½ δ) beyond, with the error e = ŷ − y: outliers count as in the absolute error,
 * small errors as in the squared one.
 *
 * Computed as c (e − ½ c) with c = e moved into −δ … δ, which is both.
 *
 * @param options `delta`, where the one turns into the other, 1 by default
 * @throws {ShapeError} if the shapes differ
 * @throws {ArgumentError} if delta is no finite number > 0
 * @see Huber 1964
 * @example huber(tensor([0.5, 4]), [0, 0], { reduction: "none" }).toArray() // [0.125, 3.5]
 */
export function huber(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  { delta = 1, ...options }: LossOptions & { delta?: number } = {},
): Tensor {
  if (!(Number.isFinite(delta) && delta > 0)) {
    throw new ArgumentError(`huber: delta is ${delta}; expected a finite number > 0`);
  }
  const same = targetsOfSameShape(targets, predictions, "huber");
  const error = sub(predictions, same);
  const bounded = clip(error, { low: -delta, high: delta });
  return reduceLoss(mul(bounded, sub(error, mul(bounded, 0.5))), options, "huber");
}
