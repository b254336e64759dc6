// Functions of one operand, number by number. The shape stays.

import type { Opcode, Operations } from "../backend/backend.ts";
import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { type Tensor, wrap } from "../tensor.ts";

/** −x. */
export function neg(x: Tensor): Tensor {
  return elementwise("neg", x, []);
}

/** eˣ. */
export function exp(x: Tensor): Tensor {
  return elementwise("exp", x, []);
}

/** The natural logarithm; −Infinity at 0, NaN below. */
export function log(x: Tensor): Tensor {
  return elementwise("log", x, []);
}

/** √x; NaN below 0. Its gradient at 0 is infinite. */
export function sqrt(x: Tensor): Tensor {
  return elementwise("sqrt", x, []);
}

/** x². */
export function square(x: Tensor): Tensor {
  return elementwise("square", x, []);
}

/** |x|. Its gradient at 0 is taken as 0. */
export function abs(x: Tensor): Tensor {
  return elementwise("abs", x, []);
}

/** Applies an opcode that keeps the shape. */
export function elementwise<Code extends Opcode>(
  opcode: Code,
  x: Tensor,
  sizes: Operations[Code],
): Tensor {
  const node = operand(x, opcode);
  return wrap(run(opcode, [node], node.shape, sizes));
}
