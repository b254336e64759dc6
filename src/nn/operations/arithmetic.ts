// Arithmetic on two operands, with broadcasting: shapes are aligned at their last axis and sizes of 1
// are repeated. A number stands for a constant tensor.

import type { OpcodeWith } from "../backend/backend.ts";
import { run } from "../run.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { broadcast } from "./broadcast.ts";

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

/**
 * The larger of both, number by number, NaN if one is NaN. Where both are equal each gets half of the gradient.
 *
 * @example maximum(tensor([1, 5]), 3).toArray() // [3, 5]
 */
export function maximum(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("maximum", a, b);
}

/**
 * The smaller of both, number by number, NaN if one is NaN. Where both are equal each gets half of the gradient.
 *
 * @example minimum(tensor([1, 5]), 3).toArray() // [1, 3]
 */
export function minimum(a: Tensor | number, b: Tensor | number): Tensor {
  return binary("minimum", a, b);
}

function binary(opcode: OpcodeWith<readonly []>, a: Tensor | number, b: Tensor | number): Tensor {
  const [left, right, shape] = broadcast(a, b, opcode);
  return wrap(run(opcode, [left, right], shape, []));
}
