// Axes in another order. Results are copies.

import { ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { formatShape, resolveAxis, type Shape, sizeOf } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * Exchanges two axes. Without them rows of a matrix become columns: yⱼᵢ = xᵢⱼ.
 *
 * @param axisA counted from 0, or from the end if negative
 * @throws {ShapeError} if there is no such axis, or none is given and `x` is no matrix
 * @example transpose(tensor([[1, 2], [3, 4]])).toArray() // [[1, 3], [2, 4]]
 * @example transpose(zeros([2, 3, 4]), 0, -1).shape // [4, 3, 2]
 */
export function transpose(x: Tensor, axisA?: number, axisB?: number): Tensor {
  const node = operand(x, "transpose");
  const axes = node.shape.map((_, axis) => axis);
  if (axisA === undefined && axisB === undefined) {
    if (axes.length === 2) return wrap(reorder(node, [1, 0]));
    throw new ShapeError(
      `transpose: shape is ${formatShape(node.shape)}; expected a matrix, as in (rows, columns)`,
    );
  }
  const a = resolveAxis(axisA ?? Number.NaN, node.shape, "transpose");
  const b = resolveAxis(axisB ?? Number.NaN, node.shape, "transpose");
  [axes[a], axes[b]] = [b, a];
  return wrap(reorder(node, axes));
}

/**
 * Puts the axes into another order: axis `i` of the result is axis `axes[i]` of `x`.
 *
 * @param axes each axis once, counted from 0, or from the end if negative
 * @throws {ShapeError} if an axis is missing, named twice or not there
 * @example permute(zeros([2, 3, 4]), [2, 0, 1]).shape // [4, 2, 3]
 */
export function permute(x: Tensor, axes: readonly number[]): Tensor {
  const node = operand(x, "permute");
  const resolved = axes.map((axis) => resolveAxis(axis, node.shape, "permute"));
  if (resolved.length !== node.shape.length || new Set(resolved).size !== resolved.length) {
    throw new ShapeError(
      `permute: axes are [${axes.join(", ")}]; expected each axis of shape ${formatShape(node.shape)} once`,
    );
  }
  return wrap(reorder(node, resolved));
}

/** Exchanges two groups of axes at a time until all stand where they should; axes that stay together are one. */
function reorder(node: Node, axes: readonly number[]): Node {
  const shape = axes.map((axis) => node.shape[axis] ?? 1);
  const wanted = groupNeighbours(axes);
  const order = [...wanted].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const sizes = order.map((group) => sizeOf(group.map((axis) => node.shape[axis] ?? 1)));
  let current = node;
  wanted.forEach((group, place) => {
    const found = order.indexOf(group);
    if (found === place) return;
    const [first = 1, second = 1] = [sizes[place], sizes[found]];
    const outer = sizeOf(sizes.slice(0, place));
    const middle = sizeOf(sizes.slice(place + 1, found));
    const inner = sizeOf(sizes.slice(found + 1));
    current =
      outer * middle * inner === 1
        ? run("transpose", [current], shape, [first, second])
        : run("swapAxes", [current], shape, [outer, first, middle, second, inner]);
    swap(order, place, found);
    swap(sizes, place, found);
  });
  return current === node ? run("copy", [node], shape, []) : current;
}

/** [2, 3, 0, 1] → [[2, 3], [0, 1]]. */
function groupNeighbours(axes: Shape): number[][] {
  const groups: number[][] = [];
  axes.forEach((axis, i) => {
    if (i > 0 && axes[i - 1] === axis - 1) groups.at(-1)?.push(axis);
    else groups.push([axis]);
  });
  return groups;
}

function swap<Item>(items: Item[], a: number, b: number): void {
  [items[a], items[b]] = [items[b] as Item, items[a] as Item];
}
