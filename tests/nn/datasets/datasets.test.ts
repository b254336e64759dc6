import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bars, blobs, circles, type Dataset, digits, linear, lookup, memory, moons, sine, spiral, xor } from "../../../src/nn/index.ts"; // prettier-ignore

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

describe("data sets of curves, pictures, sequences and tables", () => {
  const tensors = { sine, digits, bars, memory, lookup };
  for (const [name, make] of Object.entries(tensors)) {
    it(`${name} repeats itself from its seed, differs from another, and has a row for each target`, () => {
      assert.deepEqual(make(20).inputs.data, make(20, { seed: 1 }).inputs.data);
      assert.notDeepEqual(make(20, { seed: 2 }).inputs.data, make(20).inputs.data);
      const { inputs, targets } = make(31);
      assert.deepEqual([inputs.shape[0], targets.shape[0]], [31, 31]);
    });
  }

  it("without noise: sine lies on its wave", () => {
    const { inputs, targets, points } = sine(100, { noise: 0 });
    inputs.data.forEach((x, i) => {
      assert.ok(Math.abs(x) <= Math.PI && Math.abs(Math.sin(x) - (targets.data[i] ?? 9)) < 1e-6);
      assert.equal(Math.fround(points[i]?.[0] ?? 9), x);
    });
  });

  it("digits are ink between 0 and 1, every digit as often, whole in the picture if easy", () => {
    for (const size of [8, 28]) {
      const { inputs, labels, targets } = digits(100, { size, noise: 0 });
      assert.deepEqual(inputs.shape, [100, size * size]);
      assert.deepEqual([...targets.data], labels);
      assert.deepEqual(labels.slice(0, 12), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
      inputs.toArray().forEach((picture) => {
        const ink = picture.reduce((sum, pixel) => sum + pixel, 0) / picture.length;
        assert.ok(picture.every((pixel) => pixel >= 0 && pixel <= 1) && ink > 0.04 && ink < 0.4);
        if (size === 28) assert.ok(picture.every((pixel, p) => pixel === 0 || (p % 28 > 0 && p % 28 < 27))); // prettier-ignore
      });
    }
  });

  it("digits of one kind differ, the more so if hard", () => {
    const spread = (difficulty: "easy" | "hard") => {
      const { inputs } = digits(200, { difficulty, noise: 0, size: 16 });
      const zeros = inputs.toArray().filter((_, i) => i % 10 === 0);
      return zeros.reduce((sum, picture) => sum + picture.reduce((far, pixel, p) => far + Math.abs(pixel - (zeros[0]?.[p] ?? 0)), 0), 0); // prettier-ignore
    };
    assert.ok(spread("easy") > 0 && spread("hard") > 1.5 * spread("easy"));
  });

  it("without noise: a bar is a run of ones, lying or standing, where it was asked for", () => {
    const { inputs, labels } = bars(60, { size: 7, length: 3, positions: [1, 2], noise: 0 });
    inputs.toArray().forEach((picture, i) => {
      const ink = picture.flatMap((pixel, p) => (pixel === 1 ? [p] : []));
      const [start = 0, second = 0, third = 0] = ink;
      assert.deepEqual([ink.length, third - second], [3, second - start]);
      assert.equal(second - start, labels[i] === 0 ? 1 : 7);
      const places = [Math.floor(start / 7), start % 7];
      assert.ok(places.every((place) => place === 1 || place === 2), String(places)); // prettier-ignore
    });
  });

  it("memory begins with the bit, equally often each, and goes on with noise only", () => {
    const { inputs, labels, targets } = memory(40, { steps: 3, noise: 0 });
    assert.deepEqual(inputs.shape, [40, 4, 1]);
    assert.deepEqual([...targets.data], labels);
    assert.equal(labels.filter((label) => label === 1).length, 20);
    assert.notDeepEqual(labels, [...labels].sort());
    inputs.reshape([40, 4]).toArray().forEach((row, i) => {
      assert.deepEqual(row.map((x) => x + 0), [labels[i] === 1 ? 1 : -1, 0, 0, 0]); // prettier-ignore
    }); // prettier-ignore
  });

  it("lookup asks for one of its keys, which are all different", () => {
    const { inputs, labels, questions } = lookup(50, { pairs: 3, keys: 5, values: 2 });
    assert.deepEqual(inputs.shape, [50, 4, 7]);
    const rows = inputs.reshape([200, 7]).toArray();
    questions.forEach(({ pairs, key }, i) => {
      assert.equal(new Set(pairs.map(([other]) => other)).size, 3);
      assert.equal(pairs.find(([other]) => other === key)?.[1], labels[i]);
      const hot = (...places: number[]) => Array.from({ length: 7 }, (_, at) => (places.includes(at) ? 1 : 0)); // prettier-ignore
      const written = [...pairs.map(([other, value]) => hot(other, 5 + value)), hot(key)];
      assert.deepEqual(rows.slice(4 * i, 4 * i + 4), written);
    });
  });
});
