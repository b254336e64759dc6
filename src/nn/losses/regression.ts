// Losses for numbers: how far predictions lie from targets.
//
// Predictions come first, targets second, both of one shape; the mean is over all numbers.

import type { NestedNumbers } from "../nested.ts";
import { sub } from "../operations/arithmetic.ts";
import { abs, square } from "../operations/elementwise.ts";
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
