// Whole layers with the parameters that modules.py stored: results, gradients and buffers agree.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { type Module, type NestedNumbers, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

interface Stored {
  name: string;
  state: Record<string, NestedNumbers>;
  input: NestedNumbers;
  weights: NestedNumbers;
  result: NestedNumbers;
  inputGradient: NestedNumbers;
  gradients: Record<string, NestedNumbers>;
  buffers: Record<string, NestedNumbers>;
}

const float64 = { dtype: "float64" } as const;
const expected: { pytorch: string; modules: Stored[] } = JSON.parse(
  readFileSync(new URL("modules.json", import.meta.url), "utf8"),
);

const block = { heads: 2, hiddenFeatures: 3, ...float64 };
const modules: Record<string, [module: Module, forward?: (x: Tensor) => Tensor]> = {
  RNN: [new nn.RNN(4, 3, float64)],
  LSTM: [new nn.LSTM(4, 2, float64)],
  "LSTM cell": lstmShowingItsCell(),
  GRU: [new nn.GRU(4, 2, float64)],
  MultiHeadAttention: [new nn.MultiHeadAttention(4, { heads: 2, ...float64 })],
  "causal MultiHeadAttention": [
    new nn.MultiHeadAttention(4, { heads: 2, causal: true, ...float64 }),
  ],
  TransformerBlock: [new nn.TransformerBlock(4, block)],
  "TransformerBlock, norm last": [
    new nn.TransformerBlock(4, { ...block, normFirst: false, activation: nn.relu }),
  ],
  BatchNorm2d: [new nn.BatchNorm2d(2, float64)],
  "BatchNorm2d, evaluated": evaluatedBatchNorm(),
  BatchNorm1d: [new nn.BatchNorm1d(3, float64)],
  LayerNorm: [new nn.LayerNorm([3, 4], float64)],
  Conv2d: [new nn.Conv2d(2, 2, 2, { padding: 1, ...float64 })],
};

describe(`PyTorch ${expected.pytorch}`, () => {
  for (const stored of expected.modules) {
    it(`gives the same result and gradients of ${stored.name}`, () => {
      const [module, forward] = modules[stored.name] ?? assert.fail("no module of this name");
      const parameters = module.namedParameters();
      assert.equal(parameters.length, Object.keys(stored.state).length);
      for (const [path, parameter] of parameters) parameter.assign(stored.state[named(path)] ?? []);
      const x = tensor(stored.input, { ...float64, requiresGrad: true });
      const found = forward ? forward(x) : module.forward(x);
      nn.backward(nn.sum(found.mul(tensor(stored.weights, float64))));
      assertClose(found.toArray(), stored.result);
      assertClose(x.grad?.toArray() ?? [], stored.inputGradient, 1e-11, "input");
      for (const [path, { grad }] of parameters) {
        assertClose(grad?.toArray() ?? [], stored.gradients[named(path)] ?? [], 1e-11, path);
      }
      for (const [path, buffer] of module.namedBuffers()) {
        assertClose(buffer.toArray(), stored.buffers[named(path)] ?? [], 1e-12, path);
      }
    });
  }

  it("has a case for every module", () => {
    const names = expected.modules.map(({ name }) => name);
    assert.deepEqual(names.sort(), Object.keys(modules).sort());
  });
});

function lstmShowingItsCell(): [Module, (x: Tensor) => Tensor] {
  const layer = new nn.LSTM(4, 2, float64);
  return [layer, (x) => layer.unroll(x).state.cell];
}

function evaluatedBatchNorm(): [Module, (x: Tensor) => Tensor] {
  const layer = new nn.BatchNorm2d(2, float64);
  return [
    layer,
    (x) => {
      for (let batch = 0; batch < 3; batch++) layer.forward(x.detach().mul(2).add(1));
      return layer.evaluate().forward(x);
    },
  ];
}

/** `selfAttn.inProjWeight` is called `self_attn.in_proj_weight` in PyTorch. */
function named(path: string): string {
  return path.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
