// Functions of one operand, number by number. The shape stays.

import type { Opcode, Operations } from "../backend/backend.ts";
import { ArgumentError } from "../errors.ts";
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

/** The sine of an angle in radians. */
export function sin(x: Tensor): Tensor {
  return elementwise("sin", x, []);
}

/** The cosine of an angle in radians. */
export function cos(x: Tensor): Tensor {
  return elementwise("cos", x, []);
}

/**
 * min(max(x, low), high): moves what lies outside to the nearer bound. The gradient is 1 from `low` to `high`
 * and 0 outside.
 *
 * @param options a bound that is left out does not bind
 * @throws {ArgumentError} if low is above high, or one is NaN
 * @example clip(tensor([-3, 0.5, 3]), { low: -1, high: 1 }).toArray() // [-1, 0.5, 1]
 */
export function clip(
  x: Tensor,
  { low = -Infinity, high = Infinity }: { low?: number; high?: number },
): Tensor {
  if (!(low <= high)) {
    throw new ArgumentError(`clip: low is ${low}, high is ${high}; expected low ≤ high`);
  }
  return elementwise("clip", x, [low, high]);
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
