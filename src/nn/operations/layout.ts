// Layout: the same numbers in another shape or precision. Results are copies.

import { checkDtype, type Dtype } from "../dtype.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { fillShape, type Shape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * The same numbers, row by row, in another shape.
 *
 * @param shape one size may be −1 and is computed
 * @throws {ShapeError} if the sizes do not multiply to as many numbers
 * @example reshape(tensor([1, 2, 3, 4]), [2, -1]).toArray() // [[1, 2], [3, 4]]
 */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const node = operand(x, "reshape");
  return wrap(run("copy", [node], fillShape(shape, node.block.length, "reshape"), []));
}

/** The same numbers in another precision; `float64` keeps all digits, `float32` rounds to about 7. */
export function to(x: Tensor, dtype: Dtype): Tensor {
  const node = operand(x, "to");
  return wrap(run("copy", [node], node.shape, [], checkDtype(dtype, "to")));
}
