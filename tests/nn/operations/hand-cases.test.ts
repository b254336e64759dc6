// Cases small enough to compute by hand.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const matrix = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore

describe("operations", () => {
  it("add, subtract, multiply, divide and raise number by number", () => {
    const [a, b] = [tensor([6, 8]), tensor([2, 4])];
    assert.deepEqual(nn.add(a, b).toArray<number[]>(), [8, 12]);
    assert.deepEqual(nn.sub(a, b).toArray<number[]>(), [4, 4]);
    assert.deepEqual(nn.mul(a, b).toArray<number[]>(), [12, 32]);
    assert.deepEqual(nn.div(a, b).toArray<number[]>(), [3, 2]);
    assert.deepEqual(nn.pow(b, 2).toArray<number[]>(), [4, 16]);
    assert.deepEqual(nn.sub(1, b).toArray<number[]>(), [-1, -3]);
  });

  it("multiply matrices row by column", () => {
    const other = tensor([[1, 0], [0, 1], [1, 1]]); // prettier-ignore
    assert.deepEqual(nn.matmul(matrix, other).toArray(), [[4, 5], [10, 11]]); // prettier-ignore
  });

  it("multiply vectors as rows and columns, and stacks of matrices one by one", () => {
    const [row, column] = [tensor([1, 2]), tensor([1, 0, -1])];
    assert.equal(nn.matmul(row, row).item(), 5);
    assert.deepEqual(nn.matmul(row, row).shape, []);
    assert.deepEqual(nn.matmul(row, matrix).toArray<number[]>(), [9, 12, 15]);
    assert.deepEqual(nn.matmul(matrix, column).toArray<number[]>(), [-2, -2]);
    const stack = nn.stack([matrix, matrix.mul(10)]);
    assert.deepEqual(nn.matmul(stack, column).toArray(), [[-2, -2], [-20, -20]]); // prettier-ignore
    assert.deepEqual(nn.matmul(row, stack).toArray(), [[9, 12, 15], [90, 120, 150]]); // prettier-ignore
    assert.deepEqual(nn.matmul(nn.zeros([0, 2, 3]), nn.zeros([0, 3, 4])).shape, [0, 2, 4]);
    assert.deepEqual(nn.matmul(nn.zeros([2, 1, 0]), nn.zeros([2, 0, 2])).data, nn.zeros([4]).data);
  });

  it("exchange rows and columns, and fold into other shapes", () => {
    assert.deepEqual(nn.transpose(matrix).toArray(), [[1, 4], [2, 5], [3, 6]]); // prettier-ignore
    assert.deepEqual(nn.reshape(matrix, [3, 2]).toArray(), [[1, 2], [3, 4], [5, 6]]); // prettier-ignore
  });

  it("reduce over all numbers, one axis or several, with or without keeping them", () => {
    assert.equal(nn.sum(matrix).item(), 21);
    assert.deepEqual(nn.sum(matrix, { axis: 0 }).toArray<number[]>(), [5, 7, 9]);
    assert.deepEqual(nn.mean(matrix, { axis: -1 }).toArray<number[]>(), [2, 5]);
    assert.deepEqual(nn.max(matrix, { axis: 1, keepDims: true }).toArray(), [[3], [6]]);
    assert.deepEqual(nn.sum(matrix, { axis: [0, 1], keepDims: true }).toArray(), [[21]]);
    const cube = tensor([1, 2, 3, 4, 5, 6, 7, 8], { shape: [2, 2, 2] });
    assert.deepEqual(nn.sum(cube, { axis: [0, 2] }).toArray<number[]>(), [14, 22]);
    assert.deepEqual(nn.sum(cube, { axis: [] }).data, cube.data);
  });

  it("add nothing up to 0, whose mean is NaN", () => {
    assert.equal(nn.sum(nn.zeros([0])).item(), 0);
    assert.ok(Number.isNaN(nn.mean(nn.zeros([0])).item()));
    assert.deepEqual(nn.matmul(nn.zeros([2, 0]), nn.zeros([0, 1])).toArray(), [[0], [0]]);
  });

  it("find the first largest", () => {
    assert.deepEqual(nn.argmax(tensor([[1, 3, 3], [5, 4, 5]])).toArray<number[]>(), [1, 0]); // prettier-ignore
    assert.deepEqual(nn.argmax(matrix, { axis: 0 }).toArray<number[]>(), [1, 1, 1]);
    assert.deepEqual(nn.argmin(tensor([[3, 1, 1], [5, 4, 5]])).toArray<number[]>(), [1, 1]); // prettier-ignore
    const gaps = tensor([[Number.NaN, 1, 2], [-Infinity, Number.NaN, -Infinity]]); // prettier-ignore
    assert.deepEqual(nn.argmax(gaps).toArray<number[]>(), [2, 0]);
    assert.deepEqual(nn.argmin(gaps).toArray<number[]>(), [1, 0]);
  });

  it("find the smallest, its gradient going to the first", () => {
    assert.deepEqual(nn.min(matrix, { axis: 0 }).toArray<number[]>(), [1, 2, 3]);
    const gradient = nn.grad((x: nn.Tensor) => nn.min(x))(tensor([2, 1, 1]));
    assert.deepEqual(gradient.toArray<number[]>(), [0, 1, 0]);
  });

  it("measure the spread around the mean, for a sample or for just these numbers", () => {
    const x = tensor([1, 2, 3, 4], { dtype: "float64" });
    assertClose(nn.variance(x).item(), 5 / 3);
    assert.equal(nn.variance(x, { correction: 0 }).item(), 1.25);
    assert.deepEqual(nn.variance(matrix, { axis: 1, keepDims: true }).toArray(), [[1], [1]]);
    assert.deepEqual(nn.variance(matrix, { axis: [0, -1], correction: 0 }).shape, []);
    assert.ok(Number.isNaN(nn.variance(tensor([5])).item()));
  });

  it("measure lengths in three ways", () => {
    const x = tensor([[3, -4], [0, 0]]); // prettier-ignore
    assert.deepEqual(nn.norm(x, { axis: 1 }).toArray<number[]>(), [5, 0]);
    assert.deepEqual(nn.norm(x, { axis: 1, order: 1 }).toArray<number[]>(), [7, 0]);
    assert.deepEqual(nn.norm(x, { axis: 1, order: Infinity }).toArray<number[]>(), [4, 0]);
    assert.deepEqual(nn.norm(x, { axis: [] }).toArray(), [[3, 4], [0, 0]]); // prettier-ignore
    assert.equal(nn.norm(nn.zeros([0])).item(), 0);
    assert.deepEqual(nn.grad((v: nn.Tensor) => nn.norm(v))(tensor([0, 0])).toArray<number[]>(), [0, 0]); // prettier-ignore
  });

  it("activate number by number", () => {
    const x = tensor([-2, 0, 2], { dtype: "float64" });
    assert.deepEqual(nn.relu(x).toArray<number[]>(), [0, 0, 2]);
    assert.deepEqual(nn.leakyRelu(x).toArray<number[]>(), [-0.02, 0, 2]);
    assertClose(nn.sigmoid(x).toArray<number[]>(), [0.11920292202211755, 0.5, 0.8807970779778823]);
    assertClose(nn.tanh(x).toArray<number[]>(), [-0.9640275800758169, 0, 0.9640275800758169]);
    assertClose(nn.softplus(x).toArray<number[]>(), [0.1269280110429726, Math.LN2, 2.1269280110429727]); // prettier-ignore
  });

  it("stay finite far from zero", () => {
    const far = tensor([-1000, 1000], { dtype: "float64" });
    assert.deepEqual(nn.sigmoid(far).toArray<number[]>(), [0, 1]);
    assert.deepEqual(nn.softplus(far).toArray<number[]>(), [0, 1000]);
    assert.deepEqual(nn.softmax(far).toArray<number[]>(), [0, 1]);
    assert.deepEqual(nn.logSoftmax(far).toArray<number[]>(), [-2000, 0]);
  });

  it("turn scores into probabilities along any axis", () => {
    const row = nn.softmax(tensor([[2, 1, 0.1]], { dtype: "float64" }));
    assertClose(row.toArray(), [[0.6590011388859679, 0.24243297070471392, 0.09856589040931818]]);
    const column = nn.softmax(tensor([[2], [1], [0.1]], { dtype: "float64" }), { axis: 0 });
    assert.deepEqual(column.data, row.data);
  });

  it("keep the precision of their operands, and convert on request", () => {
    assert.equal(nn.add(tensor(1, { dtype: "float64" }), 0.1).item(), 1.1);
    assert.equal(nn.to(tensor(0.1, { dtype: "float64" }), "float32").item(), Math.fround(0.1));
  });

  it("are methods of the same name", () => {
    const x = tensor([[0.5, 2], [1, 3]]); // prettier-ignore
    const { add, sub, mul, div, pow, matmul } = nn;
    for (const [name, operation] of Object.entries({ add, sub, mul, div, pow, matmul })) {
      const method = x[name as "add"](x);
      assert.deepEqual(method.data, operation(x, x).data, name);
    }
    const { less, lessEqual, greater, greaterEqual, equal } = nn;
    const comparisons = { less, lessEqual, greater, greaterEqual, equal };
    for (const [name, operation] of Object.entries(comparisons)) {
      assert.deepEqual(x[name as "less"](1).data, operation(x, 1).data, name);
    }
    assert.deepEqual(x.clip({ low: 1 }).data, nn.clip(x, { low: 1 }).data);
    const {
      sin,
      cos,
      neg,
      exp,
      log,
      sqrt,
      square,
      abs,
      transpose,
      sum,
      mean,
      max,
      min,
      argmax,
      argmin,
      norm,
      variance,
    } = nn;
    const { relu, sigmoid, tanh, softmax, logSoftmax } = nn;
    const unary = { sin, cos, neg, exp, log, sqrt, square, abs, transpose, sum, mean, max, min, argmax, argmin, norm, variance, relu, sigmoid, tanh, softmax, logSoftmax }; // prettier-ignore
    for (const [name, operation] of Object.entries(unary)) {
      assert.deepEqual(x[name as "neg"]().data, operation(x).data, name);
    }
    assert.deepEqual(x.reshape([4]).shape, [4]);
    assert.equal(x.to("float64").dtype, "float64");
  });
});
