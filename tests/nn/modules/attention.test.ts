import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const float64 = { dtype: "float64" } as const;
const x = nn.normal([2, 5, 6], { seed: 1, ...float64 });

describe("MultiHeadAttention", () => {
  const layer = new nn.MultiHeadAttention(6, { heads: 2, seed: 2, ...float64 });

  it("equals its heads computed one by one", () => {
    const [q, k, v] = [0, 1, 2].map((n) => {
      const weight = layer.inProjWeight.slice({ start: 6 * n, end: 6 * n + 6 });
      return x.matmul(weight.transpose());
    }) as [Tensor, Tensor, Tensor];
    const heads = [0, 3].map((start) => {
      const part = { axis: 2, start, end: start + 3 };
      return nn.scaledDotProductAttention(q.slice(part), k.slice(part), v.slice(part));
    });
    const expected = layer.outProj.forward(nn.concat(heads, { axis: 2 }));
    assertClose(layer.forward(x).toArray(), expected.toArray());
  });

  it("gives the same whether the projections are taken together or apart", () => {
    const copy = x.clone();
    assertClose(layer.attend(x, copy, x).toArray(), layer.forward(x).toArray());
  });

  it("without positions does not know an order: moved positions give moved results", () => {
    const order = [3, 1, 4, 0, 2];
    const moved = layer.forward(nn.gather(x, order, { axis: 1 }));
    assertClose(moved.toArray(), nn.gather(layer.forward(x), order, { axis: 1 }).toArray());
  });

  it("masks each example by its own mask, for all heads", () => {
    const mask = nn.ones([2, 5, 5]);
    const first = nn.greater(mask, nn.tensor([0, 0, 0, 0, 1])).mul(nn.tensor([[[1]], [[0]]]));
    const found = layer.attend(x, x, x, { mask: nn.where(nn.tensor([[[1]], [[0]]]), first, mask) });
    const short = x.slice({ end: 1 });
    const cut = short.slice({ axis: 1, end: 4 });
    assertClose(found.slice({ end: 1 }).toArray(), layer.attend(short, cut, cut).toArray());
    assertClose(found.at(1).toArray(), layer.forward(x).at(1).toArray());
  });

  it("starts its weights at ±√(6 / 4 D), and its biases at 0", () => {
    const wide = new nn.MultiHeadAttention(54, { heads: 2, seed: 1 });
    const size = nn.max(nn.abs(wide.inProjWeight)).item();
    assert.ok(size <= Math.sqrt(6 / 216) && size > 0.16);
    for (const bias of [wide.inProjBias, wide.outProj.bias]) {
      assert.equal(nn.norm(bias as Tensor).item(), 0);
    }
    assert.equal(new nn.MultiHeadAttention(6, { heads: 1, bias: false }).parameters().length, 2);
  });

  it("makes the same layer from the same seed, and leaves the running step alone", () => {
    const hidden = nn.square(nn.tensor([1, 2], { requiresGrad: true }));
    const again = new nn.MultiHeadAttention(6, { heads: 2, seed: 2, ...float64 });
    assert.deepEqual(again.forward(x).data, layer.forward(x).data);
    assert.deepEqual(hidden.toArray<number[]>(), [1, 4]);
  });
});

describe("TransformerBlock", () => {
  it("adds what attention and dense layers find to its input", () => {
    const block = new nn.TransformerBlock(6, { heads: 2, seed: 1, ...float64 });
    const seen = x.add(block.selfAttn.forward(block.norm1.forward(x)));
    const { linear1, linear2, norm2 } = block;
    const thought = linear2.forward(nn.gelu(linear1.forward(norm2.forward(seen))));
    assertClose(block.forward(x).toArray(), seen.add(thought).toArray());
    assert.equal(block.linear1.outFeatures, 24);
  });

  it("that is causal does not look ahead", () => {
    const block = new nn.TransformerBlock(6, { heads: 3, causal: true, seed: 1, ...float64 });
    const firstThree = { axis: 1, end: 3 };
    const begun = block.forward(x.slice(firstThree));
    assertClose(begun.toArray(), block.forward(x).slice(firstThree).toArray());
  });

  it("passes the gradient check", () => {
    const block = new nn.TransformerBlock(4, { heads: 2, hiddenFeatures: 3, seed: 1, ...float64 });
    const inputs = nn.normal([2, 3, 4], { seed: 2, ...float64 });
    const loss = () => nn.sum(nn.square(block.forward(inputs)));
    const result = nn.gradCheck(loss, block.parameters());
    assert.ok(result.passed, JSON.stringify(result.worst));
  });

  it("leaves numbers out in training only", () => {
    const block = new nn.TransformerBlock(6, { heads: 2, dropout: 0.5, seed: 1, ...float64 });
    assert.notDeepEqual(block.forward(x).data, block.forward(x).data);
    block.evaluate();
    assert.deepEqual(block.forward(x).data, block.forward(x).data);
  });
});
