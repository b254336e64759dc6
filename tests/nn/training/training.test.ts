import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const numbered = {
  inputs: tensor(Array.from({ length: 10 }, (_, i) => [i, 10 * i])),
  targets: tensor(Array.from({ length: 10 }, (_, i) => i)),
};

const order = (seed: number, batchSize = 4) =>
  [...nn.batches(numbered, { batchSize, seed })].map(({ targets }) => [...targets.data]);

describe("batches", () => {
  it("visit every example once and keep the partial last batch", () => {
    const visited = order(1);
    assert.deepEqual(visited.map((batch) => batch.length), [4, 4, 2]); // prettier-ignore
    assert.deepEqual(visited.flat().sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("keep each input with its target", () => {
    for (const { inputs, targets } of nn.batches(numbered, { batchSize: 3, seed: 2 })) {
      assert.deepEqual(inputs.shape, [targets.size, 2]);
      inputs.toArray().forEach((row, i) => {
        assert.deepEqual(row, [targets.data[i], 10 * (targets.data[i] ?? 0)]);
      });
    }
  });

  it("have an order that the seed decides, and go straight through without shuffling", () => {
    assert.deepEqual(order(1), order(1));
    assert.notDeepEqual(order(1), order(2));
    const [all] = nn.batches(numbered, { batchSize: 100, shuffle: false });
    assert.deepEqual(all?.targets.data, numbered.targets.data);
  });
});

describe("split", () => {
  it("divides the examples without sharing or losing any", () => {
    const { train, test } = nn.split(numbered, { fraction: 0.7, seed: 1 });
    assert.deepEqual([train.inputs.shape, test.inputs.shape], [[7, 2], [3, 2]]); // prettier-ignore
    const all = [...train.targets.data, ...test.targets.data].sort();
    assert.deepEqual(all, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});

describe("standardize", () => {
  const train = nn.normal([200, 3], { seed: 1, mean: 5, standardDeviation: 3, dtype: "float64" });

  it("gives the data it measured mean 0 and standard deviation 1 in every feature", () => {
    const scaled = nn.standardize(train).apply(train);
    const zero = scaled.mean({ axis: 0 }).toArray<number[]>();
    const one = nn.square(scaled).mean({ axis: 0 }).toArray<number[]>();
    assertClose(zero, [0, 0, 0], 1e-14);
    assertClose(one, [1, 1, 1], 1e-14);
  });

  it("applies what it measured to other data, and inverts it", () => {
    const { mean, standardDeviation, apply, invert } = nn.standardize(tensor([[0, 1], [4, 1]])); // prettier-ignore
    assert.deepEqual([mean.toArray<number[]>(), standardDeviation.toArray<number[]>()], [[2, 1], [2, 1]]); // prettier-ignore
    assert.deepEqual(apply(tensor([[6, 3]])).toArray(), [[2, 2]]);
    assert.deepEqual(apply(tensor([0, 1])).toArray<number[]>(), [-1, 0]);
    assert.deepEqual(invert(tensor([[2, 2]])).toArray(), [[6, 3]]);
    const measured = nn.standardize(train);
    assertClose(measured.invert(measured.apply(train)).toArray(), train.toArray(), 1e-14);
  });

  it("measures single numbers and images too", () => {
    assert.deepEqual(nn.standardize(tensor([1, 3])).apply(tensor([1, 3])).toArray<number[]>(), [-1, 1]); // prettier-ignore
    assert.deepEqual(nn.standardize(nn.normal([4, 2, 3], { seed: 1 })).mean.shape, [2, 3]);
  });
});

describe("train", () => {
  const run = (options: { epochs?: number; steps?: number; seed?: number }) => {
    const model = nn.mlp([2, 4, 1], { seed: 1 });
    const optimizer = new nn.SGD(model, { learningRate: 0.1 });
    const data = nn.moons(50);
    return [...nn.train({ model, loss: nn.binaryCrossEntropy, optimizer, data, batchSize: 20, seed: 1, ...options })]; // prettier-ignore
  };

  it("counts steps and epochs from 1, the partial batch included", () => {
    const records = run({ epochs: 2 });
    assert.deepEqual(records.map(({ step }) => step), [1, 2, 3, 4, 5, 6]); // prettier-ignore
    assert.deepEqual(records.map(({ epoch }) => epoch), [1, 1, 1, 2, 2, 2]); // prettier-ignore
    assert.equal(run({ steps: 4 }).length, 4);
    assert.equal(run({ steps: 0 }).length, 0);
  });

  it("repeats itself from its seed and yields plain data", () => {
    const records = run({ epochs: 2 });
    assert.deepEqual(records, run({ epochs: 2 }));
    assert.notDeepEqual(records, run({ epochs: 2, seed: 2 }));
    assert.deepEqual(structuredClone(records), records);
  });

  it("reports the loss before the step and the norm of its gradient", () => {
    const w = tensor([[3]], { requiresGrad: true });
    const optimizer = new nn.SGD([w], { learningRate: 0.25 });
    const data = { inputs: tensor([[1]]), targets: tensor([[1]]) };
    const model = (x: nn.Tensor) => x.matmul(w);
    const [first, second] = nn.train({ model, loss: nn.meanSquaredError, optimizer, data, steps: 2 }); // prettier-ignore
    assert.deepEqual(first, { step: 1, epoch: 1, loss: 4, learningRate: 0.25, gradientNorm: 4 });
    assert.deepEqual(second, { step: 2, epoch: 2, loss: 1, learningRate: 0.25, gradientNorm: 2 });
  });

  it("changes the learning rate by a schedule, step by step, and gives it back", () => {
    const make = () => {
      const model = nn.mlp([2, 4, 1], { seed: 1 });
      const optimizer = new nn.SGD(model, { learningRate: 0.5 });
      const options = { model, optimizer, data: nn.moons(50), seed: 1, steps: 3 };
      const schedule = nn.stepSchedule({ every: 1, factor: 0.5 });
      return { optimizer, steps: nn.train({ ...options, loss: nn.binaryCrossEntropy, schedule }) };
    };
    const { optimizer, steps } = make();
    assert.deepEqual(Array.from(steps, ({ learningRate }) => learningRate), [0.5, 0.25, 0.125]); // prettier-ignore
    assert.equal(optimizer.learningRate, 0.5);
    const stopped = make();
    for (const { step } of stopped.steps) if (step === 2) break;
    assert.equal(stopped.optimizer.learningRate, 0.5);
  });

  it("clips gradients before the step and reports their norm before that", () => {
    const w = tensor([[3]], { requiresGrad: true });
    const optimizer = new nn.SGD([w], { learningRate: 0.25 });
    const data = { inputs: tensor([[1]]), targets: tensor([[1]]) };
    const model = (x: nn.Tensor) => x.matmul(w);
    const clip = { norm: 1 };
    const [first, second] = nn.train({ model, loss: nn.meanSquaredError, optimizer, data, steps: 2, clip }); // prettier-ignore
    assert.deepEqual([first?.gradientNorm, second?.gradientNorm], [4, 3.5]);
  });

  it("lets its driver change the learning rate, and goes on when the loss is no number", () => {
    const w = tensor([[3]], { requiresGrad: true });
    const optimizer = new nn.SGD([w], { learningRate: 1e30 });
    const data = { inputs: tensor([[1]]), targets: tensor([[1]]) };
    const losses: number[] = [];
    const model = (x: nn.Tensor) => x.matmul(w);
    for (const record of nn.train({
      model,
      loss: nn.meanSquaredError,
      optimizer,
      data,
      steps: 5,
    })) {
      losses.push(record.loss);
      optimizer.learningRate = 1e35;
    }
    assert.equal(losses.length, 5);
    assert.ok(Number.isNaN(losses.at(-1)));
  });

  it("brings 2-16-16-1 with tanh and Adam to 97 % on new moons, for each of 20 seeds", () => {
    const [data, test] = [nn.moons(320, { seed: 1 }), nn.moons(500, { seed: 2 })];
    for (let seed = 1; seed <= 20; seed++) {
      const model = nn.mlp([2, 16, 16, 1], { activation: nn.tanh, seed });
      const optimizer = new nn.Adam(model, { learningRate: 0.01 });
      for (const { loss } of nn.train({
        model,
        loss: nn.binaryCrossEntropy,
        optimizer,
        data,
        epochs: 80,
        seed,
      })) {
        // prettier-ignore
        assert.ok(Number.isFinite(loss));
      }
      const reached = nn.accuracy(nn.noGrad(() => model.forward(test.inputs)), test.targets); // prettier-ignore
      assert.ok(reached >= 0.97, `seed ${seed}: ${reached}`);
    }
  });

  it("solves the XOR table with 2-8-1 tanh at learning rate 0.5 in 1,000 epochs, for each of 20 seeds", () => {
    const data = nn.xor(4, { noise: 0 });
    for (let seed = 1; seed <= 20; seed++) {
      const model = nn.mlp([2, 8, 1], { activation: nn.tanh, seed });
      const optimizer = new nn.SGD(model, { learningRate: 0.5 });
      let last = Infinity;
      for (const { loss } of nn.train({
        model,
        loss: nn.binaryCrossEntropy,
        optimizer,
        data,
        steps: 1000,
        seed,
      })) {
        // prettier-ignore
        last = loss;
      }
      assert.ok(last < 0.05, `seed ${seed}: ${last}`);
    }
  });
});
