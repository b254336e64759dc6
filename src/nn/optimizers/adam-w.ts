// AdamW: Adam with the decay of weights apart from the gradients.

import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { MomentOptimizer } from "./moment-optimizer.ts";
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
export class AdamW extends MomentOptimizer {
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
    const options = { learningRate, beta1, beta2, epsilon, weightDecay };
    super(parameters, options, { rule: "adamW", name: "AdamW" });
  }
}
