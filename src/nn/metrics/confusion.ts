// Confusion: which classes are taken for which, and what follows for each of them.
//
// Legend, for one class: TP examples of it found, FP others taken for it, FN examples of it missed.

import { ArgumentError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import type { Tensor } from "../tensor.ts";
import { labelsOf, type ThresholdOptions } from "./labels.ts";

export interface ClassOptions extends ThresholdOptions {
  /** The class that counts as positive: 1 by default if there are two, otherwise each in turn, for the mean. */
  positive?: number;
}

/**
 * How many examples of each class (rows) were taken for each class (columns).
 *
 * @param predictions (examples, classes), (examples, 1) or (examples), read as `accuracy` reads them
 * @param targets (examples) or (examples, 1) class indices, or (examples, classes) probabilities
 * @throws {ShapeError} if there are not as many targets as predictions
 * @throws {ArgumentError} if a target is no class index
 * @example confusionMatrix(tensor([-1, 2, 3]), [0, 0, 1]) // [[1, 1], [0, 1]]
 */
export function confusionMatrix(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ThresholdOptions = {},
): number[][] {
  return count(predictions, targets, options, "confusionMatrix");
}

/**
 * TP / (TP + FP): which part of the examples taken for a class belongs to it; 0 if there are none.
 *
 * @throws {ArgumentError} if there is no class `positive`
 * @example precision(tensor([-1, 2, 3]), [0, 0, 1]) // 0.5
 */
export function precision(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ClassOptions = {},
): number {
  const matrix = count(predictions, targets, options, "precision");
  return overClasses(matrix, options, "precision", ({ found, taken }) => ratio(found, taken));
}

/**
 * TP / (TP + FN): which part of the examples of a class is found; 0 if there are none.
 *
 * @throws {ArgumentError} if there is no class `positive`
 * @example recall(tensor([-1, 2, 3]), [0, 0, 1]) // 1
 */
export function recall(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ClassOptions = {},
): number {
  const matrix = count(predictions, targets, options, "recall");
  return overClasses(matrix, options, "recall", ({ found, there }) => ratio(found, there));
}

/**
 * 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall; 0 if there is nothing to find.
 *
 * @throws {ArgumentError} if there is no class `positive`
 * @example f1(tensor([-1, 2, 3]), [0, 0, 1]) // 2 / 3
 */
export function f1(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ClassOptions = {},
): number {
  const matrix = count(predictions, targets, options, "f1");
  return overClasses(matrix, options, "f1", ({ found, taken, there }) =>
    ratio(2 * found, taken + there),
  );
}

function count(
  predictions: Tensor,
  targets: Tensor | NestedNumbers,
  options: ThresholdOptions,
  who: string,
): number[][] {
  const { predicted, expected, classes } = labelsOf(predictions, targets, options, who);
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  expected.forEach((label, example) => {
    const row = matrix[label];
    const column = predicted[example];
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + 1;
  });
  return matrix;
}

/** Of one class: how many were found, how many taken for it, how many there are. */
interface ClassCounts {
  found: number;
  taken: number;
  there: number;
}

function overClasses(
  matrix: number[][],
  { positive }: ClassOptions,
  who: string,
  measure: (counts: ClassCounts) => number,
): number {
  const measures = matrix.map((row, label) =>
    measure({
      found: row[label] ?? 0,
      taken: matrix.reduce((sum, other) => sum + (other[label] ?? 0), 0),
      there: row.reduce((sum, examples) => sum + examples, 0),
    }),
  );
  const asked = positive ?? (matrix.length === 2 ? 1 : undefined);
  if (asked === undefined) return measures.reduce((sum, value) => sum + value, 0) / measures.length;
  const value = measures[asked];
  if (value !== undefined) return value;
  throw new ArgumentError(
    `${who}: positive is ${asked}; expected a class from 0 to ${matrix.length - 1}`,
  );
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
