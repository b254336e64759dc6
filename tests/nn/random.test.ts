import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { normal, Random, setSeed, uniform } from "../../src/nn/index.ts";

describe("Random", () => {
  it("gives the numbers of mulberry32", () => {
    const random = new Random(1);
    const bits = [random.uniform(), random.uniform(), random.uniform()].map((u) => u * 2 ** 32);
    assert.deepEqual(bits, [2693262067, 11749833, 2265367787]);
  });

  it("repeats itself from the same seed and differs from another", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, () => new Random(seed).normal());
    assert.deepEqual(draw(3), draw(3));
    assert.notDeepEqual(draw(3), draw(4));
  });

  it("draws normal numbers with mean 0, standard deviation 1, and 68 % within ±1", () => {
    const random = new Random(2);
    const numbers = Array.from({ length: 20_000 }, () => random.normal());
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
    const within = numbers.filter((x) => Math.abs(x) < 1).length / numbers.length;
    assert.ok(Math.abs(mean) < 0.03 && Math.abs(variance - 1) < 0.05);
    assert.ok(Math.abs(within - 0.6827) < 0.01);
  });

  it("draws every whole number below the count about equally often", () => {
    const random = new Random(5);
    const drawn = Array.from({ length: 9000 }, () => random.integer(3));
    const counts = [0, 1, 2].map((value) => drawn.filter((other) => other === value).length);
    for (const count of counts) assert.ok(Math.abs(count - 3000) < 200, String(counts));
  });

  it("shuffles in place, keeps every item, and reaches every order about equally often", () => {
    const random = new Random(7);
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const items = [1, 2, 3];
      assert.equal(random.shuffle(items), items);
      const order = items.join("");
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    assert.equal(seen.size, 6);
    for (const count of seen.values()) assert.ok(Math.abs(count - 1000) < 150);
  });
});

describe("random tensors", () => {
  it("follow their seed, mean, standard deviation and range", () => {
    assert.deepEqual(normal([4], { seed: 1 }).data, normal([4], { seed: 1 }).data);
    const shifted = normal([5000], { seed: 1, mean: 3, standardDeviation: 0.1 });
    assert.ok(Math.abs(shifted.mean().item() - 3) < 0.01);
    const range = uniform([1000], { seed: 1, low: 2, high: 5 }).data;
    assert.ok(Math.min(...range) >= 2 && Math.max(...range) < 5 && Math.max(...range) > 4.9);
  });

  it("continue one shared stream when no seed is given, which setSeed restarts", () => {
    setSeed(9);
    const first = normal([3]).data;
    assert.notDeepEqual(normal([3]).data, first);
    setSeed(9);
    assert.deepEqual(normal([3]).data, first);
  });
});
