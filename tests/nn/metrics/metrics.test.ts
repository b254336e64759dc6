import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

describe("accuracy", () => {
  it("compares the largest score with class indices or with rows of probabilities", () => {
    const scores = tensor([[2, 1, 0], [0, 1, 2], [0, 3, 1], [1, 0, 0]]); // prettier-ignore
    assert.equal(nn.accuracy(scores, [0, 2, 1, 1]), 0.75);
    assert.equal(nn.accuracy(scores, [[1, 0, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]), 0.5); // prettier-ignore
  });

  it("compares one column with a threshold: 0 for logits, 0.5 for probabilities", () => {
    const logits = tensor([[-1], [0.2], [3], [-0.1]]);
    assert.equal(nn.accuracy(logits, [[0], [1], [1], [1]]), 0.75);
    assert.equal(nn.accuracy(nn.sigmoid(logits), [0, 1, 1, 1], { threshold: 0.5 }), 0.75);
  });
});

// Three classes; rows are what the examples are: 0 → 0, 0, 1 · 1 → 1, 2 · 2 → 2.
const scores = tensor([[9, 0, 0], [5, 1, 1], [0, 2, 1], [0, 1, 0], [0, 0, 1], [1, 2, 3]]); // prettier-ignore
const classes = [0, 0, 0, 1, 1, 2];

describe("confusionMatrix", () => {
  it("counts what is taken for what: rows are true, columns predicted classes", () => {
    assert.deepEqual(nn.confusionMatrix(scores, classes), [[2, 1, 0], [0, 1, 1], [0, 0, 1]]); // prettier-ignore
    const oneHot = [[1, 0, 0], [1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]; // prettier-ignore
    assert.deepEqual(nn.confusionMatrix(scores, oneHot), nn.confusionMatrix(scores, classes));
    assert.deepEqual(nn.confusionMatrix(tensor([0.4, 0.6, 0.9]), [0, 0, 1], { threshold: 0.5 }), [[1, 1], [0, 1]]); // prettier-ignore
  });

  it("has the accuracy on its diagonal", () => {
    const matrix = nn.confusionMatrix(scores, classes);
    const right = matrix.reduce((sum, row, label) => sum + (row[label] ?? 0), 0);
    assert.equal(right / classes.length, nn.accuracy(scores, classes));
  });
});

describe("precision, recall and f1", () => {
  it("ask about class 1 of two unless told", () => {
    const logits = tensor([[3], [2], [-1], [-2], [1]]);
    const targets = [[1], [0], [1], [0], [1]];
    assertClose(nn.precision(logits, targets), 2 / 3);
    assertClose(nn.recall(logits, targets), 2 / 3);
    assert.equal(nn.precision(logits, targets, { positive: 0 }), 1 / 2);
    assert.equal(nn.recall(logits, targets, { threshold: 1.5 }), 1 / 3);
  });

  it("ask about one of several classes, or for the mean over them", () => {
    assert.deepEqual([0, 1, 2].map((positive) => nn.precision(scores, classes, { positive })), [1, 1 / 2, 1 / 2]); // prettier-ignore
    assert.deepEqual([0, 1, 2].map((positive) => nn.recall(scores, classes, { positive })), [2 / 3, 1 / 2, 1]); // prettier-ignore
    assertClose(nn.precision(scores, classes), 2 / 3);
    assertClose(nn.recall(scores, classes), (2 / 3 + 1 / 2 + 1) / 3);
    assertClose(nn.f1(scores, classes), (4 / 5 + 1 / 2 + 2 / 3) / 3);
  });

  it("make f1 the harmonic mean of the two", () => {
    for (const positive of [0, 1, 2]) {
      const [p, r] = [
        nn.precision(scores, classes, { positive }),
        nn.recall(scores, classes, { positive }),
      ];
      assertClose(nn.f1(scores, classes, { positive }), (2 * p * r) / (p + r));
    }
  });

  it("are 0 where there is nothing to count", () => {
    const never = tensor([-1, -1]);
    assert.deepEqual([nn.precision(never, [0, 1]), nn.recall(never, [0, 0]), nn.f1(never, [0, 0])], [0, 0, 0]); // prettier-ignore
  });
});

describe("r2", () => {
  it("is 1 for perfect predictions, 0 for the mean, negative for worse", () => {
    assert.equal(nn.r2(tensor([1, 2, 6]), [1, 2, 6]), 1);
    assert.equal(nn.r2(tensor([3, 3, 3]), [1, 2, 6]), 0);
    assert.equal(nn.r2(tensor([[6], [2], [1]]), [[1], [2], [6]]), 1 - 50 / 14);
    assert.equal(nn.r2(tensor([1, 2]), [5, 5]), -Infinity);
    assert.ok(Number.isNaN(nn.r2(tensor([5, 5]), [5, 5])));
  });
});

describe("calibration", () => {
  it("compares what a model says of class 1 with how often it comes", () => {
    const said = tensor([0.1, 0.3, 0.8, 0.9, 1], { dtype: "float64" });
    const { bins, error } = nn.calibration(said, [0, 1, 1, 0, 1], { bins: 2 });
    assertClose(bins.map(({ confidence }) => confidence), [0.2, 0.9]); // prettier-ignore
    assertClose(bins.map(({ accuracy }) => accuracy), [1 / 2, 2 / 3]); // prettier-ignore
    assert.deepEqual(bins.map(({ low, high, count }) => [low, high, count]), [[0, 0.5, 2], [0.5, 1, 3]]); // prettier-ignore
    assertClose(error, (2 * 0.3 + 3 * (0.9 - 2 / 3)) / 5);
  });

  it("takes the highest of several probabilities as the confidence", () => {
    const said = tensor([[0.7, 0.2, 0.1], [0.1, 0.1, 0.8], [0.3, 0.4, 0.3]], { dtype: "float64" }); // prettier-ignore
    const { bins, error } = nn.calibration(said, [0, 1, 1]);
    assert.deepEqual(bins.map(({ count }) => count), [0, 0, 0, 0, 1, 0, 0, 1, 1, 0]); // prettier-ignore
    assert.deepEqual([bins[4]?.accuracy, bins[7]?.accuracy, bins[8]?.accuracy], [1, 1, 0]);
    assert.ok(Number.isNaN(bins[0]?.confidence));
    assertClose(error, (0.6 + 0.3 + 0.8) / 3);
  });

  it("finds no error in a model that is right as often as it says", () => {
    const random = new nn.Random(1);
    const said = Array.from({ length: 20_000 }, () => random.uniform());
    const came = said.map((probability) => (random.uniform() < probability ? 1 : 0));
    assert.ok(nn.calibration(tensor(said), came).error < 0.01);
    const boasting = said.map((probability) => (probability > 0.5 ? 1 : 0));
    assert.ok(Math.abs(nn.calibration(tensor(boasting), came).error - 0.25) < 0.01);
  });
});
