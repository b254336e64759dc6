// Sequential: layers and activation functions, one after the other.

import type { Activation } from "../operations/activations.ts";
import type { Tensor } from "../tensor.ts";
import { Module } from "./module.ts";

/** A network that passes its input through each layer in turn. */
export class Sequential extends Module {
  readonly layers: readonly (Module | Activation)[];

  constructor(layers: readonly (Module | Activation)[]) {
    super();
    this.layers = layers;
  }

  forward(x: Tensor): Tensor {
    let output = x;
    for (const layer of this.layers) {
      output = layer instanceof Module ? layer.forward(output) : layer(output);
    }
    return output;
  }
}

/**
 * Puts layers and activation functions in a row.
 *
 * @example sequential(new Linear(2, 8), tanh, new Linear(8, 1)).parameterCount // 33
 */
export function sequential(...layers: (Module | Activation)[]): Sequential {
  return new Sequential(layers);
}
