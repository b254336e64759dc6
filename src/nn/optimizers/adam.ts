// Adam: steps whose size adapts to each weight.

import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { MomentOptimizer } from "./moment-optimizer.ts";
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
export class Adam extends MomentOptimizer {
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
    const options = { learningRate, beta1, beta2, epsilon, weightDecay };
    super(parameters, options, { rule: "adam", name: "Adam" });
  }
}
