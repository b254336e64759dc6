import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

function weightWith(gradient: number[]): { w: nn.Tensor; descend: (o: nn.Optimizer) => number[] } {
  const w = tensor([1, -2], { dtype: "float64", requiresGrad: true });
  return {
    w,
    descend(optimizer) {
      w.grad = tensor(gradient, { dtype: "float64" });
      optimizer.step();
      return w.toArray<number[]>();
    },
  };
}

describe("SGD", () => {
  it("steps against the gradient", () => {
    const { w, descend } = weightWith([0.5, -4]);
    assertClose(descend(new nn.SGD([w], { learningRate: 0.1 })), [0.95, -1.6]);
  });

  it("keeps part of its direction with momentum", () => {
    const { w, descend } = weightWith([0.5, -4]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1, momentum: 0.9 });
    assertClose(descend(optimizer), [0.95, -1.6]);
    assertClose(descend(optimizer), [0.855, -0.84]);
  });

  it("pulls weights to 0 with weight decay", () => {
    const { w, descend } = weightWith([0, 0]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1, weightDecay: 0.5 });
    assertClose(descend(optimizer), [0.95, -1.9]);
  });
});

describe("Adam", () => {
  it("moves every weight by about the learning rate, whatever the size of its gradient", () => {
    const { w, descend } = weightWith([0.5, -4]);
    const optimizer = new nn.Adam([w], { learningRate: 0.1 });
    assertClose(descend(optimizer), [0.9, -1.9], 1e-7);
    assertClose(descend(optimizer), [0.8, -1.8], 1e-7);
  });
});

describe("AdamW", () => {
  it("takes the same part of every weight away, whatever the size of its gradient", () => {
    const { w, descend } = weightWith([0.5, -4]);
    const optimizer = new nn.AdamW([w], { learningRate: 0.1, weightDecay: 0.5 });
    assertClose(descend(optimizer), [0.95 - 0.1, -1.9 + 0.1], 1e-7);
  });
});

describe("RMSProp and Adagrad", () => {
  it("divide each gradient by its size", () => {
    const rms = weightWith([0.5, -4]);
    assertClose(rms.descend(new nn.RMSProp([rms.w], { learningRate: 0.1, alpha: 0.75 })), [0.8, -1.8], 1e-7); // prettier-ignore
    const sums = weightWith([0.5, -4]);
    const optimizer = new nn.Adagrad([sums.w], { learningRate: 0.1, epsilon: 0 });
    assertClose(sums.descend(optimizer), [0.9, -1.9]);
    assertClose(sums.descend(optimizer), [0.9 - 0.1 / Math.SQRT2, -1.9 + 0.1 / Math.SQRT2]);
  });
});

describe("optimizers", () => {
  it("follow a learning rate that changes during training, down to 0", () => {
    const { w, descend } = weightWith([1, 1]);
    const optimizer = new nn.SGD([w], { learningRate: 0.1 });
    assertClose(descend(optimizer), [0.9, -2.1]);
    optimizer.learningRate = 0.01;
    assertClose(descend(optimizer), [0.89, -2.11]);
    optimizer.learningRate = 0;
    assertClose(descend(optimizer), [0.89, -2.11]);
  });

  it("leave parameters without a gradient alone, and empty all gradients on request", () => {
    const idle = tensor([7], { dtype: "float64", requiresGrad: true });
    const { w, descend } = weightWith([1, 1]);
    const optimizer = new nn.SGD([w, idle], { learningRate: 0.1 });
    descend(optimizer);
    assert.equal(idle.item(), 7);
    optimizer.zeroGrad();
    assert.equal(w.grad, null);
  });

  it("settle in the minimum of a bowl", () => {
    for (const make of [
      (w: nn.Tensor) => new nn.SGD([w], { learningRate: 0.1, momentum: 0.5 }),
      (w: nn.Tensor) => new nn.Adam([w], { learningRate: 0.05 }),
      (w: nn.Tensor) => new nn.AdamW([w], { learningRate: 0.05, weightDecay: 0 }),
      (w: nn.Tensor) =>
        new nn.RMSProp([w], { learningRate: nn.cosineSchedule({ steps: 1000, from: 0.05 }) }),
      (w: nn.Tensor) => new nn.Adagrad([w], { learningRate: 1 }),
    ]) {
      const w = tensor([5, -3], { requiresGrad: true });
      const optimizer = make(w);
      for (let step = 0; step < 1000; step++) {
        optimizer.zeroGrad();
        nn.backward(nn.sum(nn.square(nn.sub(w, tensor([1, 2])))));
        optimizer.step();
      }
      assertClose(w.toArray<number[]>(), [1, 2], 1e-3);
    }
  });

  it("take their learning rate from a schedule, which counts their steps from 0", () => {
    const { w, descend } = weightWith([1, 1]);
    const optimizer = new nn.SGD([w], { learningRate: (step) => [0.1, 0.01, 0][step] ?? 1 });
    assert.equal(optimizer.learningRate, 0.1);
    assertClose(descend(optimizer), [0.9, -2.1]);
    assert.equal(optimizer.learningRate, 0.01);
    assertClose(descend(optimizer), [0.89, -2.11]);
    assertClose(descend(optimizer), [0.89, -2.11]);
    optimizer.learningRate = 0.1;
    assertClose(descend(optimizer), [0.79, -2.21]);
    assert.equal(optimizer.learningRate, 0.1);
  });
});

