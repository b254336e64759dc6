// Linear: a dense layer, every output connected to every input.

import { randomFrom } from "../context.ts";
import { tensor, zeros } from "../creation.ts";
import { affine } from "../operations/affine.ts";
import type { Tensor } from "../tensor.ts";
import { fanInUniform, type Initializer } from "./initializers.ts";
import { checkSizes, type LayerOptions } from "./layer.ts";
import { Module } from "./module.ts";

export interface LinearOptions extends LayerOptions {
  /** False for a layer without bias. */
  bias?: boolean;
  /**
   * How the weights are drawn; the biases are then 0. Without it weights and biases are uniform in
   * ±1 / √inFeatures, as in PyTorch.
   */
  init?: Initializer;
}

/**
 * y = x · Wᵀ + b.
 *
 * Shapes as in PyTorch: x (…, inFeatures), weight W (outFeatures, inFeatures), bias b (outFeatures),
 * y (…, outFeatures). Weights are drawn row by row: all weights of the first output, then the second.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @example new Linear(3, 2, { seed: 1 }).weight.shape // [2, 3]
 */
export class Linear extends Module {
  readonly inFeatures: number;
  readonly outFeatures: number;
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(
    inFeatures: number,
    outFeatures: number,
    { seed, bias = true, init, dtype = "float32" }: LinearOptions = {},
  ) {
    super();
    checkSizes({ inFeatures, outFeatures }, "Linear");
    this.inFeatures = inFeatures;
    this.outFeatures = outFeatures;
    const layer = { fanIn: inFeatures, fanOut: outFeatures, random: randomFrom(seed) };
    const draw = init ?? fanInUniform;
    const options = { dtype, requiresGrad: true };
    const weights = Array.from({ length: inFeatures * outFeatures }, () => draw(layer));
    this.weight = tensor(weights, { ...options, shape: [outFeatures, inFeatures] });
    if (!bias) this.bias = null;
    else if (init) this.bias = zeros([outFeatures], options);
    else
      this.bias = tensor(
        Array.from({ length: outFeatures }, () => draw(layer)),
        options,
      );
  }

  forward(x: Tensor): Tensor {
    return affine(x, this); // (…, inFeatures) → (…, outFeatures)
  }
}
