// Normalization as layers: with a scale and a shift that are learned.

import { noGrad } from "../context.ts";
import { ones, zeros } from "../creation.ts";
import type { Dtype } from "../dtype.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import { batchNorm, layerNorm } from "../operations/normalization.ts";
import { mean, variance } from "../operations/reductions.ts";
import { formatShape, type Shape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { checkSizes } from "./layer.ts";
import { Module } from "./module.ts";

export interface NormOptions {
  /** Added to the variance so that equal numbers do not divide by 0; 1e-5 by default. */
  epsilon?: number;
  /** Precision, `float32` by default. */
  dtype?: Dtype;
}

export interface RunningNormOptions extends NormOptions {
  /** How much of a batch's statistics goes into the running ones, 0.1 by default. */
  momentum?: number;
}

/**
 * Normalizes the last axes of each example, then scales by `weight` (from 1) and shifts by `bias` (from 0): see `layerNorm`.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @example new LayerNorm(8).forward(ones([4, 8])).shape // [4, 8]
 */
export class LayerNorm extends Module {
  readonly epsilon: number;
  readonly weight: Tensor;
  readonly bias: Tensor;

  /** @param shape sizes of the last axes, or the number of features on the last */
  constructor(shape: number | Shape, { epsilon = 1e-5, dtype }: NormOptions = {}) {
    super();
    const sizes = typeof shape === "number" ? [shape] : shape;
    for (const features of sizes) checkSizes({ features }, "LayerNorm");
    this.epsilon = epsilon;
    this.weight = ones(sizes, { dtype, requiresGrad: true });
    this.bias = zeros(sizes, { dtype, requiresGrad: true });
  }

  forward(x: Tensor): Tensor {
    const { weight, bias, epsilon } = this;
    return layerNorm(x, { weight, bias, epsilon });
  }
}

/**
 * In training each channel is normalized over the batch, and running statistics follow those of the batches:
 * running ← (1 − momentum) running + momentum · of the batch, its variance being that of a sample. In evaluation the
 * running statistics take the batch's place, so that an example's result does not depend on others: see `batchNorm`.
 */
abstract class BatchNorm extends Module {
  readonly epsilon: number;
  readonly momentum: number;
  readonly weight: Tensor;
  readonly bias: Tensor;
  override readonly buffers: { readonly runningMean: Tensor; readonly runningVar: Tensor };
  readonly #name: string;
  readonly #layouts: ReadonlyMap<number, string>;

  /** @param form how errors call the layer, and for each number of axes what follows (batch, channels */
  constructor(
    channels: number,
    { epsilon = 1e-5, momentum = 0.1, dtype }: RunningNormOptions,
    form: { name: string; layouts: ReadonlyMap<number, string> },
  ) {
    super();
    const { name, layouts } = form;
    checkSizes({ channels }, name);
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new ArgumentError(`${name}: momentum is ${momentum}; expected a number from 0 to 1`);
    }
    this.#name = name;
    this.#layouts = layouts;
    this.epsilon = epsilon;
    this.momentum = momentum;
    this.weight = ones([channels], { dtype, requiresGrad: true });
    this.bias = zeros([channels], { dtype, requiresGrad: true });
    this.buffers = {
      runningMean: zeros([channels], { dtype }),
      runningVar: ones([channels], { dtype }),
    };
  }

  forward(x: Tensor): Tensor {
    const [, channels] = x.shape;
    if (!this.#layouts.has(x.shape.length) || channels !== this.weight.size) {
      const forms = [...this.#layouts.values()].map(
        (rest) => `(batch, ${this.weight.size}${rest})`,
      );
      throw new ShapeError(
        `${this.#name}: input has shape ${formatShape(x.shape)}; expected ${forms.join(" or ")}`,
      );
    }
    const { weight, bias, epsilon, buffers } = this;
    if (!this.training) {
      const { runningMean, runningVar } = buffers;
      return batchNorm(x, { weight, bias, epsilon, mean: runningMean, variance: runningVar });
    }
    const result = batchNorm(x, { weight, bias, epsilon });
    noGrad(() => this.#follow(x));
    return result;
  }

  #follow(x: Tensor): void {
    const { runningMean, runningVar } = this.buffers;
    const axis = x.shape.map((_, at) => at).filter((at) => at !== 1);
    const [kept, taken] = [1 - this.momentum, this.momentum];
    runningMean.assign(runningMean.mul(kept).add(mean(x, { axis }).mul(taken)));
    runningVar.assign(runningVar.mul(kept).add(variance(x, { axis }).mul(taken)));
  }
}

/**
 * Batch normalization of features: x (batch, channels) or (batch, channels, length).
 *
 * `weight` starts at 1 and `bias` at 0; the buffers `runningMean` and `runningVar` at 0 and 1.
 *
 * @throws {ArgumentError} if `channels` is no whole number ≥ 1, or the momentum not from 0 to 1
 * @see Ioffe, Szegedy 2015
 * @example new BatchNorm1d(3).namedBuffers().map(([name]) => name) // ["runningMean", "runningVar"]
 */
export class BatchNorm1d extends BatchNorm {
  constructor(channels: number, options: RunningNormOptions = {}) {
    const layouts = new Map([[2, ""], [3, ", length"]]); // prettier-ignore
    super(channels, options, { name: "BatchNorm1d", layouts });
  }
}

/**
 * Batch normalization of images, x (batch, channels, height, width): as `BatchNorm1d`, over all places of a channel.
 *
 * @throws {ArgumentError} if `channels` is no whole number ≥ 1, or the momentum not from 0 to 1
 */
export class BatchNorm2d extends BatchNorm {
  constructor(channels: number, options: RunningNormOptions = {}) {
    super(channels, options, { name: "BatchNorm2d", layouts: new Map([[4, ", height, width"]]) });
  }
}
