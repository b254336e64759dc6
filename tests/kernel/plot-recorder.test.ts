// What recording a chart keeps, and what it refuses.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Plot from "../../src/kernel/plot.ts";
import { lossSurface } from "../../src/kernel/loss-surface.ts";
import { surface } from "../../src/kernel/surface.ts";

const rows = [
  { step: 0, loss: 1, model: { big: new Array(1_000) } },
  { step: 1, loss: 0.5, model: null },
];

describe("recording a chart", () => {
  it("keeps each data set once, with the fields that marks name", () => {
    const { options, data } = Plot.plot({
      marks: [
        Plot.line(rows, { x: "step", y: "loss" }),
        Plot.dot(rows, { x: "step", y: (d) => d.loss }),
      ],
    });
    assert.deepEqual(data, [
      [
        { step: 0, loss: 1 },
        { step: 1, loss: 0.5 },
      ],
    ]);
    assert.deepEqual(options, {
      marks: [
        { $call: "line", args: [{ $data: 0 }, { x: "step", y: "loss" }] },
        { $call: "dot", args: [{ $data: 0 }, { x: "step", y: [1, 0.5] }] },
      ],
    });
  });

  it("reads a value that stands for a number as that number", () => {
    const tensor = { valueOf: () => 0.25 };
    const { data } = Plot.plot({ marks: [Plot.dot([{ loss: tensor }], { x: "loss" })] });
    assert.deepEqual(data, [[{ loss: 0.25 }]]);
  });

  it("reads data that can be turned into a list", () => {
    const { data } = Plot.plot({
      marks: [Plot.line({ toArray: () => [1, 2] }), Plot.line(new Set([3]))],
    });
    assert.deepEqual(data, [[1, 2], [3]]);
  });

  it("copies typed arrays, so that later steps do not change the chart", () => {
    const losses = new Float64Array([1, 2]);
    const { data } = Plot.plot({ marks: [Plot.lineY(losses)] });
    losses[0] = 9;
    assert.deepEqual(data, [new Float64Array([1, 2])]);
  });

  const refused: [string, () => unknown, RegExp][] = [
    [
      "a format that is a function",
      () => Plot.plot({ x: { tickFormat: (x: number) => `${x}` } }),
      /^plot: x.tickFormat is a function, and the chart is drawn outside of the cell/,
    ],
    [
      "a reducer of one's own",
      () => Plot.plot({ marks: [Plot.barY(rows, Plot.groupX({ y: () => 1 }, { x: "step" }))] }),
      /^plot: groupX.y is a function/,
    ],
    [
      "a comparison of rows",
      () =>
        Plot.plot({
          marks: [Plot.dot(rows, { sort: (a: object, b: object) => (a < b ? 1 : 0) } as never)],
        }),
      /^plot: dot.sort compares two rows while drawing/,
    ],
    [
      "a function without data",
      () => Plot.plot({ marks: [Plot.frame({ fill: () => "red" })] }),
      /^plot: frame.fill is a function, but the mark has no data/,
    ],
    [
      "a mark that is none",
      () => Plot.plot({ marks: [{ x: 1 }] }),
      /^plot: marks holds { x: 1 }; expected marks/,
    ],
    [
      "data that is none",
      () => Plot.plot({ marks: [Plot.dot(5 as never, {})] }),
      /^plot: a mark is given 5 as data/,
    ],
    ["a map", () => (Plot.geo as () => void)(), /^plot: geo is not available in cells/],
    [
      "more than 50,000 values",
      () => Plot.plot({ marks: [Plot.lineY(Array.from({ length: 60_000 }, (_, i) => i))] }),
      /^plot: this chart holds more than 50000 values; draw fewer rows/,
    ],
    [
      "data without an end",
      () =>
        Plot.plot({
          marks: [
            Plot.lineY(
              (function* () {
                for (;;) yield 1;
              })(),
            ),
          ],
        }),
      /more than 50000 values/,
    ],
  ];
  for (const [name, make, message] of refused) {
    it(`refuses ${name} in one sentence`, () => assert.throws(make, { message }));
  }
});

describe("a surface", () => {
  it("evaluates the function on a grid that reaches one step beyond the picture", () => {
    const seen = new Set<number>();
    const { data } = surface((x) => seen.add(x).size, { x: [0, 4], size: 4 });
    assert.deepEqual([...seen], [-0.5, 0.5, 1.5, 2.5, 3.5, 4.5]);
    assert.equal((data[0] as Float32Array).length, 36);
  });

  it("gives all points at once if asked to, and the same picture", () => {
    const f = (x: number, y: number) => 1 / (1 + Math.exp(x - y));
    const batch = surface((points) => points.map(([x = 0, y = 0]) => [f(x, y)]), { batch: true });
    assert.deepEqual(batch, surface(f));
  });

  it("draws class 1 as circles and class 0 as squares", () => {
    const { data } = surface(() => 0.5, {
      points: [
        [0, 1],
        [2, 3],
      ],
      labels: [0, 1],
    });
    assert.deepEqual(data.slice(-3).filter(Array.isArray), [
      [{ x: 2, y: 3 }],
      [{ x: 0, y: 1 }],
      [{ x: 0, y: 1 }],
    ]);
  });

  it("of what gives no numbers, or not one for each point, is an error", () => {
    assert.throws(() => surface(() => "x"), /^TypeError: surface: got x; expected/);
    assert.throws(() => surface(() => [1], { batch: true }), /got 1 numbers for 2500 points/);
    assert.throws(() => surface(() => 1, { points: [[1, 2, 3]] }), /points has the shape \(1, 3\)/);
    assert.throws(() => surface(() => 1, { x: [1, 1] }), /x is \[1,1\]; expected/);
  });
});

describe("a loss surface", () => {
  it("is drawn for a loss that diverges or does not change", () => {
    assert.equal(lossSurface(() => Number.NaN).type, "plot");
    assert.equal(lossSurface(() => 1).type, "plot");
    assert.equal(lossSurface((x) => (x > 0 ? Number.POSITIVE_INFINITY : x)).type, "plot");
  });

  it("draws a path up to where it leaves the numbers", () => {
    const { data } = lossSurface((x, y) => x * x + y * y, {
      path: [
        [1, 2],
        [3, Number.NaN],
        [5, 6],
      ],
    });
    assert.deepEqual(data.at(-1), [{ x: 1, y: 2 }]);
  });
});
