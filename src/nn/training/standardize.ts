// Standardize: features of mean 0 and standard deviation 1, by the measure of the training data.

import { tensor } from "../creation.ts";
import { ShapeError } from "../errors.ts";
import { add, div, mul, sub } from "../operations/arithmetic.ts";
import { formatShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";

/** What was measured, and the map both ways. */
export interface Standardizer {
  /** μ of each feature. */
  readonly mean: Tensor;
  /** σ of each feature; 1 for one that never changes, so that it becomes 0. */
  readonly standardDeviation: Tensor;
  /** (x − μ) / σ, for training and test data alike. */
  apply(x: Tensor): Tensor;
  /** x σ + μ, back to what was measured. */
  invert(x: Tensor): Tensor;
}

/**
 * Measures mean μ and standard deviation σ = √(Σ (x − μ)² / examples) of every feature.
 *
 * Measure the training data only, and apply the result to everything: test data must not be known before.
 *
 * @param examples (examples, …), at least one example
 * @throws {ShapeError} if there are no examples
 * @example standardize(tensor([[1, 5], [3, 5]])).apply(tensor([[3, 5]])).toArray() // [[1, 0]]
 */
export function standardize(examples: Tensor): Standardizer {
  const [count = 0, ...features] = examples.shape;
  if (count === 0) {
    throw new ShapeError(
      `standardize: shape is ${formatShape(examples.shape)}; expected (examples, …), at least one example`,
    );
  }
  const { data, dtype } = examples;
  const width = sizeOf(features);
  const means = new Float64Array(width);
  const deviations = new Float64Array(width);
  for (let feature = 0; feature < width; feature++) {
    let sum = 0;
    for (let at = feature; at < data.length; at += width) sum += data[at] ?? 0;
    const mean = sum / count;
    let squares = 0;
    for (let at = feature; at < data.length; at += width) {
      const distance = (data[at] ?? 0) - mean;
      squares += distance * distance;
    }
    means[feature] = mean;
    deviations[feature] = squares === 0 ? 1 : Math.sqrt(squares / count);
  }
  const mean = tensor(means, { dtype, shape: features });
  const standardDeviation = tensor(deviations, { dtype, shape: features });
  return {
    mean,
    standardDeviation,
    apply: (x) => div(sub(x, mean), standardDeviation),
    invert: (x) => add(mul(x, standardDeviation), mean),
  };
}
