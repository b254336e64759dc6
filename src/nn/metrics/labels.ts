// Labels: which class each example is said to be, from scores, and which it is, from targets.

import { tensor } from "../creation.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { argmax } from "../operations/reductions.ts";
import { formatShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";

export interface ThresholdOptions {
  /** One column of scores: the class is 1 above it. 0 for logits (default); 0.5 for probabilities. */
  threshold?: number;
}

/** Predicted and true class of every example. */
export interface Labels {
  predicted: number[];
  expected: number[];
  /** How many classes the shapes speak of: 2 for one column of scores. */
  classes: number;
}

/**
 * Reads classes. Several columns: the class is the one with the highest score. One column: the class is 1
 * above the threshold.
 *
 * @param predictions (examples, classes), (examples, 1) or (examples)
 * @param targets (examples) or (examples, 1) class indices, or (examples, classes) probabilities
 * @throws {ShapeError} if there are not as many targets as predictions
 * @throws {ArgumentError} if a target is no class index
 */
export function labelsOf(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  { threshold = 0 }: ThresholdOptions,
  who: string,
): Labels {
  const given = targets instanceof Tensor ? targets : tensor(targets);
  const columns = columnsOf(predictions, who);
  const expected = columnsOf(given, who) > 1 ? [...argmax(given).data] : [...given.data];
  const predicted =
    columns > 1
      ? [...argmax(predictions).data]
      : Array.from(predictions.data, (score) => (score > threshold ? 1 : 0));
  if (predicted.length !== expected.length || predicted.length === 0) {
    throw new ShapeError(
      `${who}: predictions ${formatShape(predictions.shape)} and targets ${formatShape(given.shape)} do not fit; expected as many rows in both, at least one`,
    );
  }
  const classes = Math.max(columns, 2);
  expected.forEach((label, example) => {
    if (Number.isInteger(label) && label >= 0 && label < classes) return;
    throw new ArgumentError(
      `${who}: target ${label} of example ${example} is no class; expected 0 to ${classes - 1}`,
    );
  });
  return { predicted, expected, classes };
}

function columnsOf({ shape }: Tensor, who: string): number {
  if (shape.length === 1 || shape.length === 2) return shape[1] ?? 1;
  throw new ShapeError(
    `${who}: shape is ${formatShape(shape)}; expected (examples) or (examples, classes)`,
  );
}
