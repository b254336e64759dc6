// Accuracy: which part of the examples is classified right.

import type { NestedNumbers } from "../nested.ts";
import type { Tensor } from "../tensor.ts";
import { labelsOf, type ThresholdOptions } from "./labels.ts";

/**
 * The fraction of right answers, from 0 to 1.
 *
 * Several columns: the class is the one with the highest score. One column: the class is 1 above
 * `threshold`, which is 0 for logits (default); pass 0.5 for probabilities.
 *
 * @param predictions (examples, classes), (examples, 1) or (examples)
 * @param targets (examples) or (examples, 1) class indices, or (examples, classes) probabilities
 * @throws {ShapeError} if there are not as many targets as predictions
 * @throws {ArgumentError} if a target is no class index
 * @example accuracy(tensor([[2, -1], [0, 3]]), tensor([0, 0])) // 0.5
 */
export function accuracy(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ThresholdOptions = {},
): number {
  const { predicted, expected } = labelsOf(predictions, targets, options, "accuracy");
  return predicted.filter((label, i) => label === expected[i]).length / predicted.length;
}
