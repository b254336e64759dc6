// Making tensors: from a reader's numbers, filled with a constant, or drawn at random.

import { randomFrom } from "./context.ts";
import { allocate, checkDtype, type Dtype, type Values } from "./dtype.ts";
import { ArgumentError } from "./errors.ts";
import { flatten, type NestedNumbers } from "./nested.ts";
import { leaf } from "./node.ts";
import type { Random } from "./random.ts";
import { checkShape, fillShape, type Shape, sizeOf } from "./shape.ts";
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

/** Options of `tensor`. */
export interface TensorOptions extends CreationOptions {
  /** Shape for a flat list of numbers, in which one size may be −1; by default that of the nesting. */
  shape?: Shape;
}

/**
 * Makes a tensor from numbers, which are copied.
 *
 * @param numbers a number, nested arrays, or a typed array
 * @param options `dtype` is `float32` by default, `float64` if the numbers come in a Float64Array
 * @throws {ShapeError} if rows differ in length, or `shape` does not hold as many numbers
 * @example tensor([[1, 2], [3, 4]]).shape // [2, 2]
 */
export function tensor(
  numbers: NestedNumbers | Float32Array | Float64Array,
  { dtype, requiresGrad = false, shape }: TensorOptions = {},
): Tensor {
  const typed = numbers instanceof Float32Array || numbers instanceof Float64Array;
  const flat = typed ? { numbers, shape: [numbers.length] } : flatten(numbers, "tensor");
  const precision = checkDtype(
    dtype ?? (numbers instanceof Float64Array ? "float64" : "float32"),
    "tensor",
  );
  const target = shape ? fillShape(shape, flat.numbers.length, "tensor") : flat.shape;
  const values = allocate(flat.numbers.length, precision);
  values.set(flat.numbers);
  return wrap(leaf(values, target, precision, requiresGrad));
}

/** All zeros. @example zeros([2]).toArray() // [0, 0] */
export function zeros(shape: Shape, options: CreationOptions = {}): Tensor {
  return make("zeros", shape, options, () => {});
}

/** All ones. @example ones([2]).toArray() // [1, 1] */
export function ones(shape: Shape, options: CreationOptions = {}): Tensor {
  return make("ones", shape, options, (values) => values.fill(1));
}

/**
 * The same number everywhere.
 *
 * @throws {ArgumentError} if `value` is no number
 * @example full([2], 7).toArray() // [7, 7]
 */
export function full(shape: Shape, value: number, options: CreationOptions = {}): Tensor {
  if (typeof value !== "number") {
    throw new ArgumentError(`full: value is ${String(value)}; expected a number`);
  }
  return make("full", shape, options, (values) => values.fill(value));
}

/**
 * Ones where row and column are equal, zeros elsewhere: the identity matrix if it is square.
 *
 * @param options `columns`: as many as rows by default
 * @throws {ShapeError} if a size is no whole number ≥ 0
 * @example eye(2).toArray() // [[1, 0], [0, 1]]
 */
export function eye(
  rows: number,
  { columns = rows, ...options }: CreationOptions & { columns?: number } = {},
): Tensor {
  return make("eye", [rows, columns], options, (values) => {
    for (let i = 0; i < rows && i < columns; i++) values[i * columns + i] = 1;
  });
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

/** Makes a tensor of zeros and lets `fill` write into it. */
export function make(
  who: string,
  shape: Shape,
  { dtype = "float32", requiresGrad = false }: CreationOptions,
  fill: (values: Values) => void,
): Tensor {
  const values = allocate(sizeOf(checkShape(shape, who)), checkDtype(dtype, who));
  fill(values);
  return wrap(leaf(values, [...shape], dtype, requiresGrad));
}
