// Accuracy: which part of the examples is classified right.

import { tensor } from "../creation.ts";
import { ShapeError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { argmax } from "../operations/reductions.ts";
import { formatShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/**
 * The fraction of right answers, from 0 to 1.
 *
 * Several columns: the class is the one with the highest score. One column: the class is 1 above
 * `threshold`, which is 0 for logits (default); pass 0.5 for probabilities.
 *
 * @param predictions (examples, classes), (examples, 1) or (examples)
 * @param targets (examples) or (examples, 1) class indices, or (examples, classes) probabilities
 * @throws {ShapeError} if there are not as many targets as predictions
 * @example accuracy(tensor([[2, -1], [0, 3]]), tensor([0, 0])) // 0.5
 */
export function accuracy(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  { threshold = 0 }: { threshold?: number } = {},
): number {
  const given = targets instanceof Tensor ? targets : tensor(targets);
  const expected = columnsOf(given) > 1 ? [...argmax(given).data] : [...given.data];
  const predicted =
    columnsOf(predictions) > 1
      ? [...argmax(predictions).data]
      : Array.from(predictions.data, (score) => (score > threshold ? 1 : 0));
  if (predicted.length !== expected.length || predicted.length === 0) {
    throw new ShapeError(
      `accuracy: predictions ${formatShape(predictions.shape)} and targets ${formatShape(given.shape)} do not fit; expected as many rows in both, at least one`,
    );
  }
  return predicted.filter((label, i) => label === expected[i]).length / predicted.length;
}

function columnsOf({ shape }: Tensor): number {
  if (shape.length === 1 || shape.length === 2) return shape[1] ?? 1;
  throw new ShapeError(
    `accuracy: shape is ${formatShape(shape)}; expected (examples) or (examples, classes)`,
  );
}
