// Adam: steps whose size adapts to each weight.

import type { AdamSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, belowOne, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface AdamOptions {
  /** η, about how far each weight moves in a step; 0.001 by default, may be changed during training. */
  learningRate?: number | Schedule;
  /** β₁, memory of the mean gradient; 0.9 by default. */
  beta1?: number;
  /** β₂, memory of the mean squared gradient; 0.999 by default. */
  beta2?: number;
  /** ε, keeps the division finite; 1e-8 by default. */
  epsilon?: number;
  /** λ, how strongly weights are pulled to 0, as part of their gradients; 0 by default. */
  weightDecay?: number;
}

/**
 * Adam: d = g + λ w · m ← β₁ m + (1 − β₁) d · v ← β₂ v + (1 − β₂) d² · w ← w − η m̂ / (√v̂ + ε).
 *
 * m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) at step t, since m and v start at 0. The same as PyTorch's.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @see Kingma, Ba 2015, algorithm 1
 * @example new Adam(model, { learningRate: 0.01 })
 */
export class Adam extends Optimizer {
  readonly #settings: AdamSettings;
  readonly #states: { moments: readonly Block[]; step: number }[];

  constructor(
    parameters: Iterable<Tensor> | Module,
    {
      learningRate = 0.001,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
      weightDecay = 0,
    }: AdamOptions = {},
  ) {
    super(parameters, learningRate, "Adam");
    belowOne(beta1, "beta1", "Adam");
    belowOne(beta2, "beta2", "Adam");
    atLeastZero(epsilon, "epsilon", "Adam");
    atLeastZero(weightDecay, "weightDecay", "Adam");
    this.#settings = { learningRate: 0, beta1, beta2, epsilon, weightDecay, step: 0 };
    this.#states = this.parameters.map(({ size, dtype }) => ({
      moments: [new Block(size, dtype), new Block(size, dtype)],
      step: 0,
    }));
  }

  protected override update(weights: Block, gradient: Block, index: number): void {
    const state = this.#states[index];
    if (!state) return;
    state.step += 1;
    this.#settings.learningRate = this.learningRate;
    this.#settings.step = state.step;
    context.backend.update("adam", weights, gradient, state.moments, this.#settings);
  }
}
