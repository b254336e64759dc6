// train: the training loop, one step at a time.
//
// A generator: whoever drives it decides when to look, draw, change the learning rate, or stop.

import { randomFrom } from "../context.ts";
import { ArgumentError } from "../errors.ts";
import { backward } from "../gradients.ts";
import type { Module } from "../modules/module.ts";
import {
  checkClipping,
  type ClipOptions,
  clipGradients,
  gradientNorm,
} from "../optimizers/clip-gradients.ts";
import type { Optimizer } from "../optimizers/optimizer.ts";
import type { Schedule } from "../optimizers/schedules.ts";
import type { Random } from "../random.ts";
import type { Tensor } from "../tensor.ts";
import { batches, countExamples, type Examples } from "./batches.ts";

export interface TrainOptions {
  /** A module, or a function from inputs to predictions. */
  model: Module | ((inputs: Tensor) => Tensor);
  /** Compares predictions with targets and gives one number. */
  loss: (predictions: Tensor, targets: Tensor) => Tensor;
  optimizer: Optimizer;
  data: Examples;
  /** Examples per step, 32 by default; the last batch of an epoch holds what is left. */
  batchSize?: number;
  /** How often to go through all examples; give this or `steps`. */
  epochs?: number;
  /** How many steps to take; give this or `epochs`. */
  steps?: number;
  /** Where the order's random numbers start; each epoch has an order of its own. */
  seed?: number | Random;
  /**
   * Factor on the optimizer's learning rate for each step, counted from 0; afterwards the optimizer has
   * its own learning rate again.
   */
  schedule?: Schedule;
  /** Shortens gradients before each step, see `clipGradients`. */
  clip?: ClipOptions;
}

/** What is known after a step, as plain numbers. */
export interface TrainingStep {
  /** Counts from 1. */
  step: number;
  /** Counts from 1. */
  epoch: number;
  /** The loss of this step's batch, before the parameters changed. */
  loss: number;
  learningRate: number;
  /** √(Σ g²) over all parameters' gradients, before clipping. */
  gradientNorm: number;
}

/**
 * Trains a model and yields after every step.
 *
 * Each epoch: shuffle · for each batch: forward → loss → zero gradients → backward → clip → step.
 *
 * @throws {ArgumentError} unless exactly one of `epochs` and `steps` is a whole number ≥ 0
 * @example for (const { step, loss } of train({ model, loss: meanSquaredError, optimizer, data, epochs: 5 })) { … }
 */
export function* train({
  model,
  loss: lossOf,
  optimizer,
  data,
  batchSize = 32,
  epochs,
  steps,
  seed,
  schedule,
  clip,
}: TrainOptions): Generator<TrainingStep, void, void> {
  countExamples(data, "train");
  if ((epochs === undefined) === (steps === undefined)) {
    throw new ArgumentError(
      `train: epochs is ${epochs}, steps is ${steps}; expected exactly one of them`,
    );
  }
  const lastEpoch = checkCount(epochs ?? Infinity, "epochs");
  const lastStep = checkCount(steps ?? Infinity, "steps");
  if (clip) checkClipping(clip, "train");
  const random = randomFrom(seed);
  const ownLearningRate = optimizer.learningRate;
  let step = 0;
  try {
    for (let epoch = 1; epoch <= lastEpoch && step < lastStep; epoch++) {
      for (const { inputs, targets } of batches(data, { batchSize, seed: random })) {
        const predictions = typeof model === "function" ? model(inputs) : model.forward(inputs);
        const loss = lossOf(predictions, targets);
        optimizer.zeroGrad();
        backward(loss);
        const { parameters } = optimizer;
        const norm = clip ? clipGradients(parameters, clip) : gradientNorm(parameters);
        if (schedule) optimizer.learningRate = ownLearningRate * schedule(step);
        const { learningRate } = optimizer;
        optimizer.step();
        step++;
        yield { step, epoch, loss: loss.item(), learningRate, gradientNorm: norm };
        if (step === lastStep) return;
      }
    }
  } finally {
    if (schedule) optimizer.learningRate = ownLearningRate;
  }
}

function checkCount(count: number, option: string): number {
  if (count === Infinity || (Number.isSafeInteger(count) && count >= 0)) return count;
  throw new ArgumentError(`train: ${option} is ${count}; expected a whole number ≥ 0`);
}
