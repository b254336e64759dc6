// Optimizer: changes parameters along their gradients. What a step computes is the subclass's.

import { context } from "../context.ts";
import type { Block } from "../memory/block.ts";
import { ArgumentError, GradientError } from "../errors.ts";
import { Module } from "../modules/module.ts";
import type { Node } from "../node.ts";
import { nodeOf, Tensor } from "../tensor.ts";
import type { Schedule } from "./schedules.ts";

export abstract class Optimizer {
  readonly parameters: readonly Tensor[];
  readonly #name: string;
  #learningRate = 0;
  #schedule: Schedule | null = null;
  #stepsTaken = 0;

  /**
   * @param learningRate a number, or a schedule of learning rates
   * @param name how errors call this optimizer
   * @throws {ArgumentError} if there is nothing to train, or the learning rate is no number ≥ 0
   */
  constructor(
    parameters: Iterable<Tensor> | Module,
    learningRate: number | Schedule,
    name: string,
  ) {
    this.#name = name;
    this.parameters = parameters instanceof Module ? parameters.parameters() : [...parameters];
    if (this.parameters.length === 0) {
      throw new ArgumentError(`${this.#name}: there are no parameters to train`);
    }
    for (const parameter of this.parameters) {
      if (parameter instanceof Tensor && parameter.requiresGrad && !nodeOf(parameter).tape)
        continue;
      throw new ArgumentError(
        `${this.#name}: a parameter is not trainable; expected tensors made with requiresGrad: true`,
      );
    }
    this.learningRate = learningRate;
  }

  /**
   * How far the next step goes. May be changed at any time during training, also to a schedule, which is
   * given the number of steps that this optimizer has taken.
   */
  get learningRate(): number {
    return this.#learningRate;
  }

  set learningRate(learningRate: number | Schedule) {
    this.#schedule = typeof learningRate === "function" ? learningRate : null;
    const next = typeof learningRate === "function" ? learningRate(this.#stepsTaken) : learningRate;
    this.#learningRate = atLeastZero(next, "learningRate", this.#name);
  }

  /**
   * Changes every parameter that has a gradient, and ends the training step: its results, except
   * one-element ones, become unreadable.
   *
   * @throws {GradientError} if no parameter has a gradient
   */
  step(): void {
    let changed = false;
    this.parameters.forEach((parameter, index) => {
      const { block, gradient, hasGradient }: Node = nodeOf(parameter);
      if (!gradient || !hasGradient) return;
      this.update(block, gradient, index);
      changed = true;
    });
    if (!changed) {
      throw new GradientError(
        `${this.#name}: no parameter has a gradient; call backward(loss) before step()`,
      );
    }
    context.endStep();
    this.#stepsTaken++;
    if (this.#schedule) this.learningRate = this.#schedule;
  }

  /** Empties the gradients of all parameters; `backward` adds to them otherwise. */
  zeroGrad(): void {
    for (const parameter of this.parameters) parameter.zeroGrad();
  }

  /** Changes the numbers of parameter number `index`, in place. */
  protected abstract update(weights: Block, gradient: Block, index: number): void;
}

/** @throws {ArgumentError} unless `value` is a finite number ≥ 0; NaN is none */
export function atLeastZero(value: number, option: string, who: string): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new ArgumentError(`${who}: ${option} is ${value}; expected a finite number ≥ 0`);
}

/** @throws {ArgumentError} unless 0 ≤ `value` < 1 */
export function belowOne(value: number, option: string, who: string): number {
  if (value >= 0 && value < 1) return value;
  throw new ArgumentError(`${who}: ${option} is ${value}; expected a number from 0 to below 1`);
}
