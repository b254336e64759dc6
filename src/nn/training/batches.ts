// Batches: examples in random order, a few at a time.

import { randomFrom } from "../context.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import { fresh, leaf } from "../node.ts";
import type { Random } from "../random.ts";
import { formatShape, sizeOf } from "../shape.ts";
import { nodeOf, type Tensor, wrap } from "../tensor.ts";

/** Inputs with what should come out: row i of one belongs to row i of the other. */
export interface Examples {
  /** (examples, …) */
  inputs: Tensor;
  /** (examples, …), or (examples) for class indices */
  targets: Tensor;
}

export interface BatchOptions {
  /** Examples per batch, 32 by default; the last batch holds what is left. */
  batchSize?: number;
  /** Where the order's random numbers start; without it they continue the shared stream. */
  seed?: number | Random;
  /** False to keep the order. */
  shuffle?: boolean;
}

/**
 * Goes through all examples once, in batches.
 *
 * @throws {ShapeError} if there are not as many targets as inputs
 * @throws {ArgumentError} if the batch size is no whole number ≥ 1
 * @example for (const { inputs, targets } of batches(moons(100), { batchSize: 20, seed: 1 })) { … }
 */
export function* batches(
  examples: Examples,
  { batchSize = 32, seed, shuffle = true }: BatchOptions = {},
): Generator<Examples> {
  const count = countExamples(examples, "batches");
  if (!(Number.isSafeInteger(batchSize) && batchSize >= 1)) {
    throw new ArgumentError(`batches: batchSize is ${batchSize}; expected a whole number ≥ 1`);
  }
  const order = Array.from({ length: count }, (_, index) => index);
  if (shuffle) randomFrom(seed).shuffle(order);
  for (let start = 0; start < count; start += batchSize) {
    const indices = order.slice(start, start + batchSize);
    yield {
      inputs: selectRows(examples.inputs, indices),
      targets: selectRows(examples.targets, indices),
    };
  }
}

/** @throws {ShapeError} if inputs and targets differ in number, or there are none */
export function countExamples({ inputs, targets }: Examples, who: string): number {
  const count = inputs.shape[0] ?? 0;
  if (count > 0 && targets.shape[0] === count) return count;
  throw new ShapeError(
    `${who}: inputs ${formatShape(inputs.shape)} and targets ${formatShape(targets.shape)} do not fit; expected as many rows in both, at least one`,
  );
}

/** Copies some rows, in the order of `indices`; a constant, no gradient flows back. */
export function selectRows(tensor: Tensor, indices: readonly number[]): Tensor {
  const { block, shape, dtype } = fresh(nodeOf(tensor), "batches");
  const [, ...rest] = shape;
  const width = sizeOf(rest);
  const { values } = block;
  const selected = values.slice(0, indices.length * width);
  indices.forEach((index, row) => {
    for (let i = 0; i < width; i++) selected[row * width + i] = values[index * width + i] ?? 0;
  });
  return wrap(leaf(selected, [indices.length, ...rest], dtype));
}
