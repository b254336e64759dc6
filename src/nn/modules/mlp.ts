// mlp: the multilayer perceptron of the course, dense layers with one activation between them.

import { randomFrom } from "../context.ts";
import type { Dtype } from "../dtype.ts";
import { ArgumentError } from "../errors.ts";
import { type Activation, sigmoid, tanh } from "../operations/activations.ts";
import type { Random } from "../random.ts";
import { heNormal, type Initializer, xavierNormal } from "./initializers.ts";
import { Linear } from "./linear.ts";
import type { Module } from "./module.ts";
import { Sequential } from "./sequential.ts";

export interface MlpOptions {
  /** Stands after every layer but the last; `tanh` by default. */
  activation?: Activation;
  /** Where the weights' random numbers start; without it they continue the shared stream. */
  seed?: number | Random;
  /** Stands after the last layer; by default nothing does, and the outputs are logits. */
  outputActivation?: Activation;
  /** How weights are drawn; by default as the activation needs it, see `mlp`. */
  init?: Initializer;
  /** Precision, `float32` by default. */
  dtype?: Dtype;
}

/**
 * Builds a network of dense layers: sizes [2, 16, 16, 1] give two hidden layers of 16.
 *
 * All weights come from one seeded stream, layer by layer: Xavier normal, √(2 / (fanIn + fanOut)), if
 * the activation is `tanh` or `sigmoid`, otherwise He normal, √(2 / fanIn). Biases start at 0.
 *
 * @throws {ArgumentError} if there are fewer than two sizes
 * @example mlp([2, 16, 16, 1], { activation: tanh, seed: 1 }).parameterCount // 337
 */
export function mlp(
  sizes: readonly number[],
  { activation = tanh, seed, outputActivation, init, dtype }: MlpOptions = {},
): Sequential {
  if (sizes.length < 2) {
    throw new ArgumentError(
      `mlp: sizes are [${sizes.join(", ")}]; expected at least inputs and outputs, as in [2, 16, 1]`,
    );
  }
  const draw = init ?? (activation === tanh || activation === sigmoid ? xavierNormal : heNormal);
  const random = randomFrom(seed);
  const layers: (Module | Activation)[] = [];
  for (let i = 1; i < sizes.length; i++) {
    if (i > 1) layers.push(activation);
    layers.push(new Linear(sizes[i - 1] ?? 0, sizes[i] ?? 0, { seed: random, init: draw, dtype }));
  }
  if (outputActivation) layers.push(outputActivation);
  return new Sequential(layers);
}
