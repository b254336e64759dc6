// Clipping: gradients too long for a step are shortened before it.

import { ArgumentError } from "../errors.ts";
import { Module } from "../modules/module.ts";
import { nodeOf, type Tensor } from "../tensor.ts";

/** How to clip; exactly one of the two. */
export interface ClipOptions {
  /** The largest length that all gradients together may have. */
  norm?: number;
  /** The largest size that each number of a gradient may have. */
  value?: number;
}

/**
 * Shortens gradients in place, between `backward` and `optimizer.step()`.
 *
 * `norm` c keeps their direction: g ← g · min(1, c / ‖g‖) with ‖g‖ = √(Σ g²) over all parameters. `value`
 * c cuts number by number: g ← min(max(g, −c), c). A norm of NaN makes all of them NaN.
 *
 * @returns ‖g‖ before
 * @throws {ArgumentError} unless exactly one of `norm` and `value` is a number > 0
 * @see Pascanu, Mikolov, Bengio 2013, algorithm 1
 * @example
 * backward(loss);
 * clipGradients(model, { norm: 1 });
 * optimizer.step();
 */
export function clipGradients(
  parameters: Iterable<Tensor> | Module,
  { norm, value }: ClipOptions,
): number {
  checkClipping({ norm, value }, "clipGradients");
  const tensors = parameters instanceof Module ? parameters.parameters() : [...parameters];
  const before = gradientNorm(tensors);
  for (const tensor of tensors) {
    const { gradient, hasGradient } = nodeOf(tensor);
    if (!gradient || !hasGradient) continue;
    if (value !== undefined) {
      const values = gradient.edit();
      for (let i = 0; i < values.length; i++) {
        values[i] = Math.min(Math.max(values[i] ?? 0, -value), value);
      }
    } else if (norm !== undefined && !(before <= norm)) {
      const values = gradient.edit();
      for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * (norm / before);
    }
  }
  return before;
}

/** @throws {ArgumentError} unless exactly one of `norm` and `value` is a number > 0 */
export function checkClipping({ norm, value }: ClipOptions, who: string): void {
  if ((norm === undefined) === (value === undefined)) {
    throw new ArgumentError(
      `${who}: norm is ${norm}, value is ${value}; expected exactly one of them`,
    );
  }
  const limit = norm ?? value ?? 0;
  if (limit > 0) return;
  const option = norm === undefined ? "value" : "norm";
  throw new ArgumentError(`${who}: ${option} is ${limit}; expected a number > 0`);
}

/** √(Σ g²) over all gradients. */
export function gradientNorm(parameters: readonly Tensor[]): number {
  let squares = 0;
  for (const parameter of parameters) {
    const { gradient, hasGradient } = nodeOf(parameter);
    if (!gradient || !hasGradient) continue;
    for (const value of gradient.values) squares += value * value;
  }
  return Math.sqrt(squares);
}
