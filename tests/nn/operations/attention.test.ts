import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const [query, key, value] = [1, 2, 3].map((seed) =>
  nn.normal([2, 3, 4], { seed, dtype: "float64" }),
) as [Tensor, Tensor, Tensor];

describe("scaledDotProductAttention", () => {
  it("is the mean of all values if no query prefers a key", () => {
    const found = nn.scaledDotProductAttention(query.mul(0), key, value);
    assertClose(found.at(0).at(0).toArray(), value.at(0).mean({ axis: 0 }).toArray());
  });

  it("takes the value of the key that fits far better than the others", () => {
    const keys = tensor([[1, 0], [0, 1]]); // prettier-ignore
    const found = nn.scaledDotProductAttention(keys.mul(1000), keys, tensor([[5], [7]]));
    assert.deepEqual(found.toArray(), [[5], [7]]);
  });

  it("that is causal does not depend on what comes later", () => {
    const causal = { causal: true };
    const before = nn.scaledDotProductAttention(query, key, value, causal);
    const later = nn.concat([key.slice({ axis: 1, end: 2 }), key.slice({ axis: 1, start: 2 }).neg()], { axis: 1 }); // prettier-ignore
    const after = nn.scaledDotProductAttention(query, later, value, causal);
    const firstTwo = { axis: 1, end: 2 };
    assert.deepEqual(after.slice(firstTwo).data, before.slice(firstTwo).data);
    assert.notDeepEqual(after.at(2, { axis: 1 }).data, before.at(2, { axis: 1 }).data);
  });

  it("with the lower triangle as mask is causal, and both masks count", () => {
    const mask = tensor([[1, 0, 0], [1, 1, 0], [1, 1, 1]]); // prettier-ignore
    const causal = nn.attentionWeights(query, key, { causal: true });
    assert.deepEqual(nn.attentionWeights(query, key, { mask }).data, causal.data);
    const both = nn.attentionWeights(query, key, { causal: true, mask: tensor([1, 0, 1]) });
    assert.deepEqual(both.at(1, { axis: 2 }).data, new Float64Array(6));
    assert.deepEqual(both.at(1, { axis: 1 }).at(0).toArray<number[]>(), [1, 0, 0]);
    assertClose(Array.from(both.sum({ axis: 2 }).data), Array(6).fill(1));
  });

  it("does not depend on the order of keys with their values", () => {
    const order = [2, 0, 1];
    const mixed = [key, value].map((x) => nn.gather(x, order, { axis: 1 })) as [Tensor, Tensor];
    assertClose(
      nn.scaledDotProductAttention(query, ...mixed).toArray(),
      nn.scaledDotProductAttention(query, key, value).toArray(),
    );
  });

  it("gives NaN to a query that may look at no key", () => {
    const found = nn.attentionWeights(query, key, { mask: nn.zeros([1]) });
    assert.ok(found.data.every(Number.isNaN));
  });
});
