// Operands: what a reader hands to an operation, checked.

import { tensor } from "./creation.ts";
import type { Dtype } from "./dtype.ts";
import { ArgumentError, DtypeError } from "./errors.ts";
import { fresh, type Node } from "./node.ts";
import { nodeOf, Tensor } from "./tensor.ts";

/**
 * Reads an operand: a tensor as it is, a number as a constant of the given precision.
 *
 * @throws {ArgumentError} if it is neither
 * @throws {StaleTensorError} if it belongs to a training step that has ended
 */
export function operand(value: Tensor | number, who: string, dtype: Dtype = "float32"): Node {
  if (value instanceof Tensor) return fresh(nodeOf(value), who);
  if (typeof value === "number") return nodeOf(tensor(value, { dtype }));
  const found = Array.isArray(value) ? "an array" : value === null ? "null" : typeof value;
  throw new ArgumentError(
    `${who}: got ${found}; expected a tensor or a number: make one with tensor(…)`,
  );
}

/** The same numbers as a constant: an operand that no gradient flows back to. */
export function withoutGradient(node: Node): Node {
  return node.requiresGrad ? { ...node, requiresGrad: false, tape: null, gradient: null } : node;
}

/** @throws {DtypeError} if two operands differ in precision */
export function checkSameDtype(a: Node, b: Node, who: string): void {
  if (a.dtype === b.dtype) return;
  throw new DtypeError(
    `${who}: dtypes differ: ${a.dtype} and ${b.dtype}; convert one of them with .to("${a.dtype}")`,
  );
}
