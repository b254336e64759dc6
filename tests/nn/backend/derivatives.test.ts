// Every derivative of the table against central differences, in float64.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Opcode } from "../../../src/nn/backend/backend.ts";
import { derivatives } from "../../../src/nn/backend/plain/derivatives.ts";
import { forward } from "../../../src/nn/backend/plain/forward.ts";
import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { lstmCell } from "../../../src/nn/operations/lstm-cell.ts";
import { assertClose } from "../close.ts";

function parameter(shape: number[], seed: number, positive = false): Tensor {
  const drawn = nn.normal(shape, { seed, dtype: "float64" });
  const numbers = positive ? drawn.abs().add(0.5) : drawn;
  return nn.tensor(numbers.data, { shape, requiresGrad: true });
}

const [a, b] = [parameter([3, 5], 1), parameter([3, 5], 2)];
const [p, q] = [parameter([3, 5], 3, true), parameter([3, 5], 4, true)];
const cube = parameter([2, 3, 4], 5);
const images = parameter([2, 2, 5, 4], 31);

type Case = [f: (...parameters: Tensor[]) => Tensor, parameters: Tensor[]];
const unary = (f: (x: Tensor) => Tensor, x: Tensor): Case => [f as Case[0], [x]];
const binary = (f: (x: Tensor, y: Tensor) => Tensor, x: Tensor, y: Tensor): Case => [
  f as Case[0],
  [x, y],
];

const layer = new nn.Linear(5, 4, { seed: 6, dtype: "float64" });
const bare = new nn.Linear(5, 3, { seed: 7, dtype: "float64", bias: false });

