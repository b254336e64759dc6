// Arithmetic on two operands, with broadcasting: shapes are aligned at their last axis and sizes of 1
// are repeated. A number stands for a constant tensor.

import type { OpcodeWith } from "../backend/backend.ts";
import type { Node } from "../node.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { broadcastShapes, type Shape, sameShape, sizeOf } from "../shape.ts";
import { Tensor, wrap } from "../tensor.ts";

/**
 * a + b, number by number.
 *
 * @throws {ShapeError} if the shapes do not broadcast
 * @throws {DtypeError} if the precisions differ
 * @example add(tensor([[1], [2]]), tensor([10, 20])).toArray() // [[11, 21], [12, 22]]
 */
export function add(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("add", a, b);
}

/** a − b, number by number. @example sub(tensor([3, 2]), 1).toArray() // [2, 1] */
export function sub(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("sub", a, b);
}

/** a · b, number by number; for the matrix product see `matmul`. @example mul(2, tensor([3, 4])).toArray() // [6, 8] */
export function mul(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("mul", a, b);
}

/** a / b, number by number; 1 / 0 is Infinity. @example div(tensor([3, 4]), 2).toArray() // [1.5, 2] */
export function div(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("div", a, b);
}

/** aᵇ, number by number. @example pow(tensor([2, 3]), 3).toArray() // [8, 27] */
export function pow(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("pow", a, b);
}

function binary(opcode: OpcodeWith<readonly []>, a: Tensor | number, b: Tensor | number): Tensor {
  const left = operand(a, opcode, b instanceof Tensor ? b.dtype : undefined);
  const right = operand(b, opcode, a instanceof Tensor ? a.dtype : undefined);
  checkSameDtype(left, right, opcode);
  const shape = broadcastShapes(left.shape, right.shape, opcode);
  return wrap(run(opcode, [stretch(left, shape), stretch(right, shape)], shape, []));
}

/**
 * Repeats a node until it has the given shape, one `expand` for each run of neighbouring axes, so that
 * all arithmetic meets equal shapes and only `expand` needs to know what broadcasting does to gradients.
 */
function stretch(node: Node, shape: Shape): Node {
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
