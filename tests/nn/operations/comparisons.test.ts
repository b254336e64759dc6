import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";

const nan = Number.NaN;
const x = tensor([1, 2, 3]);

describe("comparisons", () => {
  it("give 1 where they hold and 0 elsewhere, against a number or with broadcasting", () => {
    assert.deepEqual(nn.less(x, 2).toArray<number[]>(), [1, 0, 0]);
    assert.deepEqual(nn.greater(2, x).toArray<number[]>(), [1, 0, 0]);
    const column = tensor([[1], [3]]);
    assert.deepEqual(nn.equal(column, x).toArray(), [[1, 0, 0], [0, 0, 1]]); // prettier-ignore
    assert.deepEqual(nn.lessEqual(column, x).toArray(), [[1, 1, 1], [0, 0, 1]]); // prettier-ignore
    assert.deepEqual(nn.greaterEqual(column, x).toArray(), [[1, 0, 0], [1, 1, 1]]); // prettier-ignore
  });

  it("never hold for NaN, and keep the precision", () => {
    for (const compare of [nn.less, nn.lessEqual, nn.greater, nn.greaterEqual, nn.equal]) {
      assert.deepEqual(compare(tensor([nan]), tensor([nan])).toArray<number[]>(), [0]);
      assert.equal(compare(tensor(1, { dtype: "float64" }), 1).dtype, "float64");
    }
  });

  it("carry no gradient and record nothing", () => {
    const w = tensor([[1], [2]], { requiresGrad: true });
    assert.equal(nn.less(w, x).requiresGrad, false);
  });
});

describe("where", () => {
  it("takes the first where the condition is true, the second elsewhere", () => {
    const chosen = nn.where(tensor([[1], [0]]), tensor([1, 2]), -1);
    assert.deepEqual(chosen.toArray(), [[1, 2], [-1, -1]]); // prettier-ignore
    assert.deepEqual(nn.where(tensor([2, -1, 0]), 1, 0).toArray<number[]>(), [1, 1, 0]);
    assert.deepEqual(nn.where(tensor([nan, 0, 1]), 1, nan).toArray<number[]>(), [nan, nan, 1]);
    assert.deepEqual(nn.where(nn.zeros([0]), 1, 2).shape, [0]);
  });

  it("sends the gradient to what was chosen and none to the condition", () => {
    const [condition, a, b] = [
      [1, 0],
      [3, 4],
      [5, 6],
    ].map((n) => tensor(n, { requiresGrad: true }));
    assert.ok(condition && a && b);
    nn.backward(nn.sum(nn.where(condition, a, b).mul(tensor([10, 20]))));
    assert.deepEqual(a.grad?.toArray<number[]>(), [10, 0]);
    assert.deepEqual(b.grad?.toArray<number[]>(), [0, 20]);
    assert.equal(condition.grad, null);
    assert.equal(nn.where(condition, 1, 2).requiresGrad, false);
  });

  it("keeps a NaN on the side that was not chosen out of the result and out of the gradient", () => {
    const w = tensor([nan, 2], { requiresGrad: true });
    const safe = nn.where(tensor([0, 1]), w, 0);
    assert.deepEqual(safe.toArray<number[]>(), [0, 2]);
    nn.backward(nn.sum(safe));
    assert.deepEqual(w.grad?.toArray<number[]>(), [0, 1]);
  });
});

describe("maximum and minimum", () => {
  it("choose number by number", () => {
    assert.deepEqual(nn.maximum(x, tensor([3, 2, 1])).toArray<number[]>(), [3, 2, 3]);
    assert.deepEqual(nn.minimum(x, tensor([3, 2, 1])).toArray<number[]>(), [1, 2, 1]);
  });

  it("share the gradient where both are equal", () => {
    for (const choose of [nn.maximum, nn.minimum]) {
      const w = tensor([1, 2], { requiresGrad: true });
      nn.backward(nn.sum(choose(w, tensor([1, 2]))));
      assert.deepEqual(w.grad?.toArray<number[]>(), [0.5, 0.5]);
    }
  });
});