const cases: Record<Opcode, Case[]> = {
  add: [binary(nn.add, a, b)],
  sub: [binary(nn.sub, a, b)],
  mul: [binary(nn.mul, a, b)],
  div: [binary(nn.div, a, q)],
  pow: [binary(nn.pow, p, b), unary((x) => nn.pow(x, 3), a), unary((x) => nn.pow(x, 0), a)],
  maximum: [binary(nn.maximum, a, b), binary(nn.maximum, a, parameter([5], 20))],
  minimum: [binary(nn.minimum, a, b), unary((x) => nn.minimum(0.2, x), a)],
  where: [
    binary((x, y) => nn.where(nn.less(x, y), x, y.mul(3)), a, b),
    binary((x, y) => nn.where(nn.tensor([1, 0, 1, 1, 0], { dtype: "float64" }), x, y), a, b),
  ],
  neg: [unary(nn.neg, a)],
  exp: [unary(nn.exp, a)],
  log: [unary(nn.log, p)],
  sqrt: [unary(nn.sqrt, p)],
  square: [unary(nn.square, a)],
  abs: [unary(nn.abs, a)],
  relu: [unary(nn.relu, a)],
  leakyRelu: [unary((x) => nn.leakyRelu(x, { slope: 0.2 }), a)],
  sigmoid: [unary(nn.sigmoid, a)],
  tanh: [unary(nn.tanh, a)],
  softplus: [unary(nn.softplus, a)],
  gelu: [unary(nn.gelu, a), unary((x) => nn.gelu(x.mul(4)), a)],
  geluTanh: [unary((x) => nn.gelu(x, { approximate: "tanh" }), a)],
  silu: [unary(nn.silu, a)],
  sin: [unary(nn.sin, a)],
  cos: [unary(nn.cos, a)],
  clip: [unary((x) => nn.clip(x, { low: -0.5, high: 0.7 }), a)],
  matmul: [
    binary(nn.matmul, a, parameter([5, 7], 8)),
    binary(nn.matmul, parameter([1, 5], 9), parameter([5, 1], 10)),
  ],
  batchedMatmul: [
    binary(nn.matmul, cube, parameter([2, 4, 3], 24)),
    binary(nn.matmul, parameter([2, 1, 2, 3], 25), parameter([3, 3, 2], 26)),
    binary(nn.matmul, parameter([4], 27), parameter([2, 4, 3], 28)),
    binary(nn.matmul, cube, parameter([4, 3], 29)),
    binary(nn.matmul, cube, parameter([4], 30)),
  ],
  affine: [
    [() => layer.forward(a), [a, ...layer.parameters()]],
    [() => bare.forward(a), [a, ...bare.parameters()]],
    [() => layer.forward(nn.reshape(a, [3, 1, 5])), [a]],
  ],
  transpose: [unary(nn.transpose, a)],
  swapAxes: [
    unary((x) => nn.permute(x, [0, 2, 1]), cube),
    unary((x) => nn.permute(x, [2, 1, 0]), cube),
    unary((x) => nn.permute(x, [2, 0, 3, 1]), parameter([2, 3, 1, 4], 21)),
  ],
  concat: [
    binary((x, y) => nn.concat([x, y]), a, parameter([2, 5], 22)),
    binary((x, y) => nn.concat([x, y, x, x, y], { axis: 1 }), a, parameter([3, 2], 23)),
    binary((x, y) => nn.stack([x, y, y], { axis: -1 }), a, b),
  ],
  slice: [
    unary((x) => nn.slice(x, { axis: 1, start: 1, step: 2 }), a),
    unary((x) => nn.slice(x, { axis: 1, start: -2 }), cube),
    unary((x) => nn.at(x, 1, { axis: 1 }), cube),
  ],
  gather: [
    unary((x) => nn.gather(x, [2, 0, 2]), a),
    unary((x) => nn.gather(x, [[1, 1], [0, 2]], { axis: 1 }), cube), // prettier-ignore
  ],
  pad: [unary((x) => nn.pad(x, [[1, 2], [0, 1], [3, 0]], { value: 7 }), cube)], // prettier-ignore
  copy: [unary((x) => nn.reshape(x, [5, 3]), a)],
  expand: [
    binary(nn.mul, parameter([5], 11), b),
    binary(nn.mul, parameter([3, 1], 12), b),
    binary(nn.mul, parameter([], 13), b),
    binary(nn.mul, parameter([1, 3, 1], 14), cube),
    binary(nn.mul, parameter([4, 1], 15), parameter([1, 3], 16)),
  ],
  sum: [
    unary(nn.sum, a),
    unary((x) => nn.sum(x, { axis: 1 }), cube),
    unary((x) => nn.sum(x, { axis: [0, 2], keepDims: true }), cube),
  ],
  mean: [unary(nn.mean, a), unary((x) => nn.mean(x, { axis: 0 }), cube)],
  max: [unary(nn.max, a), unary((x) => nn.max(x, { axis: 1 }), cube)],
  min: [unary(nn.min, a), unary((x) => nn.min(x, { axis: 1 }), cube)],
  norm: [
    unary(nn.norm, a),
    unary((x) => nn.norm(x, { axis: 1, keepDims: true }), cube),
    unary((x) => nn.norm(x, { axis: [0, 2] }), cube),
    unary((x) => nn.norm(x, { axis: [] }), a),
  ],
  softmax: [unary(nn.softmax, a), unary((x) => nn.softmax(x, { axis: 1 }), cube)],
  conv2d: [
    binary((x, w) => nn.conv2d(x, w), images, parameter([3, 2, 2, 3], 32)),
    [
      (x, w, bias) =>
        nn.conv2d(x as Tensor, w as Tensor, { bias, stride: [2, 1], padding: [1, 2] }),
      [images, parameter([2, 2, 3, 2], 33), parameter([2], 34)],
    ],
  ],
  maxPool2d: [
    unary((x) => nn.maxPool2d(x, 2), images),
    unary((x) => nn.maxPool2d(x, [3, 2], { stride: 1, padding: 1 }), images),
  ],
  averagePool2d: [
    unary((x) => nn.averagePool2d(x, 2), images),
    unary((x) => nn.averagePool2d(x, [3, 2], { stride: [1, 2], padding: 1 }), images),
  ],
  layerNorm: [
    unary((x) => nn.layerNorm(x), a),
    [
      (x, weight, bias) => nn.layerNorm(x as Tensor, { weight, bias, epsilon: 0.1 }),
      [cube, parameter([3, 4], 35), parameter([3, 4], 36)],
    ],
  ],
  batchNorm: [
    unary((x) => nn.batchNorm(x), a),
    [
      (x, weight, bias) => nn.batchNorm(x as Tensor, { weight, bias, epsilon: 0.1 }),
      [images, parameter([2], 37), parameter([2], 38)],
    ],
  ],
  lstmCell: [binary(lstmCell, parameter([2, 12], 39), parameter([2, 3], 40))],
  crossEntropy: [
    unary((x) => nn.crossEntropy(x, [4, 0, 2]), a),
    unary((x) => nn.crossEntropy(x, [4, 0, 2], { reduction: "sum" }), a),
    binary((x, targets) => nn.crossEntropy(x, targets), a, p),
  ],
  binaryCrossEntropy: [
    binary((x, targets) => nn.binaryCrossEntropy(x, targets), a, p),
    binary((x, targets) => nn.binaryCrossEntropy(x, targets, { reduction: "sum" }), a, b),
  ],
  logSoftmax: [unary(nn.logSoftmax, a), unary((x) => nn.logSoftmax(x, { axis: 0 }), cube)],
};

