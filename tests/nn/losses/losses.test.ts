import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const float64 = { dtype: "float64" } as const;
const predictions = tensor([2.5, 0, 4], float64);
const targets = [3, -1, 2];

describe("losses", () => {
  it("average squared and absolute errors over all numbers", () => {
    assert.equal(nn.meanSquaredError(predictions, targets).item(), 1.75);
    assert.equal(nn.meanSquaredError(predictions, targets, { reduction: "sum" }).item(), 5.25);
    assertClose(nn.meanAbsoluteError(predictions, targets).item(), 3.5 / 3);
    const each = nn.meanAbsoluteError(predictions, targets, { reduction: "none" });
    assert.deepEqual(each.toArray<number[]>(), [0.5, 1, 2]);
  });

  it("give the gradient of the mean squared error as 2 (ŷ − y) / n", () => {
    const gradient = nn.grad((x: nn.Tensor) => nn.meanSquaredError(x, targets))(predictions);
    assertClose(gradient.toArray(), [-1 / 3, 2 / 3, 4 / 3]);
  });

  it("of classes is −ln of the probability of the right class, per example", () => {
    const logits = tensor([[0.7, 0.2, 0.1]], float64).log();
    assertClose(nn.crossEntropy(logits, [1]).item(), 1.6094379124341003);
    const two = tensor([[0, 0], [0, 0]], float64); // prettier-ignore
    assertClose(nn.crossEntropy(two, [0, 1], { reduction: "sum" }).item(), 2 * Math.LN2);
    assert.deepEqual(nn.crossEntropy(two, [0, 1], { reduction: "none" }).shape, [2]);
  });

  it("of classes is the same from indices and from rows with a 1", () => {
    const logits = nn.normal([4, 3], { seed: 1 });
    const rows = tensor([[0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 0, 0]]); // prettier-ignore
    assert.equal(
      nn.crossEntropy(logits, [2, 0, 1, 0]).item(),
      nn.crossEntropy(logits, rows).item(),
    );
  });

  it("of classes has the gradient softmax − target, divided by the examples", () => {
    const logits = nn.normal([2, 3], { seed: 1, ...float64 });
    const gradient = nn.grad((z: nn.Tensor) => nn.crossEntropy(z, [2, 0]))(logits);
    const rows = tensor([[0, 0, 1], [1, 0, 0]], float64); // prettier-ignore
    assertClose(gradient.toArray(), nn.softmax(logits).sub(rows).div(2).toArray());
  });

  it("of yes or no equals −y ln σ(z) − (1 − y) ln(1 − σ(z)), and stays finite where that does not", () => {
    const z = tensor([-2, 0.5, 3], float64);
    const y = tensor([1, 0.3, 0], float64);
    const p = nn.sigmoid(z);
    const plain = nn.neg(y.mul(p.log()).add(nn.sub(1, y).mul(nn.sub(1, p).log())));
    assertClose(nn.binaryCrossEntropy(z, y, { reduction: "none" }).toArray(), plain.toArray());
    const far = tensor([1000, -1000], float64);
    const wrong = nn.binaryCrossEntropy(far, tensor([0, 1], float64), { reduction: "none" });
    assert.deepEqual(wrong.toArray<number[]>(), [1000, 1000]);
  });
});
