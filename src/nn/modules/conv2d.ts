// Conv2d: filters that slide over images.

import { randomFrom } from "../context.ts";
import { tensor, uniform, zeros } from "../creation.ts";
import { type ConvolutionOptions, conv2d, type Pair, pairOf } from "../operations/convolution.ts";
import type { Tensor } from "../tensor.ts";
import type { Initializer } from "./initializers.ts";
import { checkSizes, type LayerOptions } from "./layer.ts";
import { Module } from "./module.ts";

export interface Conv2dOptions extends LayerOptions {
  /** How far the kernel moves from one output to the next, 1 by default. */
  stride?: Pair;
  /** Rows and columns of zeros around the image, 0 by default. */
  padding?: Pair;
  /** False for a layer without bias. */
  bias?: boolean;
  /**
   * How the weights are drawn; the biases are then 0. Without it weights and biases are uniform in
   * ±1 / √(inChannels · kernel size), as in PyTorch.
   */
  init?: Initializer;
}

/**
 * Each filter gives one channel of the result: see `conv2d`.
 *
 * Shapes as in PyTorch: x (batch, inChannels, height, width), weight (outChannels, inChannels, kernelHeight,
 * kernelWidth), bias (outChannels).
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @example new Conv2d(1, 8, 5).forward(zeros([32, 1, 28, 28])).shape // [32, 8, 24, 24]
 */
export class Conv2d extends Module {
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelSize: readonly [height: number, width: number];
  readonly stride: readonly [down: number, across: number];
  readonly padding: readonly [down: number, across: number];
  readonly weight: Tensor;
  readonly bias: Tensor | null;

  constructor(
    inChannels: number,
    outChannels: number,
    kernelSize: Pair,
    options: Conv2dOptions = {},
  ) {
    super();
    const { seed, stride = 1, padding = 0, bias = true, init, dtype = "float32" } = options;
    checkSizes({ inChannels, outChannels }, "Conv2d");
    this.inChannels = inChannels;
    this.outChannels = outChannels;
    this.kernelSize = pairOf(kernelSize, { name: "kernelSize", least: 1, who: "Conv2d" });
    this.stride = pairOf(stride, { name: "stride", least: 1, who: "Conv2d" });
    this.padding = pairOf(padding, { name: "padding", least: 0, who: "Conv2d" });
    const area = this.kernelSize[0] * this.kernelSize[1];
    const random = randomFrom(seed);
    const shape = [outChannels, inChannels, ...this.kernelSize];
    const trainable = { dtype, requiresGrad: true };
    if (init) {
      const layer = { fanIn: inChannels * area, fanOut: outChannels * area, random };
      const weights = Array.from({ length: outChannels * inChannels * area }, () => init(layer));
      this.weight = tensor(weights, { ...trainable, shape });
      this.bias = bias ? zeros([outChannels], trainable) : null;
    } else {
      const high = 1 / Math.sqrt(inChannels * area);
      const drawn = { ...trainable, seed: random, low: -high, high };
      this.weight = uniform(shape, drawn);
      this.bias = bias ? uniform([outChannels], drawn) : null;
    }
  }

  forward(x: Tensor): Tensor {
    const { bias, stride, padding }: ConvolutionOptions = this;
    return conv2d(x, this.weight, { bias, stride, padding });
  }
}
