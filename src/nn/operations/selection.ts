// Selection: some positions along an axis. Results are copies.

import { allocate } from "../dtype.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import { flatten, type NestedNumbers } from "../nested.ts";
import { leaf, type Node } from "../node.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { alongAxis, formatShape, resolveAxis, type Shape } from "../shape.ts";
import { Tensor, wrap } from "../tensor.ts";

export interface SliceOptions {
  /** Along which axis, 0 by default. */
  axis?: number;
  /** The first position, 0 by default; negative ones count from the end. */
  start?: number;
  /** The position before which it ends, by default the end; negative ones count from the end. */
  end?: number;
  /** 1 by default; 2 takes every second position. */
  step?: number;
}

/**
 * The positions from `start` to before `end` along an axis; as for arrays, what lies beyond the axis is left out.
 *
 * @throws {ShapeError} if there is no such axis
 * @throws {ArgumentError} if a position is no whole number, or the step none ≥ 1
 * @example slice(tensor([1, 2, 3, 4]), { start: 1, end: -1 }).toArray() // [2, 3]
 */
export function slice(
  x: Tensor,
  { axis = 0, start = 0, end, step = 1 }: SliceOptions = {},
): Tensor {
  const node = operand(x, "slice");
  const at = resolveAxis(axis, node.shape, "slice");
  const length = node.shape[at] ?? 0;
  for (const [name, position] of Object.entries({ start, end: end ?? length })) {
    if (!Number.isSafeInteger(position)) {
      throw new ArgumentError(`slice: ${name} is ${position}; expected a whole number`);
    }
  }
  if (!(Number.isSafeInteger(step) && step >= 1)) {
    throw new ArgumentError(`slice: step is ${step}; expected a whole number ≥ 1`);
  }
  const from = within(start, length);
  const count = Math.max(0, Math.ceil((within(end ?? length, length) - from) / step));
  return wrap(take(node, at, [from, step, count], node.shape.with(at, count)));
}

/**
 * What stands at one position along an axis; the axis is gone.
 *
 * @param index counted from 0, or from the end if negative
 * @param options `axis`, 0 by default
 * @throws {ShapeError} if there is no such axis or position
 * @example at(tensor([[1, 2], [3, 4]]), -1).toArray() // [3, 4]
 */
export function at(x: Tensor, index: number, { axis = 0 }: { axis?: number } = {}): Tensor {
  const node = operand(x, "at");
  const along = resolveAxis(axis, node.shape, "at");
  const length = node.shape[along] ?? 0;
  if (!(Number.isInteger(index) && index >= -length && index < length)) {
    throw new ShapeError(
      `at: no position ${index} along axis ${along} of shape ${formatShape(node.shape)}; expected ${length === 0 ? "a longer axis" : `${-length} to ${length - 1}`}`,
    );
  }
  const from = index < 0 ? index + length : index;
  return wrap(take(node, along, [from, 1, 1], node.shape.toSpliced(along, 1)));
}

/**
 * Positions along an axis in any order, also several times; the gradients of one taken several times add up.
 *
 * @param indices any shape, whole numbers from 0; it takes the place of the axis in the result
 * @param options `axis`, 0 by default
 * @throws {ShapeError} if there is no such axis
 * @throws {ArgumentError} if an index is no position of the axis
 * @example gather(tensor([[1, 2], [3, 4]]), [1, 1, 0]).toArray() // [[3, 4], [3, 4], [1, 2]]
 */
export function gather(
  x: Tensor,
  indices: Tensor | NestedNumbers,
  { axis = 0 }: { axis?: number } = {},
): Tensor {
  return takeRows(x, indices, { axis, who: "gather" });
}

/** `gather` under the name of who calls it. */
export function takeRows(
  x: Tensor,
  indices: Tensor | NestedNumbers,
  { axis, who }: { axis: number; who: string },
): Tensor {
  const node = operand(x, who);
  const along = resolveAxis(axis, node.shape, who);
  const [outer, length, inner] = alongAxis(node.shape, along);
  const chosen = positions(indices, length, node.dtype, who);
  const shape = node.shape.toSpliced(along, 1, ...chosen.shape);
  return wrap(run("gather", [node, chosen], shape, [outer, length, inner, chosen.block.length]));
}

function take(
  node: Node,
  axis: number,
  [start, step, count]: readonly [start: number, step: number, count: number],
  shape: Shape,
): Node {
  return run("slice", [node], shape, [...alongAxis(node.shape, axis), start, step, count]);
}

function within(position: number, length: number): number {
  return Math.min(Math.max(position < 0 ? position + length : position, 0), length);
}

/** Checked positions, in the precision of what they select from. */
function positions(
  indices: Tensor | NestedNumbers,
  length: number,
  dtype: Node["dtype"],
  who: string,
): Node {
  const given =
    indices instanceof Tensor
      ? { numbers: operand(indices, who).block.values, shape: indices.shape }
      : flatten(indices, who);
  const values = allocate(given.numbers.length, dtype);
  values.set(given.numbers);
  values.forEach((index: number, place: number) => {
    if (Number.isInteger(index) && index >= 0 && index < length) return;
    throw new ArgumentError(
      `${who}: index ${index} at place ${place} is no position; expected ${length === 0 ? "no index: the axis is empty" : `0 to ${length - 1}`}`,
    );
  });
  return leaf(values, given.shape, dtype);
}
