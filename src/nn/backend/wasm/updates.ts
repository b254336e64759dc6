// Updates: which kernel changes weights by a rule. Rules without an entry are computed by the plain loops.

import type { Block } from "../../memory/block.ts";
import { integerPower } from "../../math.ts";
import type { AdamSettings, Rule, Updates } from "../backend.ts";
import { at } from "./forward.ts";
import type { Kernels } from "./kernels.ts";

type WasmUpdate<Settings> = (
  kernels: Kernels,
  weights: Block,
  gradient: Block,
  first: Block | null,
  second: Block | null,
  settings: Settings,
) => void;

export const updates: { readonly [Name in Rule]?: WasmUpdate<Updates[Name]> } = {
  sgd: (k, weights, gradient, velocity, _second, settings) => {
    const { learningRate, momentum, nesterov, weightDecay } = settings;
    k.sgd(
      weights.at,
      gradient.at,
      at(velocity),
      weights.length,
      learningRate,
      momentum,
      nesterov,
      weightDecay,
    );
  },
  adam: adamWith(false),
  adamW: adamWith(true),
};

/** @param decoupled true to shrink the weights themselves instead of changing their gradients */
function adamWith(decoupled: boolean): WasmUpdate<AdamSettings> {
  // All parameters of a network are mostly at the same step.
  let last = { step: 0, beta1: 0, beta2: 0 };
  let firstCorrection = 1;
  let root = 1;
  return (k, weights, gradient, first, second, settings) => {
    const { learningRate, beta1, beta2, epsilon, weightDecay, step } = settings;
    if (step !== last.step || beta1 !== last.beta1 || beta2 !== last.beta2) {
      last = { step, beta1, beta2 };
      firstCorrection = 1 - integerPower(beta1, step);
      root = 1 / Math.sqrt(1 - integerPower(beta2, step));
    }
    k.adam(
      weights.at,
      gradient.at,
      at(first),
      at(second),
      weights.length,
      learningRate / firstCorrection,
      root,
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      epsilon,
      decoupled ? 0 : weightDecay,
      decoupled ? 1 - learningRate * weightDecay : 1,
    );
  };
}