describe("derivatives", () => {
  it("exist for exactly the operations that have a forward kernel", () => {
    assert.deepEqual(Object.keys(derivatives).sort(), Object.keys(forward).sort());
  });

  for (const [opcode, list] of Object.entries(cases)) {
    list.forEach(([f, parameters], number) => {
      it(`${opcode} agrees with central differences (case ${number + 1})`, () => {
        // Weights of its own for each result: a plain sum would hide wrong places and cancel in softmax.
        const weighted = (...given: Tensor[]): Tensor => {
          const result = f(...given);
          return nn.sum(result.mul(nn.normal([...result.shape], { seed: 99, dtype: "float64" })));
        };
        const { passed, worst, checked } = nn.gradCheck(weighted, parameters);
        assert.ok(passed && checked > 0, JSON.stringify(worst));
      });
    });
  }

  for (const [opcode, list] of Object.entries(cases)) {
    it(`${opcode} adds to the gradients that are there`, () => {
      for (const [f, parameters] of list) {
        nn.zeroGrad([...parameters, ...layer.parameters()]);
        const gradients = [1, 2].map(() => {
          nn.backward(nn.sum(nn.square(f(...parameters))));
          return parameters.map(({ grad }) => grad as Tensor);
        });
        nn.zeroGrad(parameters);
        gradients[0]?.forEach((once, i) => {
          assertClose(gradients[1]?.[i]?.toArray() ?? [], once.mul(2).toArray(), 1e-13);
        });
      }
    });
  }

  it("of relu and leakyRelu at 0 are those of the side below", () => {
    assert.equal(nn.grad(nn.relu)(0).item(), 0);
    assert.equal(
      nn
        .grad((x: Tensor) => nn.leakyRelu(x, { slope: 0.5 }))(0)
        .item(),
      0.5,
    );
    assert.equal(nn.grad(nn.abs)(0).item(), 0);
  });

  it("of max goes to the first of several largest", () => {
    const x = nn.tensor([[3, 3], [-0, 0]]); // prettier-ignore
    const gradient = nn.grad((x: Tensor) => nn.sum(nn.max(x, { axis: 1 })))(x);
    assert.deepEqual(gradient.toArray(), [[1, 0], [1, 0]]); // prettier-ignore
  });

  it("of a conversion comes back in the precision of the operand", () => {
    const x = nn.tensor([1, 2], { requiresGrad: true });
    nn.backward(nn.sum(nn.square(nn.to(x, "float64"))));
    assert.equal(x.grad?.dtype, "float32");
    assert.deepEqual(x.grad?.toArray<number[]>(), [2, 4]);
  });
});
