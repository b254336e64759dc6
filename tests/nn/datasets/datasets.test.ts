import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { blobs, circles, type Dataset, linear, moons, spiral, xor } from "../../../src/nn/index.ts";

const makers = { moons, circles, spiral, xor, linear, blobs };

describe("data sets", () => {
  for (const [name, make] of Object.entries(makers)) {
    it(`${name} repeats itself from its seed and differs from another`, () => {
      assert.deepEqual(make(20).points, make(20, { seed: 1 }).points);
      assert.notDeepEqual(make(20, { seed: 2 }).points, make(20).points);
    });

    it(`${name} gives the same points and labels as tensors and as lists`, () => {
      const { inputs, targets, points, labels } = make(31);
      assert.deepEqual(inputs.shape, [31, 2]);
      assert.deepEqual(inputs.toArray(), points.map((point) => point.map(Math.fround))); // prettier-ignore
      assert.deepEqual(targets.shape, name === "blobs" ? [31] : [31, 1]);
      assert.deepEqual([...targets.data], labels);
    });

    it(`${name} has classes of about the same size`, () => {
      const { labels } = make(600);
      const classes = name === "blobs" ? 3 : 2;
      for (let label = 0; label < classes; label++) {
        const count = labels.filter((other) => other === label).length;
        assert.ok(Math.abs(count - 600 / classes) < 60, `${label}: ${count}`);
      }
    });
  }

  const exact = (make: (n: number, options: { noise: number }) => Dataset) =>
    make(200, { noise: 0 });
  const radius = ([x = 0, y = 0]: number[]) => Math.hypot(x, y);

  it("without noise: moons lie on two half circles of radius 1", () => {
    const { points, labels } = exact(moons);
    points.forEach(([x = 0, y = 0], i) => {
      const [centreX, centreY] = labels[i] === 0 ? [0, 0] : [1, 0.5];
      assert.ok(Math.abs(Math.hypot(x - centreX, y - centreY) - 1) < 1e-12);
      assert.ok(labels[i] === 0 ? y >= 0 : y <= 0.5);
    });
  });

  it("without noise: circles have radius 1 and ½", () => {
    const { points, labels } = exact(circles);
    points.forEach((point, i) => {
      assert.ok(Math.abs(radius(point) - (labels[i] === 0 ? 1 : 0.5)) < 1e-12);
    });
  });

  it("without noise: a spiral turns 1.5 times between 0 and radius 1", () => {
    const { points, labels } = exact(spiral);
    points.forEach((point, i) => {
      const angle = 3 * Math.PI * radius(point) + Math.PI * (labels[i] ?? 0);
      assert.ok(Math.hypot((point[0] ?? 0) - radius(point) * Math.cos(angle), (point[1] ?? 0) - radius(point) * Math.sin(angle)) < 1e-9); // prettier-ignore
    });
  });

  it("without noise: xor with n = 4 is the truth table, and blobs are three points", () => {
    const { points, labels } = xor(4, { noise: 0 });
    assert.deepEqual(points, [[-1, -1], [1, -1], [-1, 1], [1, 1]]); // prettier-ignore
    assert.deepEqual(labels, [0, 1, 1, 0]);
    assert.equal(new Set(exact(blobs).points.map(String)).size, 3);
  });

  it("without noise: linear is divided by y = ½ x", () => {
    const { points, labels } = exact(linear);
    points.forEach(([x = 0, y = 0], i) => {
      assert.equal(labels[i], y > x / 2 ? 1 : 0);
    });
  });
});
