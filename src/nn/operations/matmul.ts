// The matrix product.

import { ShapeError } from "../errors.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { formatShape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * The matrix product: yᵢⱼ = Σₖ aᵢₖ bₖⱼ.
 *
 * @param a (rows, inner)
 * @param b (inner, columns)
 * @returns (rows, columns)
 * @throws {ShapeError} if an operand is no matrix or the inner sizes differ
 * @example matmul(tensor([[1, 2]]), tensor([[3], [4]])).toArray() // [[11]]
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const left = operand(a, "matmul");
  const right = operand(b, "matmul");
  checkSameDtype(left, right, "matmul");
  const shapes = `${formatShape(left.shape)} · ${formatShape(right.shape)}`;
  const [rows, inner] = left.shape;
  const [innerB, columns] = right.shape;
  if (
    left.shape.length !== 2 ||
    right.shape.length !== 2 ||
    rows === undefined ||
    inner === undefined ||
    innerB === undefined ||
    columns === undefined
  ) {
    throw new ShapeError(
      `matmul: operands must be matrices: ${shapes}; make a row with reshape([1, -1]) or a column with reshape([-1, 1])`,
    );
  }
  if (inner !== innerB) {
    throw new ShapeError(
      `matmul: inner sizes differ: ${shapes}; expected (${rows}, ${innerB}) or (${inner}, ${columns})`,
    );
  }
  return wrap(run("matmul", [left, right], [rows, columns], [rows, inner, columns]));
}
