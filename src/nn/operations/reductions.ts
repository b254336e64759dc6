// Reductions: one number from many, over all numbers or along axes.

import { tensor } from "../creation.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { type Along, alongAxis, formatShape, resolveAxis, type Shape, sizeOf } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { div, sub } from "./arithmetic.ts";
import { abs, square } from "./elementwise.ts";

export interface ReduceOptions {
  /** The axis or axes to reduce, −1 for the last; all of them if left out. */
  axis?: number | readonly number[];
  /** True to keep reduced axes with size 1, so that the result broadcasts against the operand. */
  keepDims?: boolean;
}

/**
 * Adds up; nothing adds up to 0.
 *
 * @throws {ShapeError} if there is no such axis
 * @example sum(tensor([[1, 2], [3, 4]]), { axis: 0 }).toArray() // [4, 6]
 */
export function sum(x: Tensor, options: ReduceOptions = {}): Tensor {
  return reduce("sum", x, options);
}

/** The mean; of nothing it is NaN. @example mean(tensor([[1, 2], [3, 4]])).item() // 2.5 */
export function mean(x: Tensor, options: ReduceOptions = {}): Tensor {
  return reduce("mean", x, options);
}

/**
 * The largest number, NaN if any is NaN. The gradient goes to the first of several largest.
 *
 * @throws {ShapeError} if there are no numbers to choose from
 * @example max(tensor([[1, 4], [3, 2]]), { axis: 1 }).toArray() // [4, 3]
 */
export function max(x: Tensor, options: ReduceOptions = {}): Tensor {
  return reduce("max", x, options);
}

/**
 * The smallest number, NaN if any is NaN. The gradient goes to the first of several smallest.
 *
 * @throws {ShapeError} if there are no numbers to choose from
 * @example min(tensor([[1, 4], [3, 2]]), { axis: 1 }).toArray() // [1, 2]
 */
export function min(x: Tensor, options: ReduceOptions = {}): Tensor {
  return reduce("min", x, options);
}

/**
 * How far the numbers spread around their mean m: Σ (x − m)² / (n − correction).
 *
 * @param options `correction` is 1 by default, for the variance that a sample of n numbers suggests; 0 gives that
 *   of just these numbers. With n ≤ correction the result is NaN or Infinity
 * @throws {ArgumentError} if the correction is no finite number ≥ 0
 * @example variance(tensor([1, 2, 3, 4]), { correction: 0 }).item() // 1.25
 */
export function variance(
  x: Tensor,
  { correction = 1, ...options }: ReduceOptions & { correction?: number } = {},
): Tensor {
  if (!(Number.isFinite(correction) && correction >= 0)) {
    throw new ArgumentError(`variance: correction is ${correction}; expected a finite number ≥ 0`);
  }
  const { shape } = operand(x, "variance");
  const axes = resolveAxes(options.axis, shape, "variance");
  const count = sizeOf(axes.map((axis) => shape[axis] ?? 1));
  const deviations = sub(x, mean(x, { axis: axes, keepDims: true }));
  return div(sum(square(deviations), options), Math.max(0, count - correction));
}

/**
 * The length of a vector: √Σ x² for order 2, Σ |x| for order 1, max |x| for order Infinity.
 *
 * The gradient is x / norm for order 2, and 0 at the origin.
 *
 * @param options `order` 1, 2 (default) or Infinity
 * @throws {ArgumentError} if there is no such order
 * @throws {ShapeError} if the order is Infinity and there are no numbers
 * @example norm(tensor([3, 4])).item() // 5
 */
export function norm(
  x: Tensor,
  { order = 2, ...options }: ReduceOptions & { order?: number } = {},
): Tensor {
  if (order === 2) return reduce("norm", x, options);
  if (order === 1) return sum(abs(x), options);
  if (order === Infinity) return max(abs(x), options);
  throw new ArgumentError(`norm: order is ${order}; expected 1, 2 or Infinity`);
}

/**
 * The position of the largest number along an axis, the first of several, counted from 0.
 * Carries no gradient.
 *
 * @example argmax(tensor([[0.1, 0.9], [0.8, 0.2]])).toArray() // [1, 0]
 */
export function argmax(x: Tensor, { axis = -1 }: { axis?: number } = {}): Tensor {
  return positionOfBest("argmax", x, axis, (value, largest) => value > largest);
}

/**
 * The position of the smallest number along an axis, the first of several, counted from 0.
 * Carries no gradient.
 *
 * @example argmin(tensor([[0.1, 0.9], [0.8, 0.2]])).toArray() // [0, 1]
 */
export function argmin(x: Tensor, { axis = -1 }: { axis?: number } = {}): Tensor {
  return positionOfBest("argmin", x, axis, (value, smallest) => value < smallest);
}

function positionOfBest(
  who: string,
  x: Tensor,
  axis: number,
  better: (value: number, best: number) => boolean,
): Tensor {
  const { block, shape, dtype } = operand(x, who);
  const { values } = block;
  const resolved = resolveAxis(axis, shape, who);
  const [outer, length, inner] = alongAxis(shape, resolved);
  const positions: number[] = [];
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const valueAt = (p: number) => values[(o * length + p) * inner + i] ?? Number.NaN;
      let best = 0;
      for (let p = 1; p < length; p++) {
        // Anything is better than NaN.
        const current = valueAt(best);
        if (better(valueAt(p), current) || Number.isNaN(current)) best = p;
      }
      positions.push(best);
    }
  }
  return tensor(positions, { dtype, shape: withoutAxes(shape, [resolved], false) });
}

function reduce(
  opcode: "sum" | "mean" | "max" | "min" | "norm",
  x: Tensor,
  { axis, keepDims = false }: ReduceOptions,
): Tensor {
  const node = operand(x, opcode);
  const axes = resolveAxes(axis, node.shape, opcode);
  const shape = withoutAxes(node.shape, axes, keepDims);
  if ((opcode === "max" || opcode === "min") && node.block.length === 0) {
    throw new ShapeError(
      `${opcode}: shape is ${formatShape(node.shape)}; expected at least one number to choose from`,
    );
  }
  if (axes.length === node.shape.length) {
    return wrap(run(opcode, [node], shape, [1, node.block.length, 1]));
  }
  if (axes.length === 0) return opcode === "norm" ? abs(x) : wrap(run("copy", [node], shape, []));
  let reduced: Node = node;
  axes.forEach((at, count) => {
    const sizes: Along = alongAxis(reduced.shape, at);
    const last = count === axes.length - 1;
    reduced = run(opcode, [reduced], last ? shape : withoutAxes(reduced.shape, [at], true), sizes);
  });
  return wrap(reduced);
}

function resolveAxes(axis: ReduceOptions["axis"], shape: Shape, who: string): number[] {
  if (axis === undefined) return shape.map((_, at) => at);
  const axes = (typeof axis === "number" ? [axis] : axis).map((at) => resolveAxis(at, shape, who));
  return [...new Set(axes)];
}

function withoutAxes(shape: Shape, axes: readonly number[], keepDims: boolean): Shape {
  if (keepDims) return shape.map((length, at) => (axes.includes(at) ? 1 : length));
  return shape.filter((_, at) => !axes.includes(at));
}
