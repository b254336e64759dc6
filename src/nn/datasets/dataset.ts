// Dataset: points in the plane with a label each, in the forms that cells need.

import { tensor } from "../creation.ts";
import { ArgumentError } from "../errors.ts";
import type { Tensor } from "../tensor.ts";

export interface DatasetOptions {
  /** How far points are scattered; each data set says what it measures. */
  noise?: number;
  /** Where the random numbers start, 1 by default; take another seed for a test set. */
  seed?: number;
}

export interface Dataset {
  /** (n, 2) the points */
  inputs: Tensor;
  /** (n, 1) of 0 and 1 for two classes, (n) of class indices for more */
  targets: Tensor;
  /** The same points as [x, y], for plots. */
  points: number[][];
  /** The same classes as numbers, for plots. */
  labels: number[];
}

/** Puts points and labels into tensors. */
export function dataset(points: number[][], labels: number[], classes = 2): Dataset {
  const count = labels.length;
  const inputs = tensor(points.flat(), { shape: [count, 2] });
  const targets = tensor(labels, { shape: classes === 2 ? [count, 1] : [count] });
  return { inputs, targets, points, labels };
}

/** @throws {ArgumentError} if `n` is no whole number ≥ 1, or the noise no finite number ≥ 0 */
export function checkRequest(n: number, noise: number, who: string): void {
  if (!(Number.isSafeInteger(n) && n >= 1)) {
    throw new ArgumentError(`${who}: n is ${n}; expected a whole number ≥ 1`);
  }
  if (!(Number.isFinite(noise) && noise >= 0)) {
    throw new ArgumentError(`${who}: noise is ${noise}; expected a finite number ≥ 0`);
  }
}
