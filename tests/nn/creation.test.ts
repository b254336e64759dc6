import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arange, eye, full, linspace, type Tensor } from "../../src/nn/index.ts";

const list = (tensor: Tensor) => tensor.toArray<number[]>();

describe("creation", () => {
  it("fills a shape with one number, also with NaN, and none with it", () => {
    assert.deepEqual(full([2, 2], -3).toArray(), [[-3, -3], [-3, -3]]); // prettier-ignore
    assert.ok(Number.isNaN(full([], Number.NaN).item()));
    assert.deepEqual(full([0, 3], 1).shape, [0, 3]);
  });

  it("puts ones on the diagonal, of any matrix", () => {
    assert.deepEqual(eye(3).toArray(), [[1, 0, 0], [0, 1, 0], [0, 0, 1]]); // prettier-ignore
    assert.deepEqual(eye(2, { columns: 3 }).toArray(), [[1, 0, 0], [0, 1, 0]]); // prettier-ignore
    assert.deepEqual(eye(3, { columns: 1 }).toArray(), [[1], [0], [0]]);
    assert.deepEqual(eye(0).shape, [0, 0]);
  });

  it("counts from a start up to an end that is left out, forwards and backwards", () => {
    assert.deepEqual(list(arange(3)), [0, 1, 2]);
    assert.deepEqual(list(arange(2, 5)), [2, 3, 4]);
    assert.deepEqual(list(arange(0, 1, 0.25)), [0, 0.25, 0.5, 0.75]);
    assert.deepEqual(list(arange(1, -4, -2)), [1, -1, -3]);
    assert.deepEqual(list(arange(0)), []);
    assert.deepEqual(list(arange(2, 2, -1)), []);
  });

  it("spaces numbers evenly between two exact ends", () => {
    assert.deepEqual(list(linspace(-1, 1, 5)), [-1, -0.5, 0, 0.5, 1]);
    assert.deepEqual(list(linspace(3, 0, 4)), [3, 2, 1, 0]);
    assert.deepEqual(list(linspace(7, 9, 1)), [7]);
    assert.deepEqual(list(linspace(7, 9, 0)), []);
    for (let count = 2; count < 60; count++) {
      const { data } = linspace(0.1, 0.7, count, { dtype: "float64" });
      assert.deepEqual([data[0], data.at(-1)], [0.1, 0.7]);
    }
  });

  it("takes precision and training from the options, wherever they stand", () => {
    const options = { dtype: "float64", requiresGrad: true } as const;
    const made = [full([2], 0.1, options), eye(2, options), arange(0.1, options), arange(0.1, 2, options), arange(0.1, 2, 0.1, options), linspace(0.1, 1, 3, options)]; // prettier-ignore
    for (const { dtype, requiresGrad } of made) {
      assert.deepEqual([dtype, requiresGrad], ["float64", true]);
    }
    assert.equal(arange(0.1, 2, options).data[0], 0.1);
    assert.equal(arange(0.1, 2).dtype, "float32");
  });
});
