// What Adam and AdamW share: two moments for every weight, and the numbers by which they are kept.

import type { AdamSettings } from "../backend/backend.ts";
import { context } from "../context.ts";
import { Block } from "../memory/block.ts";
import type { Module } from "../modules/module.ts";
import type { Tensor } from "../tensor.ts";
import { atLeastZero, belowOne, Optimizer } from "./optimizer.ts";
import type { Schedule } from "./schedules.ts";

export interface MomentOptions extends Omit<AdamSettings, "learningRate" | "step"> {
  learningRate: number | Schedule;
}

export abstract class MomentOptimizer extends Optimizer {
  readonly #rule: "adam" | "adamW";
  readonly #settings: AdamSettings;
  readonly #states: { moments: readonly Block[]; step: number }[];

  /** @param kind the backend's rule, and how errors call this optimizer */
  constructor(
    parameters: Iterable<Tensor> | Module,
    { learningRate, beta1, beta2, epsilon, weightDecay }: MomentOptions,
    { rule, name }: { rule: "adam" | "adamW"; name: string },
  ) {
    super(parameters, learningRate, name);
    belowOne(beta1, "beta1", name);
    belowOne(beta2, "beta2", name);
    atLeastZero(epsilon, "epsilon", name);
    atLeastZero(weightDecay, "weightDecay", name);
    this.#rule = rule;
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
    context.backend.update(this.#rule, weights, gradient, state.moments, this.#settings);
  }
}
