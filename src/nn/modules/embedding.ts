// Embedding: a table of vectors that are learned.

import { normal } from "../creation.ts";
import { embedding } from "../operations/embedding.ts";
import type { Tensor } from "../tensor.ts";
import { checkSizes, type LayerOptions } from "./layer.ts";
import { Module } from "./module.ts";

/**
 * Replaces each index by a vector: x (…) whole numbers from 0 to count − 1, y (…, features).
 *
 * The vectors, weight (count, features), are drawn from the standard normal distribution, as in PyTorch.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @example new Embedding(27, 8).forward(tensor([[0, 26, 3]])).shape // [1, 3, 8]
 */
export class Embedding extends Module {
  readonly weight: Tensor;

  constructor(count: number, features: number, { seed, dtype }: LayerOptions = {}) {
    super();
    checkSizes({ count, features }, "Embedding");
    this.weight = normal([count, features], { seed, dtype, requiresGrad: true });
  }

  forward(x: Tensor): Tensor {
    return embedding(x, this.weight);
  }
}
