// Reductions: one number from many, over all numbers or along axes.

import { tensor } from "../creation.ts";
import { ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { type Along, alongAxis, formatShape, resolveAxis, type Shape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

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
 * The position of the largest number along an axis, the first of several, counted from 0.
 * Carries no gradient.
 *
 * @example argmax(tensor([[0.1, 0.9], [0.8, 0.2]])).toArray() // [1, 0]
 */
export function argmax(x: Tensor, { axis = -1 }: { axis?: number } = {}): Tensor {
  const { block, shape, dtype } = operand(x, "argmax");
  const { values } = block;
  const resolved = resolveAxis(axis, shape, "argmax");
  const [outer, length, inner] = alongAxis(shape, resolved);
  const positions: number[] = [];
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let best = 0;
      let largest = Number.NEGATIVE_INFINITY;
      for (let p = 0; p < length; p++) {
        const value = values[(o * length + p) * inner + i] ?? Number.NaN;
        if (value > largest) {
          largest = value;
          best = p;
        }
      }
      positions.push(best);
    }
  }
  return tensor(positions, { dtype, shape: withoutAxes(shape, [resolved], false) });
}

function reduce(
  opcode: "sum" | "mean" | "max",
  x: Tensor,
  { axis, keepDims = false }: ReduceOptions,
): Tensor {
  const node = operand(x, opcode);
  const axes = resolveAxes(axis, node.shape, opcode);
  const shape = withoutAxes(node.shape, axes, keepDims);
  if (opcode === "max" && node.block.length === 0) {
    throw new ShapeError(
      `max: shape is ${formatShape(node.shape)}; expected at least one number to choose from`,
    );
  }
  if (axes.length === node.shape.length) {
    return wrap(run(opcode, [node], shape, [1, node.block.length, 1]));
  }
  if (axes.length === 0) return wrap(run("copy", [node], shape, []));
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
