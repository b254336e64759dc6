// Layers with parameters or modes of their own: what they compute, how they start, how they switch.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { Module, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

function largest(x: Tensor): number {
  return nn.norm(x, { order: Infinity }).item();
}

describe("train and evaluate", () => {
  it("set the mode of all parts, and give back the module", () => {
    const inner = nn.sequential(new nn.Dropout(), nn.relu);
    const model = nn.sequential(inner, new nn.Linear(1, 1));
    assert.equal(model.evaluate(), model);
    const modes = () => [model, inner, ...inner.layers].map((part) => (part as Module).training);
    assert.deepEqual(modes(), [false, false, false, undefined]);
    assert.equal(model.train(), model);
    assert.deepEqual(modes(), [true, true, true, undefined]);
  });
});

describe("buffers", () => {
  class Net extends Module {
    first = new nn.BatchNorm1d(2);
    blocks = [new nn.Linear(2, 2), new nn.BatchNorm1d(2)];
    shared = this.first;
    seen = tensor([1]);
    forward(x: Tensor): Tensor {
      return this.first.forward(x);
    }
  }

  it("are named by the path to them, and are no parameters", () => {
    const net = new Net();
    assert.deepEqual(
      net.namedBuffers().map(([name]) => name),
      ["first.runningMean", "first.runningVar", "blocks.1.runningMean", "blocks.1.runningVar"],
    );
    const names = net.namedParameters().map(([name]) => name);
    assert.deepEqual(names, ["first.weight", "first.bias", "blocks.0.weight", "blocks.0.bias", "blocks.1.weight", "blocks.1.bias"]); // prettier-ignore
  });
});

describe("Conv2d", () => {
  it("computes conv2d with its weight and bias", () => {
    const layer = new nn.Conv2d(2, 3, [3, 2], { seed: 1, stride: [1, 2], padding: 1 });
    const x = nn.normal([2, 2, 5, 6], { seed: 2 });
    const { weight, bias } = layer;
    const expected = nn.conv2d(x, weight, { bias, stride: [1, 2], padding: 1 });
    assert.deepEqual(layer.forward(x).data, expected.data);
    assert.equal(new nn.Conv2d(1, 1, 3, { bias: false }).parameterCount, 9);
  });

  it("draws from ±1/√(channels · kernel), or as an initializer says with biases at 0", () => {
    const layer = new nn.Conv2d(4, 50, 5, { seed: 1 });
    for (const parameter of layer.parameters()) {
      assert.ok(largest(parameter) < 0.1 && largest(parameter) > 0.09);
    }
    const he = new nn.Conv2d(4, 50, 5, { seed: 1, init: nn.heNormal });
    assert.equal(largest(he.bias as Tensor), 0);
    assertClose(nn.variance(he.weight).item(), 2 / 100, 0.001);
  });
});

describe("a small convolutional network", () => {
  it("passes images through to one row of logits each", () => {
    const model = nn.sequential(
      new nn.Conv2d(1, 4, 3, { padding: 1 }),
      nn.relu,
      new nn.MaxPool2d(2),
      new nn.AveragePool2d(2, { stride: 1 }),
      new nn.Flatten(),
      new nn.Linear(4 * 3 * 3, 10),
    );
    assert.deepEqual(model.forward(nn.zeros([5, 1, 8, 8])).shape, [5, 10]);
  });
});

describe("Embedding", () => {
  it("starts from the standard normal distribution, and learns the rows that were used", () => {
    const layer = new nn.Embedding(200, 20, { seed: 1 });
    assertClose(nn.variance(layer.weight).item(), 1, 0.05);
    nn.backward(nn.sum(layer.forward(tensor([3, 3]))));
    const gradient = layer.weight.grad as Tensor;
    assert.deepEqual(gradient.at(3).data, new Float32Array(20).fill(2));
    assert.equal(nn.sum(gradient).item(), 40);
  });
});

describe("Dropout", () => {
  it("leaves out in training, anew each time, and repeats itself from a seed", () => {
    const x = nn.ones([1000]);
    const [a, b] = [new nn.Dropout(0.5, { seed: 1 }), new nn.Dropout(0.5, { seed: 1 })];
    const first = a.forward(x);
    assert.deepEqual(first.data, b.forward(x).data);
    assert.notDeepEqual(first.data, a.forward(x).data);
    assert.equal(a.evaluate().forward(x), x);
  });

  it("without a seed follows setSeed", () => {
    const layer = new nn.Dropout();
    const draw = (): nn.Values => {
      nn.setSeed(3);
      return layer.forward(nn.ones([100])).data;
    };
    assert.deepEqual(draw(), draw());
  });
});

describe("LayerNorm", () => {
  it("starts as plain normalization", () => {
    const x = nn.normal([2, 3, 4], { seed: 1 });
    assert.deepEqual(new nn.LayerNorm(4).forward(x).data, nn.layerNorm(x).data);
    const both = new nn.LayerNorm([3, 4], { epsilon: 0.5 });
    assert.deepEqual(both.forward(x).data, nn.layerNorm(x, { shape: [3, 4], epsilon: 0.5 }).data);
    assert.equal(both.parameterCount, 24);
  });
});

describe("BatchNorm", () => {
  const float64 = { dtype: "float64" } as const;
  const x = tensor([[1, 10], [3, 30]], float64); // prettier-ignore

  it("normalizes by the batch in training and lets its statistics follow", () => {
    const layer = new nn.BatchNorm1d(2, { ...float64, epsilon: 0 });
    assertClose(layer.forward(x).toArray(), [[-1, -1], [1, 1]]); // prettier-ignore
    const { runningMean, runningVar } = layer.buffers;
    assertClose(runningMean.toArray<number[]>(), [0.1 * 2, 0.1 * 20]);
    assertClose(runningVar.toArray<number[]>(), [0.9 + 0.1 * 2, 0.9 + 0.1 * 200]);
  });

  it("normalizes by the running statistics in evaluation, and leaves them", () => {
    const layer = new nn.BatchNorm1d(2, { ...float64, epsilon: 0, momentum: 1 });
    layer.forward(x);
    layer.evaluate();
    const root = Math.sqrt(2);
    assertClose(layer.forward(tensor([[2, 20 + 20]], float64)).toArray(), [[0, 20 / (10 * root)]]);
    assert.deepEqual(layer.buffers.runningMean.toArray<number[]>(), [2, 20]);
  });

  it("keeps results of a training step readable while its statistics change", () => {
    const layer = new nn.BatchNorm2d(2);
    const result = layer.forward(nn.normal([2, 2, 3, 3], { seed: 1 }));
    nn.backward(nn.sum(nn.square(result)));
    assert.equal(result.data.length, 36);
    assert.notEqual(layer.weight.grad, null);
  });
});
