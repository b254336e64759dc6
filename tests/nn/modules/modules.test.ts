import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { Linear, Module, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

class Net extends Module {
  hidden = new Linear(2, 3, { seed: 1 });
  blocks = [new Linear(3, 3, { seed: 2, bias: false }), new Linear(3, 1, { seed: 3 })];
  tied = this.hidden.weight;
  frozen = tensor([1]);
  scale = tensor([2], { requiresGrad: true });

  forward(x: Tensor): Tensor {
    return this.blocks.reduce((y, block) => block.forward(y), this.hidden.forward(x));
  }
}

describe("Module", () => {
  it("finds trainable tensors by the names of its properties, shared ones once", () => {
    const net = new Net();
    assert.deepEqual(
      net.namedParameters().map(([name]) => name),
      [
        "hidden.weight",
        "hidden.bias",
        "blocks.0.weight",
        "blocks.1.weight",
        "blocks.1.bias",
        "scale",
      ],
    );
    assert.equal(net.parameterCount, 6 + 3 + 9 + 3 + 1 + 1);
    assert.equal(net.parameters().length, 6);
  });

  it("does not take recorded results for parameters, and survives a cycle", () => {
    const net = new Net() as Net & { last?: Tensor; self?: Module };
    net.last = net.forward(tensor([[1, 2]]));
    net.self = net;
    assert.equal(net.parameters().length, 6);
  });
});

describe("Linear", () => {
  it("computes x · Wᵀ + b, as matmul, transpose and add do", () => {
    const layer = new Linear(3, 2, { seed: 1 });
    const x = nn.normal([5, 3], { seed: 2 });
    const slow = x.matmul(layer.weight.transpose()).add(layer.bias as Tensor);
    assertClose(layer.forward(x).toArray(), slow.toArray(), 1e-6);
    assert.deepEqual(layer.forward(x.reshape([5, 1, 3])).shape, [5, 1, 2]);
    assert.deepEqual(layer.forward(tensor([1, 2, 3])).shape, [2]);
  });

  it("draws weights and biases from ±1/√inFeatures unless told, as PyTorch does", () => {
    const layer = new Linear(100, 50, { seed: 1 });
    for (const { data } of layer.parameters()) {
      const largest = Math.max(...data.map(Math.abs));
      assert.ok(largest < 0.1 && largest > 0.09, String(largest));
    }
  });

  it("repeats itself from a seed, and starts its biases at 0 with an initializer", () => {
    const make = (seed: number) => new Linear(4, 4, { seed, init: nn.heNormal });
    assert.deepEqual(make(1).weight.data, make(1).weight.data);
    assert.notDeepEqual(make(1).weight.data, make(2).weight.data);
    assert.deepEqual(make(1).bias?.toArray<number[]>(), [0, 0, 0, 0]);
  });
});

describe("initializers", () => {
  const spreads: [name: string, init: nn.Initializer, standardDeviation: number][] = [
    ["heNormal", nn.heNormal, Math.sqrt(2 / 100)],
    ["xavierNormal", nn.xavierNormal, Math.sqrt(2 / 180)],
    ["xavierUniform", nn.xavierUniform, Math.sqrt(2 / 180)],
    ["normalInit", nn.normalInit({ standardDeviation: 0.3 }), 0.3],
  ];
  for (const [name, init, standardDeviation] of spreads) {
    it(`${name} spreads weights as its formula says, around 0`, () => {
      const data = Array.from(new Linear(100, 80, { seed: 3, init }).weight.data);
      const mean = data.reduce((sum, w) => sum + w, 0) / data.length;
      const square = data.reduce((sum, w) => sum + w * w, 0) / data.length;
      assert.ok(Math.abs(mean) < 0.05 * standardDeviation);
      assert.ok(Math.abs(Math.sqrt(square) / standardDeviation - 1) < 0.03);
    });
  }

  it("constant gives every weight the same number", () => {
    const layer = new Linear(2, 2, { init: nn.constant(0.5) });
    assert.deepEqual(layer.weight.toArray(), [[0.5, 0.5], [0.5, 0.5]]); // prettier-ignore
  });
});

describe("mlp", () => {
  it("is dense layers with the activation between them and none at the end", () => {
    const model = nn.mlp([2, 16, 16, 1], { activation: nn.relu, seed: 1 });
    const kinds = model.layers.map((layer) =>
      typeof layer === "function" ? layer.name : layer.parameterCount,
    );
    assert.deepEqual(kinds, [48, "relu", 272, "relu", 17]);
    const ending = nn.mlp([2, 1], { outputActivation: nn.sigmoid });
    assert.equal(ending.layers.at(-1), nn.sigmoid);
  });

  it("chooses Xavier for tanh and sigmoid, He for the others, from one stream", () => {
    const expected = new nn.Random(5);
    const he = Array.from({ length: 6 }, () => Math.fround(expected.normal() * Math.sqrt(2 / 2)));
    const relu = nn.mlp([2, 3, 4], { activation: nn.relu, seed: 5 });
    assert.deepEqual([...(relu.parameters()[0] as Tensor).data], he);
    const next = Math.fround(expected.normal() * Math.sqrt(2 / 3));
    assert.equal((relu.parameters()[2] as Tensor).data[0], next);
    const first = Math.fround(new nn.Random(5).normal() * Math.sqrt(2 / 5));
    for (const activation of [nn.tanh, nn.sigmoid]) {
      const model = nn.mlp([2, 3, 4], { activation, seed: 5 });
      assert.equal((model.parameters()[0] as Tensor).data[0], first);
    }
  });
});
