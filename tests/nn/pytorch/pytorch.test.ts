// The numbers of expected.json, written by generate.py with PyTorch in float64, come out here too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { type NestedNumbers, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

interface Expected {
  pytorch: string;
  operations: {
    name: string;
    operands: NestedNumbers[];
    weights: NestedNumbers;
    result: NestedNumbers;
    gradients: NestedNumbers[];
  }[];
  losses: {
    name: keyof typeof lossFunctions;
    predictions: NestedNumbers;
    targets: NestedNumbers;
    mean: number;
    sum: number;
    none: NestedNumbers;
    gradient: NestedNumbers;
  }[];
  trainings: {
    name: string;
    inputs: NestedNumbers;
    targets: NestedNumbers;
    before: Record<string, NestedNumbers>;
    losses: number[];
    after: Record<string, NestedNumbers>;
  }[];
}

const { meanSquaredError, meanAbsoluteError, binaryCrossEntropy, crossEntropy } = nn;
const lossFunctions = { meanSquaredError, meanAbsoluteError, binaryCrossEntropy, crossEntropy };

const expected: Expected = JSON.parse(
  readFileSync(new URL("expected.json", import.meta.url), "utf8"),
);
const { add, sub, mul, div, pow, neg, exp, log, sqrt, square, abs } = nn;
const { relu, leakyRelu, sigmoid, tanh, softplus, matmul, transpose, softmax, logSoftmax } = nn;
const unary = { neg, exp, log, sqrt, square, abs, relu, leakyRelu, sigmoid, tanh, softplus };
const operations: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
  ...{ add, sub, mul, div, pow, matmul, transpose },
  ...Object.fromEntries(Object.entries(unary).map(([name, f]) => [name, (a: Tensor) => f(a)])),
  sum: (a) => nn.sum(a, { axis: 0 }),
  mean: (a) => nn.mean(a, { axis: 1 }),
  max: (a) => nn.max(a, { axis: 1 }),
  softmax: (a) => softmax(a),
  logSoftmax: (a) => logSoftmax(a),
};

const trainable = (numbers: NestedNumbers) =>
  tensor(numbers, { dtype: "float64", requiresGrad: true });
const constant = (numbers: NestedNumbers) => tensor(numbers, { dtype: "float64" });

describe(`PyTorch ${expected.pytorch}`, () => {
  for (const { name, operands, weights, result, gradients } of expected.operations) {
    it(`gives the same result and gradients of ${name}`, () => {
      const [a, b] = operands.map(trainable);
      const operation = operations[name];
      assert.ok(operation && a);
      const found = operation(a, b ?? a);
      nn.backward(nn.sum(found.mul(constant(weights))));
      assertClose(found.toArray(), result, 1e-13);
      assertClose(a.grad?.toArray() ?? [], gradients[0] ?? [], 1e-12);
      if (b) assertClose(b.grad?.toArray() ?? [], gradients[1] ?? [], 1e-12);
    });
  }

  for (const { name, predictions, targets, gradient, ...values } of expected.losses) {
    it(`gives the same ${name} and gradient`, () => {
      const lossOf = lossFunctions[name];
      const given = trainable(predictions);
      for (const reduction of ["mean", "sum", "none"] as const) {
        const found = lossOf(given, constant(targets), { reduction }).toArray<
          NestedNumbers & number[][]
        >();
        assertClose(found, values[reduction], 1e-13, reduction);
      }
      nn.backward(lossOf(given, constant(targets)));
      assertClose(given.grad?.toArray() ?? [], gradient, 1e-13);
    });
  }

  const optimizers: Record<string, (model: nn.Module) => nn.Optimizer> = {
    SGD: (model) => new nn.SGD(model, { learningRate: 0.1 }),
    "SGD momentum": (model) => new nn.SGD(model, { learningRate: 0.1, momentum: 0.9 }),
    "SGD nesterov": (model) =>
      new nn.SGD(model, { learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
    Adam: (model) => new nn.Adam(model, { learningRate: 0.05 }),
  };

  for (const { name, inputs, targets, before, losses, after } of expected.trainings) {
    it(`takes the same ten steps of ${name}`, () => {
      const model = nn.mlp([2, 5, 3], { dtype: "float64" });
      const named = model.namedParameters();
      for (const [path, parameter] of named) parameter.assign(before[stored(path)] ?? []);
      const optimizer = optimizers[name]?.(model);
      assert.ok(optimizer);
      const found: number[] = [];
      for (let step = 0; step < 10; step++) {
        const loss = crossEntropy(model.forward(constant(inputs)), targets);
        optimizer.zeroGrad();
        nn.backward(loss);
        optimizer.step();
        found.push(loss.item());
      }
      assertClose(found, losses, 1e-12);
      for (const [path, parameter] of named) {
        assertClose(parameter.toArray(), after[stored(path)] ?? [], 1e-12, path);
      }
    });
  }
});

/** PyTorch calls `layers.0.weight` of a Sequential `0.weight`. */
function stored(path: string): string {
  return path.replace("layers.", "");
}
