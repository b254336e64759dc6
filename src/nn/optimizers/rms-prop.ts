// RMSProp: gradients divided by their recent size.

import type { RmsPropSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, belowOne, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface RmsPropOptions {
  /** η, about how far each weight moves in a step; 0.01 by default, may be changed during training. */
  learningRate?: number | Schedule;
  /** α, memory of the mean squared gradient; 0.99 by default. */
  alpha?: number;
  /** ε, keeps the division finite; 1e-8 by default. */
  epsilon?: number;
  /** μ, how much of the last step's direction is kept; 0 by default. */
  momentum?: number;
  /** λ, how strongly weights are pulled to 0; 0 by default. */
  weightDecay?: number;
}

/**
 * RMSProp: d = g + λ w · s ← α s + (1 − α) d² · w ← w − η d / (√s + ε).
 *
 * With momentum the last part is v ← μ v + d / (√s + ε) · w ← w − η v. The same as PyTorch's; s starts
 * at 0 and is not corrected, so the first steps are long.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @see Tieleman, Hinton 2012, lecture 6.5
 * @example new RMSProp(model, { learningRate: 0.001 })
 */
export class RMSProp extends Optimizer {
  readonly #settings: Omit<RmsPropSettings, "learningRate">;
  /** For each parameter its mean square, and its velocity if there is momentum. */
  readonly #states: readonly Block[][];

  constructor(
    parameters: Iterable<Tensor> | Module,
    {
      learningRate = 0.01,
      alpha = 0.99,
      epsilon = 1e-8,
      momentum = 0,
      weightDecay = 0,
    }: RmsPropOptions = {},
  ) {
    super(parameters, learningRate, "RMSProp");
    belowOne(alpha, "alpha", "RMSProp");
    atLeastZero(epsilon, "epsilon", "RMSProp");
    belowOne(momentum, "momentum", "RMSProp");
    atLeastZero(weightDecay, "weightDecay", "RMSProp");
    this.#settings = { alpha, epsilon, momentum, weightDecay };
    this.#states = this.parameters.map(({ size, dtype }) => {
      const meanSquare = new Block(size, dtype);
      return momentum === 0 ? [meanSquare] : [meanSquare, new Block(size, dtype)];
    });
  }

  protected override update(weights: Block, gradient: Block, index: number): void {
    const settings = { learningRate: this.learningRate, ...this.#settings };
    context.backend.update("rmsProp", weights, gradient, this.#states[index] ?? [], settings);
  }
}
