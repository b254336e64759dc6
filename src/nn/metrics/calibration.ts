// Calibration: whether a model that says 80 % is right in 80 % of the cases.

import { ArgumentError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import type { Tensor } from "../tensor.ts";
import { labelsOf } from "./labels.ts";

/** The examples whose confidence lies in one part of [0, 1]. */
export interface CalibrationBin {
  /** From here, included, */
  low: number;
  /** to here, which only the last bin includes. */
  high: number;
  /** How many examples. */
  count: number;
  /** Mean of what the model said; NaN if there are no examples. */
  confidence: number;
  /** Which part was as it said; NaN if there are no examples. */
  accuracy: number;
}

export interface Calibration {
  bins: CalibrationBin[];
  /** Expected calibration error: Σ over bins of count / n · |accuracy − confidence|. */
  error: number;
}

/**
 * Sorts examples by confidence into bins of equal width, the points of a reliability diagram.
 *
 * Several columns: the confidence is the highest probability, and an example is right if that is the
 * probability of its class. One column: the confidence is the probability of class 1, and accuracy means how
 * often class 1 came.
 *
 * @param probabilities (examples, classes), (examples, 1) or (examples), after softmax or sigmoid
 * @param targets (examples) or (examples, 1) class indices, or (examples, classes) probabilities
 * @param options `bins`: how many, 10 by default
 * @throws {ArgumentError} if a number is no probability, a target no class, or `bins` no whole number ≥ 1
 * @throws {ShapeError} if there are not as many targets as predictions
 * @see Guo, Pleiss, Sun, Weinberger 2017, equation 3
 * @example calibration(tensor([0.9, 0.7]), [1, 0], { bins: 1 }).bins[0]?.accuracy // 0.5
 */
export function calibration(
  probabilities: Tensor,
  targets: Tensor | NestedNumbers,
  { bins: count = 10 }: { bins?: number } = {},
): Calibration {
  if (!(Number.isSafeInteger(count) && count >= 1)) {
    throw new ArgumentError(`calibration: bins is ${count}; expected a whole number ≥ 1`);
  }
  const labels = labelsOf(probabilities, targets, { threshold: 0.5 }, "calibration");
  const numbers = probabilities.data;
  for (const value of numbers) {
    if (value >= 0 && value <= 1) continue;
    throw new ArgumentError(
      `calibration: found ${value}; expected probabilities from 0 to 1: apply softmax or sigmoid to logits`,
    );
  }
  const columns = numbers.length / labels.expected.length;
  const sums = Array.from({ length: count }, () => ({ count: 0, confidence: 0, right: 0 }));
  labels.expected.forEach((expected, example) => {
    const predicted = columns === 1 ? 1 : (labels.predicted[example] ?? 0);
    const confidence = numbers[columns === 1 ? example : example * columns + predicted] ?? 0;
    const bin = sums[Math.min(Math.floor(confidence * count), count - 1)];
    if (!bin) return;
    bin.count++;
    bin.confidence += confidence;
    if (predicted === expected) bin.right++;
  });
  const bins = sums.map(({ count: examples, confidence, right }, index) => ({
    low: index / count,
    high: (index + 1) / count,
    count: examples,
    confidence: confidence / examples,
    accuracy: right / examples,
  }));
  const gaps = sums.reduce((sum, { confidence, right }) => sum + Math.abs(right - confidence), 0);
  return { bins, error: gaps / labels.expected.length };
}
