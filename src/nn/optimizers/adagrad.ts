// Adagrad: gradients divided by the size of all that came before.

import type { AdagradSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface AdagradOptions {
  /** η, how far each weight moves in the first step; 0.01 by default, may be changed during training. */
  learningRate?: number | Schedule;
  /** ε, keeps the division finite; 1e-10 by default. */
  epsilon?: number;
  /** λ, how strongly weights are pulled to 0; 0 by default. */
  weightDecay?: number;
}

/**
 * Adagrad: d = g + λ w · s ← s + d² · w ← w − η d / (√s + ε).
 *
 * s only grows, so each weight moves less and less, and rarely used weights move further than the others.
 * The same as PyTorch's.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @see Duchi, Hazan, Singer 2011, figure 1
 * @example new Adagrad(model, { learningRate: 0.1 })
 */
export class Adagrad extends Optimizer {
  readonly #settings: Omit<AdagradSettings, "learningRate">;
  readonly #sums: readonly Block[][];

  constructor(
    parameters: Iterable<Tensor> | Module,
    { learningRate = 0.01, epsilon = 1e-10, weightDecay = 0 }: AdagradOptions = {},
  ) {
    super(parameters, learningRate, "Adagrad");
    atLeastZero(epsilon, "epsilon", "Adagrad");
    atLeastZero(weightDecay, "weightDecay", "Adagrad");
    this.#settings = { epsilon, weightDecay };
    this.#sums = this.parameters.map(({ size, dtype }) => [new Block(size, dtype)]);
  }

  protected override update(weights: Block, gradient: Block, index: number): void {
    const settings = { learningRate: this.learningRate, ...this.#settings };
    context.backend.update("adagrad", weights, gradient, this.#sums[index] ?? [], settings);
  }
}
