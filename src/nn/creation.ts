// Tensors from nothing: filled with a constant or drawn at random.

import { allocate, checkDtype, type Dtype, type Values } from "./dtype.ts";
import { randomFrom } from "./context.ts";
import { leaf } from "./node.ts";
import type { Random } from "./random.ts";
import { checkShape, type Shape, sizeOf } from "./shape.ts";
import { type Tensor, wrap } from "./tensor.ts";

/** Options of all that make a tensor. */
export interface CreationOptions {
  /** Precision, `float32` by default. */
  dtype?: Dtype;
  /** True for a tensor to be trained. */
  requiresGrad?: boolean;
}

export interface RandomOptions extends CreationOptions {
  /** Where the random numbers start; without it they continue the shared stream (`setSeed`). */
  seed?: number | Random;
}

/** All zeros. @example zeros([2]).toArray() // [0, 0] */
export function zeros(shape: Shape, options: CreationOptions = {}): Tensor {
  return make("zeros", shape, options, () => {});
}

/** All ones. @example ones([2]).toArray() // [1, 1] */
export function ones(shape: Shape, options: CreationOptions = {}): Tensor {
  return make("ones", shape, options, (values) => values.fill(1));
}

/** Numbers from the normal distribution, drawn row by row. */
export function normal(
  shape: Shape,
  {
    seed,
    mean = 0,
    standardDeviation = 1,
    ...options
  }: RandomOptions & { mean?: number; standardDeviation?: number } = {},
): Tensor {
  const random = randomFrom(seed);
  return make("normal", shape, options, (values) => {
    for (let i = 0; i < values.length; i++) values[i] = mean + standardDeviation * random.normal();
  });
}

/** Numbers from [low, high), all equally likely, drawn row by row. */
export function uniform(
  shape: Shape,
  { seed, low = 0, high = 1, ...options }: RandomOptions & { low?: number; high?: number } = {},
): Tensor {
  const random = randomFrom(seed);
  return make("uniform", shape, options, (values) => {
    for (let i = 0; i < values.length; i++) values[i] = low + (high - low) * random.uniform();
  });
}

function make(
  who: string,
  shape: Shape,
  { dtype = "float32", requiresGrad = false }: CreationOptions,
  fill: (values: Values) => void,
): Tensor {
  const values = allocate(sizeOf(checkShape(shape, who)), checkDtype(dtype, who));
  fill(values);
  return wrap(leaf(values, [...shape], dtype, requiresGrad));
}
