// Attention: every query looks at all keys and takes a weighted mean of their values.
//
// Legend: L queries · S keys and values · E features of a query and of a key · V features of a value.

import { tensor } from "../creation.ts";
import { ShapeError } from "../errors.ts";
import { formatShape, sameShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { mul } from "./arithmetic.ts";
import { transpose } from "./axes.ts";
import { where } from "./comparisons.ts";
import { to } from "./layout.ts";
import { matmul } from "./matmul.ts";
import { softmax } from "./softmax.ts";

export interface AttentionOptions {
  /** True if query i may look at keys 0 to i only, as when it must not see the future. */
  causal?: boolean;
  /** (…, L, S) or what broadcasts to it: 0 where a query must not look at a key. */
  mask?: Tensor;
}

/**
 * softmax(query · keyᵀ / √E) · value.
 *
 * @param query (…, L, E)
 * @param key (…, S, E)
 * @param value (…, S, V)
 * @returns (…, L, V); NaN for a query that may look at no key
 * @throws {ShapeError} if the shapes do not fit
 * @see Vaswani et al. 2017, §3.2.1
 * @example scaledDotProductAttention(zeros([1, 2]), zeros([2, 2]), tensor([[1], [3]])).toArray() // [[2]]
 */
export function scaledDotProductAttention(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  options: AttentionOptions = {},
): Tensor {
  if (value.shape.length < 2 || value.shape.at(-2) !== key.shape.at(-2)) {
    throw new ShapeError(
      `scaledDotProductAttention: keys ${formatShape(key.shape)} and values ${formatShape(value.shape)} do not fit; expected as many values as keys`,
    );
  }
  return matmul(attentionWeights(query, key, options), value); // (…, L, S) · (…, S, V) → (…, L, V)
}

/**
 * How much each query takes of each key: softmax(query · keyᵀ / √E), where keys that must not be seen get 0.
 *
 * @param query (…, L, E)
 * @param key (…, S, E)
 * @returns (…, L, S), each row summing to 1
 * @throws {ShapeError} if the shapes do not fit
 * @example attentionWeights(zeros([2, 4]), zeros([2, 4]), { causal: true }).toArray() // [[1, 0], [0.5, 0.5]]
 */
export function attentionWeights(
  query: Tensor,
  key: Tensor,
  { causal = false, mask }: AttentionOptions = {},
): Tensor {
  const features = query.shape.at(-1) ?? 0;
  if (query.shape.length < 2 || key.shape.length < 2 || key.shape.at(-1) !== features) {
    throw new ShapeError(
      `attention: queries ${formatShape(query.shape)} and keys ${formatShape(key.shape)} do not fit; expected (…, L, E) and (…, S, E)`,
    );
  }
  const scaled = mul(query, 1 / Math.sqrt(features));
  const scores = matmul(scaled, transpose(key, -2, -1)); // (…, L, E) · (…, E, S) → (…, L, S)
  const [seen, times] = [mask && to(mask, query.dtype), causal && lowerTriangle(scores)];
  const allowed = seen && times ? mul(seen, times) : seen || times;
  if (!allowed) return softmax(scores);
  const masked = where(allowed, scores, -Infinity);
  if (sameShape(masked.shape, scores.shape)) return softmax(masked);
  throw new ShapeError(
    `attention: mask ${formatShape(allowed.shape)} does not broadcast to ${formatShape(scores.shape)}; expected equal sizes or 1 on every axis, counted from the last`,
  );
}

/** (L, S): 1 where the key is not later than the query. */
function lowerTriangle(scores: Tensor): Tensor {
  const [queries = 0, keys = 0] = scores.shape.slice(-2);
  const rows = Array.from({ length: queries }, (_, i) =>
    Array.from({ length: keys }, (_, j) => (j <= i ? 1 : 0)),
  );
  return tensor(rows.flat(), { shape: [queries, keys], dtype: scores.dtype });
}
