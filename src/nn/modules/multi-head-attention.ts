// MultiHeadAttention: attention several times side by side, each head with its own view of the features.
//
// Legend: L queries · S keys and values · D features · h heads.

import { uniform, zeros } from "../creation.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import { affine } from "../operations/affine.ts";
import { type AttentionOptions, attentionWeights } from "../operations/attention.ts";
import { transpose } from "../operations/axes.ts";
import { reshape } from "../operations/layout.ts";
import { matmul } from "../operations/matmul.ts";
import { slice } from "../operations/selection.ts";
import { formatShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { Dropout } from "./dropout.ts";
import { fanInUniform } from "./initializers.ts";
import { checkSizes, type LayerOptions, streamFrom } from "./layer.ts";
import { Linear } from "./linear.ts";
import { Module } from "./module.ts";

export interface MultiHeadAttentionOptions extends LayerOptions {
  /** How many heads share the features. */
  heads: number;
  /** True if a position may look at itself and earlier ones only. */
  causal?: boolean;
  /** The part of the attention weights that is left out in training, 0 by default. */
  dropout?: number;
  /** False for projections without bias. */
  bias?: boolean;
}

/**
 * softmax(Q Kᵀ / √(D/h)) V for each head, with Q, K, V projections of the input; the heads' results lie side by side and
 * are projected once more.
 *
 * Names and layouts as PyTorch's: inProjWeight (3 D, D) holds the projections to queries, keys and values, uniform in
 * ±√(6 / 4 D); inProjBias (3 D) starts at 0; outProj is a Linear with bias 0. All axes before (positions, features) are
 * the batch.
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1, or the heads do not divide the features
 * @see Vaswani et al. 2017, §3.2.2
 * @example new MultiHeadAttention(8, { heads: 2 }).forward(zeros([4, 5, 8])).shape // [4, 5, 8]
 */
export class MultiHeadAttention extends Module {
  readonly features: number;
  readonly heads: number;
  readonly causal: boolean;
  readonly inProjWeight: Tensor;
  readonly inProjBias: Tensor | null;
  readonly outProj: Linear;
  readonly dropout: Dropout;

  constructor(features: number, options: MultiHeadAttentionOptions) {
    super();
    const { heads, causal = false, dropout = 0, bias = true, dtype } = options;
    checkSizes({ features, heads }, "MultiHeadAttention");
    if (features % heads !== 0) {
      throw new ArgumentError(
        `MultiHeadAttention: ${heads} heads cannot share ${features} features; expected a divisor of ${features}`,
      );
    }
    this.features = features;
    this.heads = heads;
    this.causal = causal;
    // One stream for all parts; without a seed each draws from the shared one.
    const seed = streamFrom(options.seed);
    const high = Math.sqrt(6 / (4 * features));
    const trainable = { dtype, requiresGrad: true };
    const drawn = { ...trainable, seed, low: -high, high };
    this.inProjWeight = uniform([3 * features, features], drawn);
    this.inProjBias = bias ? zeros([3 * features], trainable) : null;
    this.outProj = new Linear(features, features, { seed, bias, init: fanInUniform, dtype });
    this.dropout = new Dropout(dropout, { seed });
  }

  /** Every position looks at all of its sequence: x (…, L, D) → (…, L, D). */
  forward(x: Tensor): Tensor {
    return this.attend(x, x, x);
  }

  /**
   * Queries look at keys and take their values.
   *
   * @param query (…, L, D)
   * @param key (…, S, D)
   * @param value (…, S, D)
   * @param options `causal` and `mask` as of `scaledDotProductAttention`; a mask (…, L, S) holds for all heads
   * @returns (…, L, D)
   * @throws {ShapeError} if the shapes do not fit
   */
  attend(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    { mask, causal = this.causal }: AttentionOptions = {},
  ): Tensor {
    const [q, k, v] =
      query === key && key === value
        ? this.#splitProjections(query)
        : ([this.#project(query, 0), this.#project(key, 1), this.#project(value, 2)] as const);
    const forHeads = mask && mask.shape.length > 2 ? this.#overHeads(mask) : mask;
    const weights = attentionWeights(q, k, { causal, mask: forHeads }); // (…, h, L, S)
    const mixed = matmul(this.dropout.forward(weights), v); // (…, h, L, S) · (…, h, S, D/h)
    const joined = transpose(mixed, -3, -2); // (…, h, L, D/h) → (…, L, h, D/h)
    return this.outProj.forward(reshape(joined, [...joined.shape.slice(0, -2), this.features]));
  }

  /** Queries, keys and values of one sequence from a single product. */
  #splitProjections(x: Tensor): readonly [q: Tensor, k: Tensor, v: Tensor] {
    this.#check(x);
    const all = affine(x, { weight: this.inProjWeight, bias: this.inProjBias }); // (…, L, 3 D)
    const part = (n: number): Tensor => this.#splitHeads(slice(all, this.#part(n, -1)));
    return [part(0), part(1), part(2)];
  }

  /** Projection number `n` alone: (…, L, D) → (…, h, L, D/h). */
  #project(x: Tensor, n: number): Tensor {
    this.#check(x);
    const weight = slice(this.inProjWeight, this.#part(n, 0));
    const bias = this.inProjBias && slice(this.inProjBias, this.#part(n, 0));
    return this.#splitHeads(affine(x, { weight, bias }));
  }

  #part(n: number, axis: number): { axis: number; start: number; end: number } {
    return { axis, start: n * this.features, end: (n + 1) * this.features };
  }

  /** (…, L, D) → (…, h, L, D/h) */
  #splitHeads(x: Tensor): Tensor {
    const split = [...x.shape.slice(0, -1), this.heads, this.features / this.heads];
    return transpose(reshape(x, split), -3, -2);
  }

  /** (…, L, S) → (…, 1, L, S) */
  #overHeads(mask: Tensor): Tensor {
    return reshape(mask, mask.shape.toSpliced(-2, 0, 1));
  }

  #check({ shape }: Tensor): void {
    if (shape.length >= 2 && shape.at(-1) === this.features) return;
    throw new ShapeError(
      `MultiHeadAttention: input has shape ${formatShape(shape)}; expected (…, positions, ${this.features})`,
    );
  }
}
