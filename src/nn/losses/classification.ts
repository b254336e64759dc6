// Losses for classes. Both take logits, the raw scores of the last layer: no softmax or sigmoid before them.
//
// Logits come first, targets second. The mean is over examples in crossEntropy, over all numbers in
// binaryCrossEntropy. Logarithms are natural. Mean and sum are one operation; what `none` computes is its slow twin.

import { tensor } from "../creation.ts";
import type { Dtype } from "../dtype.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { operand } from "../operand.ts";
import { softplus } from "../operations/activations.ts";
import { mul, sub } from "../operations/arithmetic.ts";
import { neg } from "../operations/elementwise.ts";
import { sum } from "../operations/reductions.ts";
import { logSoftmax } from "../operations/softmax.ts";
import { run } from "../run.ts";
import { formatShape, sameShape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { type LossOptions, reduceLoss, targetsLike, targetsOfSameShape } from "./reduction.ts";

/**
 * −Σ over classes of target · ln softmax(logits), one loss per example.
 *
 * @param logits (examples, classes)
 * @param targets (examples) class indices from 0, or (examples, classes) rows of probabilities
 * @throws {ShapeError} if the targets have neither shape
 * @throws {ArgumentError} if an index names no class
 * @example crossEntropy(tensor([[0, 0]]), [1]).item() // 0.6931471824645996
 */
export function crossEntropy(
  logits: Tensor,
  targets: Tensor | NestedNumbers,
  options: LossOptions = {},
): Tensor {
  const scores = operand(logits, "crossEntropy");
  const [examples = 0, classes] = scores.shape;
  if (scores.shape.length !== 2 || classes === undefined) {
    throw new ShapeError(
      `crossEntropy: logits have shape ${formatShape(scores.shape)}; expected (examples, classes)`,
    );
  }
  const given = targetsLike(targets, logits);
  const indexed = !sameShape(given.shape, scores.shape);
  if (indexed && !sameShape(given.shape, [examples])) {
    throw new ShapeError(
      `crossEntropy: logits ${formatShape(scores.shape)} and targets ${formatShape(given.shape)} do not fit; expected targets (${examples}) of class indices or ${formatShape(scores.shape)} of probabilities`,
    );
  }
  const wanted = indexed
    ? classIndices(given, classes, scores.dtype)
    : targetsOfSameShape(given, logits, "crossEntropy");
  const divisor = divisorOf(options, examples);
  if (divisor !== null) {
    const sizes = [examples, classes, indexed ? 0 : classes, divisor] as const;
    return wrap(run("crossEntropy", [scores, operand(wanted, "crossEntropy")], [], sizes));
  }
  const probabilities = indexed ? oneHot(wanted, classes) : wanted;
  const losses = neg(sum(mul(probabilities, logSoftmax(logits)), { axis: 1 }));
  return reduceLoss(losses, options, "crossEntropy"); // (examples)
}

/**
 * −(y ln σ(z) + (1 − y) ln(1 − σ(z))), computed as ln(1 + eᶻ) − y z, which never overflows.
 *
 * @param logits z, any shape; one number per yes-or-no question
 * @param targets y of the same shape, 0 or 1 or a probability
 * @throws {ShapeError} if the shapes differ
 * @example binaryCrossEntropy(tensor([[0]]), [[1]]).item() // 0.6931471824645996
 */
export function binaryCrossEntropy(
  logits: Tensor,
  targets: Tensor | NestedNumbers,
  options: LossOptions = {},
): Tensor {
  const scores = operand(logits, "binaryCrossEntropy");
  const same = targetsOfSameShape(targets, logits, "binaryCrossEntropy");
  const divisor = divisorOf(options, scores.block.length);
  if (divisor !== null) {
    const operands = [scores, operand(same, "binaryCrossEntropy")] as const;
    return wrap(run("binaryCrossEntropy", operands, [], [divisor]));
  }
  return reduceLoss(sub(softplus(logits), mul(same, logits)), options, "binaryCrossEntropy");
}

/** What the sum of all losses is divided by, so that one operation gives it; null if that does not give what is wanted. */
function divisorOf({ reduction = "mean" }: LossOptions, count: number): number | null {
  if (reduction === "mean") return count;
  return reduction === "sum" ? 1 : null;
}

/** Checked indices in the logits' precision, without gradient. */
function classIndices(indices: Tensor, classes: number, dtype: Dtype): Tensor {
  const numbers = indices.data;
  numbers.forEach((index: number, example: number) => {
    if (Number.isInteger(index) && index >= 0 && index < classes) return;
    throw new ArgumentError(
      `crossEntropy: target ${index} of example ${example} is no class; expected 0 to ${classes - 1}`,
    );
  });
  return tensor(numbers, { dtype });
}

/** Rows of zeros with a 1 at each index. */
function oneHot(indices: Tensor, classes: number): Tensor {
  const rows = new Float64Array(indices.size * classes);
  indices.data.forEach((index: number, example: number) => {
    rows[example * classes + index] = 1;
  });
  return tensor(rows, { dtype: indices.dtype, shape: [indices.size, classes] });
}
