import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { ones, Tensor, tensor, zeros } from "../../src/nn/index.ts";

describe("tensor", () => {
  it("copies its numbers and gives copies of them", () => {
    const numbers = new Float64Array([1, 2]);
    const x = tensor(numbers);
    numbers[0] = 9;
    x.data[1] = 9;
    assert.deepEqual(x.toArray<number[]>(), [1, 2]);
  });

  it("is float32 unless told, except from a Float64Array", () => {
    assert.equal(tensor([0.1]).dtype, "float32");
    assert.equal(tensor([0.1]).item(), Math.fround(0.1));
    assert.equal(tensor([0.1], { dtype: "float64" }).item(), 0.1);
    assert.equal(tensor(new Float64Array([0.1])).dtype, "float64");
    assert.equal(tensor(new Float64Array([0.1]), { dtype: "float32" }).dtype, "float32");
  });

  it("folds a flat list into a shape", () => {
    assert.deepEqual(tensor([1, 2, 3, 4], { shape: [2, -1] }).toArray(), [[1, 2], [3, 4]]); // prettier-ignore
    assert.deepEqual(zeros([2, 0]).toArray(), [[], []]);
    assert.deepEqual(ones([1, 2]).toArray(), [[1, 1]]);
    assert.equal(tensor(5).toArray<number>(), 5);
  });

  it("is written with numbers, shape and precision", () => {
    assert.equal(String(tensor([[1, 2]])), "tensor([[1,2]], shape (1, 2), float32)");
    assert.equal(String(zeros([100])), "tensor(0,0,0,0,0,0,0,0, …, shape (100), float32)");
  });

  it("is known as a tensor by its brand, also in another realm", () => {
    assert.ok(Tensor.isTensor(tensor(1)));
    for (const other of [null, undefined, 1, [], {}, () => {}]) assert.ok(!Tensor.isTensor(other));
    const foreign = runInNewContext("({ [Symbol.for('nn.Tensor')]: true })");
    assert.ok(Tensor.isTensor(foreign));
  });

  it("clones and detaches into tensors of their own", () => {
    const x = tensor([1, 2], { requiresGrad: true });
    for (const copy of [x.clone(), x.detach()]) {
      assert.equal(copy.requiresGrad, false);
      copy.assign([5, 6]);
      assert.deepEqual(x.toArray<number[]>(), [1, 2]);
    }
  });

  it("takes new numbers of its own shape", () => {
    const x = tensor([1, 2]);
    x.assign([3, 4]);
    assert.deepEqual(x.toArray<number[]>(), [3, 4]);
    assert.throws(() => x.assign([1, 2, 3]), { name: "ShapeError" });
    assert.throws(() => tensor(1, { requiresGrad: true }).exp().assign(2), {
      name: "GradientError",
    });
  });
});