describe("schedules", () => {
  const first = (schedule: nn.Schedule) => [0, 1, 2, 3, 4, 5].map(schedule);

  it("stay, drop, and follow half a cosine wave down", () => {
    assert.deepEqual(first(nn.constantSchedule(0.5)), [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    assert.deepEqual(first(nn.stepSchedule({ every: 2, factor: 0.5, from: 8 })), [8, 8, 4, 4, 2, 2]); // prettier-ignore
    const root = Math.SQRT1_2;
    assertClose(first(nn.cosineSchedule({ steps: 4, from: 3, to: 1 })), [3, 2 + root, 2, 2 - root, 1, 1]); // prettier-ignore
  });

  it("warm up in equal parts to where the next one starts", () => {
    const then = nn.stepSchedule({ every: 1, factor: 0.5, from: 8 });
    assert.deepEqual(first(nn.warmupSchedule({ steps: 4, then })), [2, 4, 6, 8, 8, 4]);
  });
});

describe("clipGradients", () => {
  const withGradient = (...gradient: number[]) => {
    const w = tensor(gradient.map(() => 0), { requiresGrad: true }); // prettier-ignore
    w.grad = tensor(gradient);
    return w;
  };

  it("shortens all gradients together to a norm, and leaves shorter ones alone", () => {
    const [a, b] = [withGradient(3, 0), withGradient(4)];
    const idle = tensor([1], { requiresGrad: true });
    assert.equal(nn.clipGradients([a, b, idle], { norm: 2.5 }), 5);
    assert.deepEqual([a, b].map(({ grad }) => grad?.toArray<number[]>()), [[1.5, 0], [2]]); // prettier-ignore
    assert.equal(nn.clipGradients([a, b], { norm: 2.5 }), 2.5);
    assert.deepEqual(b.grad?.toArray<number[]>(), [2]);
    assert.equal(idle.grad, null);
  });

  it("cuts each number to a value", () => {
    const w = withGradient(3, -0.5, -4);
    assert.equal(nn.clipGradients([w], { value: 1 }), Math.sqrt(9 + 0.25 + 16));
    assert.deepEqual(w.grad?.toArray<number[]>(), [1, -0.5, -1]);
  });

  it("keeps NaN", () => {
    for (const options of [{ norm: 1 }, { value: 1 }]) {
      const w = withGradient(Number.NaN);
      nn.clipGradients([w], options);
      assert.ok(Number.isNaN(w.grad?.item()));
    }
    const [a, b] = [withGradient(Number.NaN), withGradient(3)];
    assert.ok(Number.isNaN(nn.clipGradients([a, b], { norm: 1 })));
    assert.ok(Number.isNaN(b.grad?.item()));
  });
});
