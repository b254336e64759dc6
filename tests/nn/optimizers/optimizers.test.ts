import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

function weightWith(gradient: number[]): { w: nn.Tensor; descend: (o: nn.Optimizer) => number[] } {
  const w = tensor([1, -2], { dtype: "float64", requiresGrad: true });
  return {
    w,
    descend(optimizer) {
      w.grad = tensor(gradient, { dtype: "float64" });
      optimizer.step();
      return w.toArray<number[]>();
    },
  };
}

describe("SGD", () => {
  it("steps against the gradient", () => {
    const { w, descend } = weightWith([0.5, -4]);
    assertClose(descend(new nn.SGD([w], { learningRate: 0.1 })), [0.95, -1.6]);
  });

  it("keeps part of its direction with momentum", () => {
    const { w, descend } = weightWith([0.5, -4]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1, momentum: 0.9 });
    assertClose(descend(optimizer), [0.95, -1.6]);
    assertClose(descend(optimizer), [0.855, -0.84]);
  });

  it("pulls weights to 0 with weight decay", () => {
    const { w, descend } = weightWith([0, 0]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1, weightDecay: 0.5 });
    assertClose(descend(optimizer), [0.95, -1.9]);
  });
});

describe("Adam", () => {
  it("moves every weight by about the learning rate, whatever the size of its gradient", () => {
    const { w, descend } = weightWith([0.5, -4]);
    const optimizer = new nn.Adam([w], { learningRate: 0.1 });
    assertClose(descend(optimizer), [0.9, -1.9], 1e-7);
    assertClose(descend(optimizer), [0.8, -1.8], 1e-7);
  });
});

describe("optimizers", () => {
  it("follow a learning rate that changes during training, down to 0", () => {
    const { w, descend } = weightWith([1, 1]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1 });
    assertClose(descend(optimizer), [0.9, -2.1]);
    optimizer.learningRate = 0.01;
    assertClose(descend(optimizer), [0.89, -2.11]);
    optimizer.learningRate = 0;
    assertClose(descend(optimizer), [0.89, -2.11]);
  });

  it("leave parameters without a gradient alone, and empty all gradients on request", () => {
    const idle = tensor([7], { dtype: "float64", requiresGrad: true });
    const { w, descend } = weightWith([1, 1]);
    const optimizer = new nn.SGD([w, idle], { learningRate: 0.1 });
    descend(optimizer);
    assert.equal(idle.item(), 7);
    optimizer.zeroGrad();
    assert.equal(w.grad, null);
  });

  it("settle in the minimum of a bowl", () => {
    for (const make of [
      (w: nn.Tensor) => new nn.SGD([w], { learningRate: 0.1, momentum: 0.5 }),
      (w: nn.Tensor) => new nn.Adam([w], { learningRate: 0.05 }),
    ]) {
      const w = tensor([5, -3], { requiresGrad: true });
      const optimizer = make(w);
      for (let step = 0; step < 1000; step++) {
        optimizer.zeroGrad();
        nn.backward(nn.sum(nn.square(nn.sub(w, tensor([1, 2])))));
        optimizer.step();
      }
      assertClose(w.toArray<number[]>(), [1, 2], 1e-3);
    }
  });
});
