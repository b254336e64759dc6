// Broadcasting: operands of different shapes are stretched until they meet.

import type { Node } from "../node.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { broadcastShapes, type Shape, sameShape, sizeOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/**
 * Reads two operands and stretches them to one shape; a number becomes a constant in the precision of the other.
 *
 * @throws {ShapeError} if the shapes do not broadcast
 * @throws {DtypeError} if the precisions differ
 */
export function broadcast(
  a: Tensor | number,
  b: Tensor | number,
  who: string,
): [left: Node, right: Node, shape: Shape] {
  const left = operand(a, who, b instanceof Tensor ? b.dtype : undefined);
  const right = operand(b, who, a instanceof Tensor ? a.dtype : undefined);
  checkSameDtype(left, right, who);
  const shape = broadcastShapes(left.shape, right.shape, who);
  return [stretch(left, shape), stretch(right, shape), shape];
}

/**
 * Repeats a node until it has the given shape, one `expand` for each run of neighbouring axes, so that
 * all arithmetic meets equal shapes and only `expand` needs to know what broadcasting does to gradients.
 */
export function stretch(node: Node, shape: Shape): Node {
  if (sameShape(node.shape, shape)) return node;
  const missing = shape.length - node.shape.length;
  const current = [...Array<number>(missing).fill(1), ...node.shape];
  let stretched = node;
  let axis = 0;
  while (axis < shape.length) {
    const start = axis;
    while (axis < shape.length && current[axis] === 1 && shape[axis] !== 1) axis++;
    if (axis === start) {
      axis++;
      continue;
    }
    const length = sizeOf(shape.slice(start, axis));
    const outer = sizeOf(current.slice(0, start));
    const inner = sizeOf(current.slice(axis));
    for (let at = start; at < axis; at++) current[at] = shape[at] ?? 1;
    stretched = run("expand", [stretched], [...current], [outer, length, inner]);
  }
  // Only leading axes of size 1 were missing: the numbers are the same, the shape is not.
  return sameShape(stretched.shape, shape) ? stretched : run("copy", [stretched], shape, []);
}
