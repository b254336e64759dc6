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
}

const { meanSquaredError, meanAbsoluteError, binaryCrossEntropy, crossEntropy } = nn;
const huber: typeof meanSquaredError = (predictions, targets, options) =>
  nn.huber(predictions, targets, { delta: 0.7, ...options });
const lossFunctions = {
  meanSquaredError,
  meanAbsoluteError,
  huber,
  binaryCrossEntropy,
  crossEntropy,
};

const expected: Expected = JSON.parse(
  readFileSync(new URL("expected.json", import.meta.url), "utf8"),
);
const { add, sub, mul, div, pow, neg, exp, log, sqrt, square, abs } = nn;
const { relu, leakyRelu, sigmoid, tanh, softplus, matmul, transpose, softmax, logSoftmax } = nn;
const unary = { neg, exp, log, sqrt, square, abs, relu, leakyRelu, sigmoid, tanh, softplus };
const operations: Record<string, (a: Tensor, b: Tensor) => Tensor> = {
  ...{ add, sub, mul, div, pow, matmul },
  transpose: (a) => transpose(a),
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
});
