// Dropout: training with some numbers left out, so that no neuron relies on a single other.

import { randomFrom } from "../context.ts";
import { allocate } from "../dtype.ts";
import { ArgumentError } from "../errors.ts";
import { leaf } from "../node.ts";
import { operand } from "../operand.ts";
import type { Random } from "../random.ts";
import { run } from "../run.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * Sets each number to 0 with probability `rate` and divides the others by 1 − rate, so that the expected value stays.
 *
 * @param options `rate` is 0.5 by default; `seed` is where the random numbers start, without it they continue the
 *   shared stream
 * @throws {ArgumentError} if the rate is not from 0 to 1
 * @see Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov 2014
 * @example dropout(tensor([1, 2, 3]), { rate: 0 }).toArray() // [1, 2, 3]
 */
export function dropout(
  x: Tensor,
  { rate = 0.5, seed }: { rate?: number; seed?: number | Random } = {},
): Tensor {
  const node = operand(x, "dropout");
  checkRate(rate, "dropout");
  const random = randomFrom(seed);
  const mask = allocate(node.block.length, node.dtype);
  const kept = 1 / (1 - rate);
  for (let i = 0; i < mask.length; i++) mask[i] = random.uniform() < rate ? 0 : kept;
  return wrap(run("mul", [node, leaf(mask, node.shape, node.dtype)], node.shape, []));
}

/** @throws {ArgumentError} unless 0 ≤ rate ≤ 1 */
export function checkRate(rate: number, who: string): number {
  if (rate >= 0 && rate <= 1) return rate;
  throw new ArgumentError(`${who}: rate is ${rate}; expected a number from 0 to 1`);
}
