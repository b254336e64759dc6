// Softmax: scores into probabilities, and the logarithm of these without losing digits.

import { operand } from "../operand.ts";
import { run } from "../run.ts";
import { alongAxis, resolveAxis } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * Turns each row of scores into probabilities.
 *
 * softmax(z)ᵢ = exp(zᵢ − m) / Σⱼ exp(zⱼ − m) with m = max z, subtracted so that exp cannot overflow.
 *
 * @param logits (…, classes) any real numbers
 * @param options `axis` along which the results add up to 1, the last by default
 * @returns (…, classes) each row ≥ 0 and summing to 1 within rounding
 * @throws {ShapeError} if `logits` is a scalar
 * @see Goodfellow, Bengio, Courville 2016, §4.1
 * @example softmax(tensor([[0, 0]])).toArray() // [[0.5, 0.5]]
 */
export function softmax(logits: Tensor, { axis = -1 }: { axis?: number } = {}): Tensor {
  return normalize("softmax", logits, axis);
}

/**
 * ln softmax(z)ᵢ = zᵢ − m − ln Σⱼ exp(zⱼ − m): finite where softmax itself rounds to 0.
 *
 * @throws {ShapeError} if `logits` is a scalar
 */
export function logSoftmax(logits: Tensor, { axis = -1 }: { axis?: number } = {}): Tensor {
  return normalize("logSoftmax", logits, axis);
}

function normalize(opcode: "softmax" | "logSoftmax", logits: Tensor, axis: number): Tensor {
  const node = operand(logits, opcode);
  const sizes = alongAxis(node.shape, resolveAxis(axis, node.shape, opcode));
  return wrap(run(opcode, [node], node.shape, sizes));
}
