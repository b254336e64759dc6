// Pooling and flattening: layers without parameters between convolutions and dense layers.

import { ShapeError } from "../errors.ts";
import {
  averagePool2d,
  maxPool2d,
  type Pair,
  type PoolOptions,
  pairOf,
} from "../operations/convolution.ts";
import { reshape } from "../operations/layout.ts";
import { formatShape, sizeOf } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { Module } from "./module.ts";

abstract class Pool extends Module {
  readonly kernelSize: readonly [height: number, width: number];
  readonly stride: readonly [down: number, across: number];
  readonly padding: readonly [down: number, across: number];

  constructor(kernelSize: Pair, { stride = kernelSize, padding = 0 }: PoolOptions, who: string) {
    super();
    this.kernelSize = pairOf(kernelSize, { name: "kernelSize", least: 1, who });
    this.stride = pairOf(stride, { name: "stride", least: 1, who });
    this.padding = pairOf(padding, { name: "padding", least: 0, who });
  }
}

/**
 * The largest number of each window: see `maxPool2d`.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @example new MaxPool2d(2).forward(zeros([32, 8, 24, 24])).shape // [32, 8, 12, 12]
 */
export class MaxPool2d extends Pool {
  constructor(kernelSize: Pair, options: PoolOptions = {}) {
    super(kernelSize, options, "MaxPool2d");
  }

  forward(x: Tensor): Tensor {
    return maxPool2d(x, this.kernelSize, this);
  }
}

/**
 * The mean of each window: see `averagePool2d`.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 */
export class AveragePool2d extends Pool {
  constructor(kernelSize: Pair, options: PoolOptions = {}) {
    super(kernelSize, options, "AveragePool2d");
  }

  forward(x: Tensor): Tensor {
    return averagePool2d(x, this.kernelSize, this);
  }
}

/**
 * One row of features per example: (batch, …) → (batch, features).
 *
 * @example new Flatten().forward(zeros([32, 16, 4, 4])).shape // [32, 256]
 */
export class Flatten extends Module {
  forward(x: Tensor): Tensor {
    const [batch, ...rest] = x.shape;
    if (batch === undefined) {
      throw new ShapeError(`Flatten: input has shape ${formatShape(x.shape)}; expected (batch, …)`);
    }
    return reshape(x, [batch, sizeOf(rest)]);
  }
}
