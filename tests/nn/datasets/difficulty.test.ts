// How hard each data set is, as its doc comment says: new examples right, by a linear model and by an MLP.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import type { Examples, Tensor } from "../../../src/nn/index.ts";

interface Trial {
  /** Examples for training (odd seeds) and for testing (even seeds). */
  make: (seed: number, test: boolean) => Examples;
  sizes: number[];
  steps: number;
  learningRate: number;
  activation?: nn.Activation;
  loss?: (predictions: Tensor, targets: Tensor) => Tensor;
  measure?: (predictions: Tensor, targets: Tensor) => number;
  range: [low: number, high: number];
}

const { digits, bars, memory, lookup, sine, crossEntropy, meanSquaredError, r2, tanh } = nn;
const digitsOf = (difficulty: "easy" | "hard") => (seed: number, test: boolean) =>
  digits(test ? 500 : 1000, { difficulty, seed });
const barsAt =
  (train: [number, number], test = train) =>
  (seed: number, testing: boolean) =>
    bars(testing ? 500 : 1000, { positions: testing ? test : train, seed });
const memoryOf = (seed: number, test: boolean) => flat(memory(test ? 500 : 200, { seed }));
const lookupOf = (seed: number, test: boolean) => flat(lookup(test ? 500 : 2000, { seed }));
const sineOf = (seed: number, test: boolean) => sine(test ? 500 : 200, { seed });
const regression = { loss: meanSquaredError, measure: r2, activation: tanh };

const trials: Record<string, Trial> = {
  "easy digits, linear": { make: digitsOf("easy"), sizes: [64, 10], steps: 400, learningRate: 0.02, loss: crossEntropy, range: [0.98, 1] },
  "easy digits, MLP": { make: digitsOf("easy"), sizes: [64, 32, 10], steps: 500, learningRate: 0.01, loss: crossEntropy, range: [0.985, 1] },
  "hard digits, linear": { make: digitsOf("hard"), sizes: [64, 10], steps: 400, learningRate: 0.02, loss: crossEntropy, range: [0.6, 0.69] },
  "hard digits, MLP": { make: digitsOf("hard"), sizes: [64, 32, 10], steps: 500, learningRate: 0.01, loss: crossEntropy, range: [0.71, 0.79] },
  "sine, linear (R²)": { make: sineOf, sizes: [1, 1], steps: 400, learningRate: 0.02, ...regression, range: [0.54, 0.63] },
  "sine, MLP (R²)": { make: sineOf, sizes: [1, 16, 1], steps: 800, learningRate: 0.02, ...regression, range: [0.95, 0.985] },
  "bars, linear": { make: barsAt([0, 8]), sizes: [144, 1], steps: 400, learningRate: 0.02, range: [0.56, 0.68] },
  "bars, MLP": { make: barsAt([0, 8]), sizes: [144, 16, 1], steps: 600, learningRate: 0.01, range: [0.87, 0.92] },
  "bars where it trained, MLP": { make: barsAt([0, 3]), sizes: [144, 16, 1], steps: 400, learningRate: 0.01, range: [0.93, 1] },
  "bars elsewhere, MLP": { make: barsAt([0, 3], [5, 8]), sizes: [144, 16, 1], steps: 400, learningRate: 0.01, range: [0.35, 0.6] },
  "memory of all steps, linear": { make: memoryOf, sizes: [11, 1], steps: 200, learningRate: 0.05, range: [1, 1] },
  "memory of all steps, MLP": { make: memoryOf, sizes: [11, 8, 1], steps: 200, learningRate: 0.02, range: [1, 1] },
  "memory of the last step, MLP": { make: (seed, test) => last(memoryOf(seed, test)), sizes: [1, 8, 1], steps: 200, learningRate: 0.02, range: [0.42, 0.58] },
  "lookup, linear": { make: lookupOf, sizes: [80, 8], steps: 400, learningRate: 0.01, loss: crossEntropy, range: [0.36, 0.46] },
  "lookup, MLP": { make: lookupOf, sizes: [80, 64, 8], steps: 400, learningRate: 0.005, loss: crossEntropy, range: [0.35, 0.46] },
}; // prettier-ignore

const Seeds = 2;

describe("the difficulty of data sets", () => {
  for (const [name, trial] of Object.entries(trials)) {
    const [low, high] = trial.range;
    it(`${name}: ${low} to ${high}`, () => {
      for (let seed = 1; seed <= Seeds; seed++) {
        const reached = score(trial, seed);
        assert.ok(reached >= low && reached <= high, `seed ${seed}: ${reached}`);
      }
    });
  }

  it("lookup, one head of attention that compares keys: all", () => {
    const { inputs, labels, questions } = lookup(200);
    const [, rows = 0, width = 0] = inputs.shape;
    const numbers = inputs.toArray() as unknown as number[][][];
    numbers.forEach((table, example) => {
      const query = table.at(-1) ?? [];
      const matches = table.slice(0, -1).map((row) => {
        return row.slice(0, 8).reduce((sum, x, key) => sum + 20 * x * (query[key] ?? 0), 0);
      });
      const weights = nn.softmax(nn.tensor([matches]));
      const values = nn.tensor(table.slice(0, -1).map((row) => row.slice(8)));
      assert.equal(nn.argmax(nn.matmul(weights, values)).data[0], labels[example]);
    });
    assert.deepEqual([rows, width], [5, 16]);
    assert.equal(questions.length, 200);
  });
});

function score(trial: Trial, seed: number): number {
  const { make, sizes, steps, learningRate, activation = nn.relu } = trial;
  const { loss = nn.binaryCrossEntropy, measure = nn.accuracy } = trial;
  const model = nn.mlp(sizes, { activation, seed });
  const optimizer = new nn.Adam(model, { learningRate });
  const data = make(2 * seed - 1, false);
  const taken = [...nn.train({ model, loss, optimizer, data, steps, seed })];
  assert.equal(taken.length, steps);
  const test = make(2 * seed, true);
  return measure(nn.noGrad(() => model.forward(test.inputs)), test.targets); // prettier-ignore
}

function flat({ inputs, targets }: Examples): Examples {
  return { inputs: inputs.reshape([targets.shape[0] ?? 0, -1]), targets };
}

function last({ inputs, targets }: Examples): Examples {
  return { inputs: nn.tensor(inputs.toArray().map((row) => [row.at(-1) ?? 0])), targets };
}
