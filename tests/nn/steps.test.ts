// The life of results: inside a training step, after it, and over many of them.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Adam, backward, binaryCrossEntropy, mean, mlp, moons, noGrad, ones, SGD, square, sub, sum, type Tensor, tensor, train, zeros } from "../../src/nn/index.ts"; // prettier-ignore

function oneStep(): { hidden: Tensor; loss: Tensor; optimizer: SGD; weight: Tensor } {
  const weight = tensor([1, 2, 3], { requiresGrad: true });
  const optimizer = new SGD([weight], { learningRate: 0.1 });
  const hidden = square(weight);
  const loss = mean(hidden);
  backward(loss);
  return { hidden, loss, optimizer, weight };
}

describe("a result of a training step", () => {
  it("is readable until optimizer.step(), its gradient too", () => {
    const { hidden } = oneStep();
    assert.deepEqual(hidden.toArray<number[]>(), [1, 4, 9]);
    assert.equal(hidden.grad?.size, 3);
  });

  it("refuses every way of reading it afterwards", () => {
    const { hidden, optimizer } = oneStep();
    optimizer.step();
    const readings = [
      () => hidden.data,
      () => hidden.toArray(),
      () => hidden.clone(),
      () => hidden.detach(),
      () => hidden.grad,
      () => String(hidden),
      () => hidden.add(1),
      () => sub(1, hidden),
      () => hidden.matmul(hidden),
      () => hidden.argmax(),
      () => hidden.reshape([3, 1]),
      () => noGrad(() => hidden.exp()),
      () => tensor([0, 0, 0]).assign(hidden),
    ];
    for (const read of readings) assert.throws(read, { name: "StaleTensorError" }, String(read));
    assert.deepEqual(hidden.shape, [3]);
  });

  it("outlives the step as a clone, and when it is one number", () => {
    const { hidden, loss, optimizer } = oneStep();
    const kept = hidden.clone();
    optimizer.step();
    for (let i = 0; i < 3; i++) oneStep().optimizer.step();
    assert.deepEqual(kept.toArray<number[]>(), [1, 4, 9]);
    assert.equal(loss.item(), Math.fround(14 / 3));
  });

  it("ends without the gradients that were added up in it", () => {
    const weight = tensor([1, 2, 3], { requiresGrad: true });
    const other = tensor([1, 1], { requiresGrad: true });
    backward(sum(square(weight)));
    other.assign([2, 2]);
    backward(sum(square(weight)));
    assert.deepEqual(weight.grad?.toArray<number[]>(), [4, 8, 12]);
  });

  it("goes stale even if no backward came", () => {
    const { optimizer, weight } = oneStep();
    const predictions = square(weight);
    optimizer.step();
    assert.throws(() => predictions.data, { name: "StaleTensorError" });
  });

  it("lives on if it carries no gradient", () => {
    const { optimizer, weight } = oneStep();
    const inside = noGrad(() => square(weight));
    const constant = square(tensor([1, 2]));
    optimizer.step();
    assert.deepEqual(inside.toArray<number[]>(), [1, 4, 9]);
    assert.deepEqual(constant.toArray<number[]>(), [1, 4]);
  });

  it("cannot be differentiated once the parameters have changed", () => {
    const { optimizer, weight } = oneStep();
    const late = mean(square(weight));
    optimizer.step();
    assert.throws(() => backward(late), { name: "GradientError" });
  });

  it("ends also when a parameter is assigned by hand", () => {
    const { hidden, weight } = oneStep();
    const gradient = weight.grad as Tensor;
    weight.assign(weight.sub(gradient.mul(0.3)));
    assert.ok(Math.abs((weight.toArray<number[]>()[2] ?? 0) - 2.4) < 1e-6);
    assert.throws(() => hidden.data, { name: "StaleTensorError" });
  });
});

describe("memory", () => {
  const collect = garbageCollector();
  /** The engine gives collected buffers back in a later turn: the smallest of a few readings is what is held. */
  const used = async () => {
    let least = Number.POSITIVE_INFINITY;
    for (let reading = 0; reading < 20; reading++) {
      collect();
      await setImmediate();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      least = Math.min(least, heapUsed + arrayBuffers);
    }
    return least;
  };

  async function assertSteady(run: (steps: number) => void): Promise<void> {
    run(500);
    // A leak grows every time; compiled code and caches of the engine grow once.
    const growths: number[] = [];
    for (let round = 0; round < 3; round++) {
      const before = await used();
      run(10_000);
      growths.push((await used()) - before);
    }
    const grown = Math.min(...growths);
    assert.ok(grown < 400_000, `grew by ${growths.join(", ")} bytes in 10,000 steps each`);
  }

  it("is steady over 10,000 training steps, also when one number is summed over all", async () => {
    const model = mlp([2, 8, 1], { seed: 1 });
    const optimizer = new Adam(model);
    let total: Tensor = tensor(0);
    await assertSteady((steps) => {
      const data = moons(40);
      for (let step = 0; step < steps; step++) {
        const loss = binaryCrossEntropy(model.forward(data.inputs), data.targets);
        total = total.add(loss);
        optimizer.zeroGrad();
        backward(loss);
        optimizer.step();
      }
    });
  });

  it("is steady over 10,000 predictions that nobody differentiates", async () => {
    const model = mlp([2, 8, 1], { seed: 1 });
    const inputs = zeros([20, 2]);
    await assertSteady((steps) => {
      for (let step = 0; step < steps; step++) model.forward(inputs);
    });
  });

  it("is steady over 10,000 steps without an optimizer, keeping every hundredth loss", async () => {
    const weight = ones([1000], { requiresGrad: true });
    const losses: Tensor[] = [];
    await assertSteady((steps) => {
      for (let step = 0; step < steps; step++) {
        const loss = mean(square(weight));
        if (step % 100 === 0) losses.push(loss);
        backward(loss);
        weight.zeroGrad();
      }
    });
    assert.equal(losses.length, 305);
  });

  it("is steady over 10,000 steps beside which some losses are computed, kept and never differentiated", async () => {
    const weight = ones([1000], { requiresGrad: true });
    const optimizer = new SGD([weight], { learningRate: 0.01 });
    const kept: Tensor[] = [];
    await assertSteady((steps) => {
      for (let step = 0; step < steps; step++) {
        if (step % 100 === 0) kept.push(mean(square(weight)));
        optimizer.zeroGrad();
        backward(mean(square(weight)));
        optimizer.step();
      }
    });
    assert.equal(kept.length, 305);
  });

  it("is steady over 10,000 steps of train with a partial last batch", async () => {
    const data = moons(50);
    const model = mlp([2, 8, 1], { seed: 1 });
    const optimizer = new SGD(model, { learningRate: 0.1 });
    await assertSteady((steps) => {
      const training = train({ model, loss: binaryCrossEntropy, optimizer, data, steps, seed: 1 });
      for (const { loss } of training) assert.ok(loss < 10);
    });
  });
});

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
