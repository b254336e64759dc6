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

  it("square small errors and take large ones as they are: huber", () => {
    const errors = tensor([-3, -2, 0.5, 2, 5], float64);
    const each = nn.huber(errors, [0, 0, 0, 0, 0], { delta: 2, reduction: "none" });
    assert.deepEqual(each.toArray<number[]>(), [4, 2, 0.125, 2, 8]);
    const slope = nn.grad((e: nn.Tensor) => nn.huber(e, nn.zeros([5], float64), { delta: 2, reduction: "sum" })); // prettier-ignore
    assert.deepEqual(slope(errors).toArray<number[]>(), [-2, -2, 0.5, 2, 2]);
    assert.equal(nn.huber(errors, [0, 0, 0, 0, 0], { delta: 2 }).item(), 16.125 / 5);
  });
});

describe("fused losses", () => {
  const draw = (shape: number[], seed: number) =>
    nn.tensor(nn.normal(shape, { seed, ...float64 }).data, { shape, requiresGrad: true });
  const rows = () =>
    tensor(nn.softmax(draw([4, 3], 2)).data, { shape: [4, 3], requiresGrad: true });
  type Loss = (logits: nn.Tensor, targets: nn.Tensor, options: nn.LossOptions) => nn.Tensor;
  const cases: [name: string, loss: Loss, targets: () => nn.Tensor][] = [
    ["crossEntropy of indices", nn.crossEntropy, () => tensor([2, 0, 1, 1])],
    ["crossEntropy of probabilities", nn.crossEntropy, rows],
    ["binaryCrossEntropy", nn.binaryCrossEntropy, rows],
  ];

  for (const [name, loss, targets] of cases) {
    for (const [reduction, reduce] of [
      ["mean", nn.mean],
      ["sum", nn.sum],
    ] as const) {
      // prettier-ignore
      it(`equal the ${reduction} of single losses, gradients too: ${name}`, () => {
        const ways: ((z: nn.Tensor, y: nn.Tensor) => nn.Tensor)[] = [
          (z, y) => loss(z, y, { reduction }),
          (z, y) => reduce(loss(z, y, { reduction: "none" })),
        ];
        const found = ways.map((compute) => {
          const [z, y] = [draw([4, 3], 1), targets()];
          const result = compute(z, y);
          nn.backward(result);
          return [result, z.grad, y.grad].map((part) => part?.toArray() ?? 0);
        });
        assertClose(found[0] ?? [], found[1] ?? [], 1e-14);
      });
    }
  }

  it("stay finite far from zero, and keep all digits there", () => {
    const far = tensor([[1000, 1000], [-1000, 1000]], float64); // prettier-ignore
    const each = nn.crossEntropy(far, [0, 0], { reduction: "sum" }).item();
    assert.equal(each, 2000 + Math.LN2);
    assert.equal(nn.crossEntropy(far.slice({ end: 1 }), [1]).item(), Math.LN2);
    const slope = nn.grad((z: nn.Tensor) => nn.crossEntropy(z, [0, 0]))(far);
    assert.deepEqual(slope.toArray(), [[-0.25, 0.25], [-0.5, 0.5]]); // prettier-ignore
  });

  it("of a class with certainty cost nothing, also when others are impossible", () => {
    assert.equal(nn.crossEntropy(tensor([[0, -Infinity]]), [0]).item(), 0);
  });

  it("of no examples are NaN on average and 0 in sum; NaN stays NaN", () => {
    const [none, answers] = [nn.zeros([0, 3]), nn.zeros([0])];
    assert.ok(Number.isNaN(nn.crossEntropy(none, answers).item()));
    assert.equal(nn.crossEntropy(none, answers, { reduction: "sum" }).item(), 0);
    assert.equal(nn.binaryCrossEntropy(none, none, { reduction: "sum" }).item(), 0);
    const nan = tensor([[Number.NaN, 1]]);
    assert.ok(Number.isNaN(nn.crossEntropy(nan, [1]).item()));
    assert.ok(Number.isNaN(nn.binaryCrossEntropy(nan, [[1, 1]]).item()));
    assert.ok(Number.isNaN(nn.huber(nan, [[1, 1]]).item()));
  });
});
