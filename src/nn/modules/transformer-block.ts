// TransformerBlock: positions look at each other, then each thinks for itself.

import { type Activation, gelu } from "../operations/activations.ts";
import { add } from "../operations/arithmetic.ts";
import type { Tensor } from "../tensor.ts";
import { Dropout } from "./dropout.ts";
import { type LayerOptions, streamFrom } from "./layer.ts";
import { Linear } from "./linear.ts";
import { Module } from "./module.ts";
import { MultiHeadAttention } from "./multi-head-attention.ts";
import { LayerNorm } from "./normalization.ts";

export interface TransformerBlockOptions extends LayerOptions {
  /** How many attention heads share the features. */
  heads: number;
  /** Width of the layer between the two dense layers, four times the features by default. */
  hiddenFeatures?: number;
  /** Stands between the two dense layers; `gelu` by default. */
  activation?: Activation;
  /** The part of numbers left out in training, at each of four places; 0 by default. */
  dropout?: number;
  /** True if a position may look at itself and earlier ones only. */
  causal?: boolean;
  /** False to normalize after each addition, as the first transformers did, instead of before each part. */
  normFirst?: boolean;
}

/**
 * x ← x + attention(norm(x)), then x ← x + dense(activation(dense(norm(x)))): x (…, positions, features), the same shape out.
 *
 * With `normFirst: false`: x ← norm(x + attention(x)), then x ← norm(x + dense(activation(dense(x)))). Parameters are
 * named as in PyTorch's TransformerEncoderLayer: selfAttn, linear1, linear2, norm1, norm2.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1, or the heads do not divide the features
 * @see Vaswani et al. 2017, §3.1; Xiong et al. 2020 for the norm before
 * @example new TransformerBlock(8, { heads: 2 }).forward(zeros([4, 5, 8])).shape // [4, 5, 8]
 */
export class TransformerBlock extends Module {
  readonly selfAttn: MultiHeadAttention;
  readonly linear1: Linear;
  readonly linear2: Linear;
  readonly norm1: LayerNorm;
  readonly norm2: LayerNorm;
  readonly dropout: Dropout;
  readonly activation: Activation;
  readonly normFirst: boolean;

  constructor(features: number, options: TransformerBlockOptions) {
    super();
    const { heads, activation = gelu, dropout = 0, causal, normFirst = true, dtype } = options;
    const { hiddenFeatures = 4 * features } = options;
    const seed = streamFrom(options.seed);
    this.selfAttn = new MultiHeadAttention(features, { heads, causal, dropout, seed, dtype });
    this.linear1 = new Linear(features, hiddenFeatures, { seed, dtype });
    this.linear2 = new Linear(hiddenFeatures, features, { seed, dtype });
    this.norm1 = new LayerNorm(features, { dtype });
    this.norm2 = new LayerNorm(features, { dtype });
    this.dropout = new Dropout(dropout, { seed });
    this.activation = activation;
    this.normFirst = normFirst;
  }

  forward(x: Tensor): Tensor {
    if (this.normFirst) {
      const seen = add(x, this.#look(this.norm1.forward(x)));
      return add(seen, this.#think(this.norm2.forward(seen)));
    }
    const seen = this.norm1.forward(add(x, this.#look(x)));
    return this.norm2.forward(add(seen, this.#think(seen)));
  }

  #look(x: Tensor): Tensor {
    return this.dropout.forward(this.selfAttn.forward(x));
  }

  #think(x: Tensor): Tensor {
    const hidden = this.activation(this.linear1.forward(x)); // (…, D) → (…, hidden)
    return this.dropout.forward(this.linear2.forward(this.dropout.forward(hidden)));
  }
}
