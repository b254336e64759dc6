// The matrix product, of single matrices, of vectors and of many matrices at once.

import { ShapeError } from "../errors.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { broadcastShapes, formatShape, sizeOf } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { stretch } from "./broadcast.ts";

/**
 * The matrix product: yᵢⱼ = Σₖ aᵢₖ bₖⱼ.
 *
 * Leading axes broadcast: each matrix of `a` is multiplied with that of `b` at the same place. A vector as `a` is
 * a row, as `b` a column, and the axis of length 1 is left out of the result; two vectors give their dot product.
 *
 * @param a (…, rows, inner) or (inner)
 * @param b (…, inner, columns) or (inner)
 * @returns (…, rows, columns)
 * @throws {ShapeError} if an operand is a scalar, the inner sizes differ or the leading axes do not broadcast
 * @example matmul(tensor([[1, 2]]), tensor([[3], [4]])).toArray() // [[11]]
 * @example matmul(zeros([8, 1, 2, 3]), zeros([5, 3, 4])).shape // [8, 5, 2, 4]
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const left = operand(a, "matmul");
  const right = operand(b, "matmul");
  checkSameDtype(left, right, "matmul");
  const shapes = `${formatShape(left.shape)} · ${formatShape(right.shape)}`;
  if (left.shape.length === 0 || right.shape.length === 0) {
    throw new ShapeError(
      `matmul: an operand is a scalar: ${shapes}; expected vectors or matrices: multiply by a number with mul`,
    );
  }
  const inner = left.shape.at(-1) ?? 1;
  const innerAxis = Math.max(0, right.shape.length - 2);
  const innerB = right.shape[innerAxis] ?? 1;
  if (inner !== innerB) {
    throw new ShapeError(
      `matmul: inner sizes differ: ${shapes}; expected ${formatShape(left.shape.with(-1, innerB))} or ${formatShape(right.shape.with(innerAxis, inner))}`,
    );
  }
  const rows = left.shape.at(-2) ?? 1;
  const columns = right.shape.length === 1 ? 1 : (right.shape.at(-1) ?? 1);
  const leadingA = left.shape.slice(0, -2);
  const leadingB = right.shape.slice(0, -2);
  const matrix = [...left.shape.slice(-2, -1), ...right.shape.slice(1).slice(-1)];
  if (leadingB.length === 0) {
    // One matrix for all: the matrices of `a` lie below each other like rows of a single one.
    const sizes = [sizeOf(leadingA) * rows, inner, columns] as const;
    return wrap(run("matmul", [left, right], [...leadingA, ...matrix], sizes));
  }
  const leading = broadcastShapes(leadingA, leadingB, `matmul: leading axes of ${shapes}`);
  const operands = [
    stretch(left, [...leading, rows, inner]),
    stretch(right, [...leading, inner, columns]),
  ] as const;
  const sizes = [sizeOf(leading), rows, inner, columns] as const;
  return wrap(run("batchedMatmul", operands, [...leading, ...matrix], sizes));
}
