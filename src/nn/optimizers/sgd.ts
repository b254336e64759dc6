// SGD: step against the gradient, with momentum if wanted.

import type { SgdSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import { ArgumentError } from "../errors.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, belowOne, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface SgdOptions {
  /** η, how far to step; may be changed during training. */
  learningRate: number | Schedule;
  /** μ, how much of the last step's direction is kept; 0 by default. */
  momentum?: number;
  /** True to look ahead along the momentum; needs momentum > 0. */
  nesterov?: boolean;
  /** λ, how strongly weights are pulled to 0; 0 by default. */
  weightDecay?: number;
}

/**
 * Stochastic gradient descent: d = g + λ w · v ← μ v + d · w ← w − η v.
 *
 * With Nesterov's look-ahead the last part is w ← w − η (d + μ v). The same as PyTorch's.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @example new SGD(model, { learningRate: 0.1, momentum: 0.9 })
 */
export class SGD extends Optimizer {
  readonly #settings: Omit<SgdSettings, "learningRate">;
  /** One velocity for each parameter; none at all without momentum. */
  readonly #states: readonly Block[][];

  constructor(
    parameters: Iterable<Tensor> | Module,
    { learningRate, momentum = 0, nesterov = false, weightDecay = 0 }: SgdOptions,
  ) {
    super(parameters, learningRate, "SGD");
    belowOne(momentum, "momentum", "SGD");
    atLeastZero(weightDecay, "weightDecay", "SGD");
    if (nesterov && momentum === 0) {
      throw new ArgumentError("SGD: nesterov is true, momentum is 0; expected momentum above 0");
    }
    this.#settings = { momentum, nesterov, weightDecay };
    this.#states = this.parameters.map(({ size, dtype }) =>
      momentum === 0 ? [] : [new Block(size, dtype)],
    );
  }

  protected override update(weights: Block, gradient: Block, index: number): void {
    const settings = { learningRate: this.learningRate, ...this.#settings };
    context.backend.update("sgd", weights, gradient, this.#states[index] ?? [], settings);
  }
}
