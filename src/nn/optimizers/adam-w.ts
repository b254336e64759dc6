// AdamW: Adam with the decay of weights apart from the gradients.

import type { AdamSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, belowOne, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface AdamWOptions {
  /** η, about how far each weight moves in a step; 0.001 by default, may be changed during training. */
  learningRate?: number | Schedule;
  /** β₁, memory of the mean gradient; 0.9 by default. */
  beta1?: number;
  /** β₂, memory of the mean squared gradient; 0.999 by default. */
  beta2?: number;
  /** ε, keeps the division finite; 1e-8 by default. */
  epsilon?: number;
  /** λ, the part η λ of each weight that a step takes away; 0.01 by default. */
  weightDecay?: number;
}

/**
 * AdamW: m ← β₁ m + (1 − β₁) g · v ← β₂ v + (1 − β₂) g² · w ← w − η (λ w + m̂ / (√v̂ + ε)).
 *
 * m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) at step t. Adam with weight decay divides λ w by √v̂ like the
 * rest of the gradient; here weights with large gradients decay as fast as the others. The same as PyTorch's.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @see Loshchilov, Hutter 2019, algorithm 2
 * @example new AdamW(model, { learningRate: 0.01, weightDecay: 0.1 })
 */
export class AdamW extends Optimizer {
  readonly #settings: Omit<AdamSettings, "learningRate" | "step">;
  readonly #states: { moments: readonly Block[]; step: number }[];

  constructor(
    parameters: Iterable<Tensor> | Module,
    {
      learningRate = 0.001,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
      weightDecay = 0.01,
    }: AdamWOptions = {},
  ) {
    super(parameters, learningRate, "AdamW");
    belowOne(beta1, "beta1", "AdamW");
    belowOne(beta2, "beta2", "AdamW");
    atLeastZero(epsilon, "epsilon", "AdamW");
    atLeastZero(weightDecay, "weightDecay", "AdamW");
    this.#settings = { beta1, beta2, epsilon, weightDecay };
    this.#states = this.parameters.map(({ size, dtype }) => ({
      moments: [new Block(size, dtype), new Block(size, dtype)],
      step: 0,
    }));
  }

  protected override update(weights: Block, gradient: Block, index: number): void {
    const state = this.#states[index];
    if (!state) return;
    const step = ++state.step;
    const settings = { learningRate: this.learningRate, ...this.#settings, step };
    context.backend.update("adamW", weights, gradient, state.moments, settings);
  }
}
