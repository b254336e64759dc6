// The numbers of optimizers.json, written by optimizers.py with PyTorch in float64, come out here too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { type NestedNumbers, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

interface Expected {
  pytorch: string;
  inputs: NestedNumbers;
  targets: NestedNumbers;
  before: Record<string, NestedNumbers>;
  trainings: { name: string; losses: number[]; after: Record<string, NestedNumbers> }[];
  schedules: { name: string; rates: number[] }[];
  clippings: { name: string; norm: number | null; gradients: NestedNumbers[] }[];
}

const expected: Expected = JSON.parse(
  readFileSync(new URL("optimizers.json", import.meta.url), "utf8"),
);

const optimizers: Record<string, (model: nn.Module) => nn.Optimizer> = {
  SGD: (model) => new nn.SGD(model, { learningRate: 0.1 }),
  "SGD momentum": (model) => new nn.SGD(model, { learningRate: 0.1, momentum: 0.9 }),
  "SGD nesterov": (model) =>
    new nn.SGD(model, { learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
  Adam: (model) => new nn.Adam(model, { learningRate: 0.05 }),
  "Adam decay": (model) =>
    new nn.Adam(model, { learningRate: 0.05, beta1: 0.8, beta2: 0.95, weightDecay: 0.1 }),
  AdamW: (model) => new nn.AdamW(model, { learningRate: 0.05 }),
  "AdamW decay": (model) =>
    new nn.AdamW(model, { learningRate: 0.05, epsilon: 0.01, weightDecay: 0.5 }),
  RMSProp: (model) => new nn.RMSProp(model),
  "RMSProp momentum": (model) =>
    new nn.RMSProp(model, { learningRate: 0.02, alpha: 0.9, momentum: 0.8, weightDecay: 0.1 }),
  Adagrad: (model) => new nn.Adagrad(model),
  "Adagrad decay": (model) =>
    new nn.Adagrad(model, { learningRate: 0.1, epsilon: 0.01, weightDecay: 0.1 }),
};

const schedules: Record<string, nn.Schedule> = {
  step: nn.stepSchedule({ every: 3, factor: 0.5 }),
  cosine: nn.cosineSchedule({ steps: 11, to: 0.2 }),
  warmup: nn.warmupSchedule({ steps: 5 }),
  constant: nn.constantSchedule(),
};

const clippings: Record<string, nn.ClipOptions> = {
  norm: { norm: 0.1 },
  "long norm": { norm: 100 },
  value: { value: 0.03 },
};

function model(): nn.Sequential {
  const net = nn.mlp([2, 5, 3], { dtype: "float64" });
  for (const [path, parameter] of net.namedParameters()) {
    parameter.assign(expected.before[stored(path)] ?? []);
  }
  return net;
}

function lossOf(net: nn.Module): nn.Tensor {
  return nn.crossEntropy(net.forward(tensor(expected.inputs, { dtype: "float64" })), expected.targets); // prettier-ignore
}

describe(`PyTorch ${expected.pytorch}`, () => {
  for (const { name, losses, after } of expected.trainings) {
    it(`takes the same ten steps of ${name}`, () => {
      const net = model();
      const optimizer = optimizers[name]?.(net);
      assert.ok(optimizer);
      const found = losses.map(() => {
        const loss = lossOf(net);
        optimizer.zeroGrad();
        nn.backward(loss);
        optimizer.step();
        return loss.item();
      });
      assertClose(found, losses, 1e-12);
      for (const [path, parameter] of net.namedParameters()) {
        assertClose(parameter.toArray(), after[stored(path)] ?? [], 1e-12, path);
      }
    });
  }

  for (const { name, rates } of expected.schedules) {
    it(`gives the same learning rates of the ${name} schedule`, () => {
      const schedule = schedules[name];
      assert.ok(schedule);
      assertClose(rates.map((_, step) => schedule(step)), rates, 1e-14); // prettier-ignore
    });
  }

  for (const { name, norm, gradients } of expected.clippings) {
    it(`clips gradients the same way by ${name}`, () => {
      const net = model();
      nn.backward(lossOf(net));
      const before = nn.clipGradients(net, clippings[name] ?? {});
      if (norm !== null) assertClose(before, norm, 1e-14);
      // PyTorch divides by the norm + 1e-6.
      const tolerance = name === "norm" ? 1e-6 : 1e-14;
      assertClose(net.parameters().map(({ grad }) => grad?.toArray() ?? []), gradients, tolerance); // prettier-ignore
    });
  }
});

/** PyTorch calls `layers.0.weight` of a Sequential `0.weight`. */
function stored(path: string): string {
  return path.replace("layers.", "");
}
