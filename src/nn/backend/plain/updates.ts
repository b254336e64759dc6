// Updates: one optimizer step over the numbers of one parameter, in place, one entry per rule.
//
// Legend: w weights, g gradient, η learning rate, λ weight decay, ε keeps divisions finite, t the step
// from 1. State starts as zeros.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { integerPower } from "../../math.ts";
import type { UpdateTable } from "./kernels.ts";

export const updates: UpdateTable = {
  // d = g + λ w · v ← μ v + d · w ← w − η v, or w − η (d + μ v) with Nesterov's look-ahead
  sgd: (weights, gradient, [velocity], { learningRate, momentum, nesterov, weightDecay }) => {
    for (let i = 0; i < weights.length; i++) {
      const direction = gradient[i]! + weightDecay * weights[i]!;
      if (velocity === undefined) {
        weights[i]! -= learningRate * direction;
        continue;
      }
      const speed = momentum * velocity[i]! + direction;
      velocity[i] = speed;
      weights[i]! -= learningRate * (nesterov ? direction + momentum * speed : speed);
    }
  },
  // d = g + λ w · m ← β₁ m + (1 − β₁) d · v ← β₂ v + (1 − β₂) d² · w ← w − η m̂ / (√v̂ + ε), where
  // m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) undo the start from zero
  adam: (weights, gradient, [first, second], settings) => {
    const { learningRate, beta1, beta2, epsilon, weightDecay, step } = settings;
    const firstCorrection = 1 - integerPower(beta1, step);
    const secondCorrection = 1 - integerPower(beta2, step);
    for (let i = 0; i < weights.length; i++) {
      const direction = gradient[i]! + weightDecay * weights[i]!;
      const m = beta1 * first![i]! + (1 - beta1) * direction;
      const v = beta2 * second![i]! + (1 - beta2) * direction * direction;
      first![i] = m;
      second![i] = v;
      weights[i]! -=
        (learningRate * (m / firstCorrection)) / (Math.sqrt(v / secondCorrection) + epsilon);
    }
  },
  // m ← β₁ m + (1 − β₁) g · v ← β₂ v + (1 − β₂) g² · w ← w − η λ w − η m̂ / (√v̂ + ε): the decay of the
  // weights keeps out of the moments
  adamW: (weights, gradient, [first, second], settings) => {
    const { learningRate, beta1, beta2, epsilon, weightDecay, step } = settings;
    const firstCorrection = 1 - integerPower(beta1, step);
    const secondCorrection = 1 - integerPower(beta2, step);
    for (let i = 0; i < weights.length; i++) {
      const g = gradient[i]!;
      const m = beta1 * first![i]! + (1 - beta1) * g;
      const v = beta2 * second![i]! + (1 - beta2) * g * g;
      first![i] = m;
      second![i] = v;
      const move = m / firstCorrection / (Math.sqrt(v / secondCorrection) + epsilon);
      weights[i]! -= learningRate * (weightDecay * weights[i]! + move);
    }
  },
  // d = g + λ w · s ← α s + (1 − α) d² · r = d / (√s + ε) · w ← w − η r, or, with momentum,
  // v ← μ v + r · w ← w − η v
  rmsProp: (weights, gradient, [meanSquare, velocity], settings) => {
    const { learningRate, alpha, epsilon, momentum, weightDecay } = settings;
    for (let i = 0; i < weights.length; i++) {
      const direction = gradient[i]! + weightDecay * weights[i]!;
      const s = alpha * meanSquare![i]! + (1 - alpha) * direction * direction;
      meanSquare![i] = s;
      let move = direction / (Math.sqrt(s) + epsilon);
      if (velocity) {
        move += momentum * velocity[i]!;
        velocity[i] = move;
      }
      weights[i]! -= learningRate * move;
    }
  },
  // d = g + λ w · s ← s + d² · w ← w − η d / (√s + ε)
  adagrad: (weights, gradient, [sumOfSquares], { learningRate, epsilon, weightDecay }) => {
    for (let i = 0; i < weights.length; i++) {
      const direction = gradient[i]! + weightDecay * weights[i]!;
      const s = sumOfSquares![i]! + direction * direction;
      sumOfSquares![i] = s;
      weights[i]! -= (learningRate * direction) / (Math.sqrt(s) + epsilon);
    }
  },
};
