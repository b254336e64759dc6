// Updates: one optimizer step over the numbers of one parameter, in place.
//
// Legend: w weights, g gradient, η learning rate.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../dtype.ts";
import type { AdamSettings, SgdSettings } from "../backend.ts";

/**
 * Stochastic gradient descent with momentum μ and weight decay λ, as PyTorch writes it:
 *
 * d = g + λ w · v ← μ v + d · w ← w − η v, or w − η (d + μ v) with Nesterov's look-ahead.
 */
export function sgdStep(
  weights: Values,
  gradient: Values,
  velocity: Values,
  { learningRate, momentum, nesterov, weightDecay }: SgdSettings,
): void {
  for (let i = 0; i < weights.length; i++) {
    const direction = gradient[i]! + weightDecay * weights[i]!;
    const speed = momentum * velocity[i]! + direction;
    velocity[i] = speed;
    weights[i]! -= learningRate * (nesterov ? direction + momentum * speed : speed);
  }
}

/**
 * Adam: m ← β₁ m + (1 − β₁) g · v ← β₂ v + (1 − β₂) g² · w ← w − η m̂ / (√v̂ + ε), where
 * m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) undo the start from zero.
 *
 * @see Kingma, Ba 2015, algorithm 1
 */
export function adamStep(
  weights: Values,
  gradient: Values,
  { first, second, step }: { first: Values; second: Values; step: number },
  { learningRate, beta1, beta2, epsilon }: AdamSettings,
): void {
  const firstCorrection = 1 - beta1 ** step;
  const secondCorrection = 1 - beta2 ** step;
  for (let i = 0; i < weights.length; i++) {
    const g = gradient[i]!;
    const m = beta1 * first[i]! + (1 - beta1) * g;
    const v = beta2 * second[i]! + (1 - beta2) * g * g;
    first[i] = m;
    second[i] = v;
    weights[i]! -=
      (learningRate * (m / firstCorrection)) / (Math.sqrt(v / secondCorrection) + epsilon);
  }
}
