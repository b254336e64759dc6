import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { add, backward, grad, mul, noGrad, square, sum, type Tensor, tensor, zeroGrad } from "../../src/nn/index.ts"; // prettier-ignore

const trainable = { requiresGrad: true };

describe("backward", () => {
  it("follows the chain rule: L = (ab + a)² at a = 2, b = −3", () => {
    const [a, b] = [tensor(2, trainable), tensor(-3, trainable)];
    const inner = add(mul(a, b), a);
    backward(square(inner));
    assert.equal(a.grad?.item(), 16);
    assert.equal(b.grad?.item(), -16);
    assert.equal(inner.grad?.item(), -8);
  });

  it("adds up the gradients of a tensor that is used several times", () => {
    const x = tensor(3, trainable);
    backward(add(add(x, x), mul(x, x)));
    assert.equal(x.grad?.item(), 8);
  });

  it("adds to gradients until they are emptied", () => {
    const x = tensor([1, 2], trainable);
    const run = () => backward(sum(square(x)));
    assert.deepEqual([x.grad], [null]);
    run();
    run();
    assert.deepEqual(x.grad?.toArray<number[]>(), [4, 8]);
    zeroGrad([x]);
    assert.deepEqual([x.grad], [null]);
    run();
    assert.deepEqual(x.grad?.toArray<number[]>(), [2, 4]);
  });

  it("leaves alone what the loss does not depend on", () => {
    const [x, y] = [tensor(1, trainable), tensor(1, trainable)];
    const used = square(x);
    square(add(used, y));
    backward(mul(used, 2));
    assert.equal(x.grad?.item(), 4);
    assert.equal(y.grad, null);
  });

  it("joins computations that began apart", () => {
    const [x, y, z] = [tensor(2, trainable), tensor(3, trainable), tensor(5, trainable)];
    const [left, right, far] = [square(square(x)), square(y), square(z)];
    backward(add(mul(left, right), mul(far, right)));
    assert.equal(x.grad?.item(), 4 * 8 * 9);
    assert.equal(y.grad?.item(), (16 + 25) * 6);
    assert.equal(z.grad?.item(), 10 * 9);
  });

  it("walks a chain of 100,000 operations without recursion", () => {
    const x = tensor(1, trainable);
    let y: Tensor = x;
    for (let i = 0; i < 100_000; i++) y = add(y, 1);
    backward(y);
    assert.equal(x.grad?.item(), 1);
  });

  it("of a trainable tensor itself is 1", () => {
    const x = tensor(7, trainable);
    backward(x);
    assert.equal(x.grad?.item(), 1);
  });

  it("changes no gradient when it refuses", () => {
    const [x, y] = [tensor(2, trainable), tensor(3, trainable)];
    const shared = square(x);
    backward(mul(shared, 1));
    x.zeroGrad();
    assert.throws(() => backward(add(square(y), shared)), { name: "GradientError" });
    assert.equal(x.grad, null);
    assert.equal(y.grad, null);
  });

  it("hands out gradients as copies, and takes replaced ones", () => {
    const x = tensor([1, 2], trainable);
    backward(sum(square(x)));
    const kept = x.grad;
    backward(sum(square(x)));
    assert.deepEqual(kept?.toArray<number[]>(), [2, 4]);
    x.grad = tensor([0.5, 0.5]);
    assert.deepEqual(x.grad?.toArray<number[]>(), [0.5, 0.5]);
    x.grad = null;
    assert.equal(x.grad, null);
    assert.throws(() => { x.grad = tensor([1]); }, { name: "ShapeError" }); // prettier-ignore
  });
});

describe("noGrad", () => {
  it("records nothing inside and records again afterwards, also after an error", () => {
    const x = tensor(2, trainable);
    assert.equal(noGrad(() => square(x)).requiresGrad, false);
    assert.throws(() => noGrad(() => { throw new Error("inside"); }), /inside/); // prettier-ignore
    assert.equal(square(x).requiresGrad, true);
  });
});

describe("grad", () => {
  it("turns a function into its gradient with respect to the first argument", () => {
    assert.equal(grad((x) => mul(square(x), x))(2).item(), 12);
    const slope = grad((x: Tensor, w: Tensor) => sum(mul(square(x), w)));
    assert.deepEqual(slope(tensor([1, 2]), tensor([10, 1])).toArray<number[]>(), [20, 4]);
  });

  it("leaves the gradients of all other tensors alone, and works inside noGrad", () => {
    const w = tensor(3, trainable);
    assert.equal(noGrad(() => grad((x) => mul(x, w))(1)).item(), 3);
    assert.equal(w.grad, null);
  });
});
