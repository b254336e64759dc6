// Recorded charts, replayed, against the same calls made directly.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseHTML } from "linkedom";
import * as names from "../../src/kernel/plot-names.ts";
import * as recorded from "../../src/kernel/plot.ts";
import type { PlotOutput, PlotTree } from "../../src/kernel/plot-recorder.ts";
import { type PlotLibrary, replay } from "../../src/kernel/plot-replay.ts";

// Plot shifts everything by half a pixel where it believes the screen to be coarse.
Object.assign(globalThis, { window: { devicePixelRatio: 1 } });
const Plot = await import("@observablehq/plot");
Reflect.deleteProperty(globalThis, "window");
const library = Plot as unknown as PlotLibrary;
const { document } = parseHTML("<!doctype html><html><body></body></html>");

class Sample {
  readonly step: number;
  constructor(step: number) {
    this.step = step;
  }
  get loss(): number {
    return 1 / (1 + this.step);
  }
}

const steps = Array.from({ length: 60 }, (_, i) => ({
  step: i,
  loss: Math.exp(-i / 20) + (i % 7) / 30,
  kind: i % 3 ? "train" : "test",
  date: new Date(Date.UTC(2024, 0, 1 + i)),
}));
const pairs = steps.map(({ step, loss }) => [step, loss]);
const typed = Float64Array.from(steps, ({ loss }) => loss);
const samples = steps.map(({ step }) => new Sample(step));
const grid = Float32Array.from(
  { length: 400 },
  (_, i) => Math.sin((i % 20) / 4) * Math.cos(i / 80),
);

type Library = typeof Plot;

/** Each builds a chart with whichever library it is given. */
const charts: Record<string, (Plot: Library) => unknown> = {
  "a line of fields": (P) => P.plot({ marks: [P.lineY(steps, { x: "step", y: "loss" })] }),
  "a function channel": (P) =>
    P.plot({ marks: [P.dot(steps, { x: "step", y: (d) => d.loss * 2, fill: "kind" })] }),
  "numbers alone": (P) => P.plot({ marks: [P.lineY([3, 1, 4, 1, 5, 9])] }),
  "pairs of numbers": (P) => P.plot({ marks: [P.dot(pairs)] }),
  "a typed array": (P) => P.plot({ marks: [P.lineY(typed), P.ruleY([0])] }),
  "rows of a class with getters": (P) =>
    P.plot({ marks: [P.line(samples, { x: "step", y: "loss" })] }),
  "channels given as arrays": (P) =>
    P.plot({ marks: [P.dot({ length: 60 }, { x: typed, y: steps.map((d) => d.step) })] }),
  "dates and a scale": (P) =>
    P.plot({ y: { type: "log" }, marks: [P.areaY(steps, { x: "date", y: "loss" })] }),
  "facets of one data set": (P) =>
    P.plot({ marks: [P.frame(), P.dot(steps, { x: "step", y: "loss", fx: "kind" })] }),
  "facets by an option of the chart": (P) =>
    P.plot({
      facet: { data: steps, x: "kind" },
      marks: [P.frame(), P.dot(steps, { x: "step", y: "loss" })],
    }),
  "a histogram": (P) => P.plot({ marks: [P.rectY(steps, P.binX({ y: "count" }, { x: "loss" }))] }),
  "groups with a function channel": (P) =>
    P.plot({
      marks: [
        P.barY(
          steps,
          P.groupX({ y: "mean" }, { x: "kind", y: (d: { loss: number }) => d.loss + 1 }),
        ),
      ],
    }),
  "a moving average of a nested transform": (P) =>
    P.plot({
      marks: [
        P.lineY(steps, P.windowY(5, P.mapY("cumsum", { x: "step", y: "loss", stroke: "kind" }))),
      ],
    }),
  "a stack with an order by a field": (P) =>
    P.plot({
      marks: [P.barY(steps, P.stackY({ order: "kind" }, { x: "step", y: "loss", fill: "kind" }))],
    }),
  "a spread transform": (P) =>
    P.plot({ marks: [P.rectY(steps, { ...P.binX({ y: "count" }, { x: "loss" }), fill: "red" })] }),
  "a normalised selection": (P) =>
    P.plot({
      marks: [
        P.lineY(steps, P.normalizeY("first", { x: "step", y: "loss", z: "kind" })),
        P.text(steps, P.selectLast({ x: "step", y: "loss", z: "kind", text: "kind" })),
      ],
    }),
  "a regression with a sorted and filtered dot": (P) =>
    P.plot({
      marks: [
        P.linearRegressionY(steps, { x: "step", y: "loss" }),
        P.dot(steps, {
          x: "step",
          y: "loss",
          sort: (d: { loss: number }) => d.loss,
          filter: (d: { step: number }) => d.step > 10,
        }),
      ],
    }),
  "filled contours of a grid": (P) =>
    P.plot({
      color: { type: "threshold", domain: [-0.5, 0, 0.5], range: ["a", "b", "c", "d"] },
      marks: [
        P.contour(grid, {
          width: 20,
          height: 20,
          fill: P.identity,
          thresholds: [-1, -0.5, 0, 0.5],
        }),
      ],
    }),
  "axes and grids of their own": (P) =>
    P.plot({
      marks: [
        P.gridY({ strokeDasharray: "2" }),
        P.axisX([0, 20, 40], { label: "step" }),
        P.axisY({ tickFormat: ".1f", label: null }),
        P.line(steps, { x: "step", y: "loss", curve: "step", tip: true }),
      ],
    }),
  "arrows, links and vectors": (P) =>
    P.plot({
      marks: [
        P.arrow([{ a: 0, b: 0, c: 3, d: 4 }], { x1: "a", y1: "b", x2: "c", y2: "d" }),
        P.link(steps, { x1: 0, y1: 0, x2: "step", y2: "loss" }),
        P.vector(steps.slice(0, 5), { x: "step", y: "loss", rotate: (d) => d.step }),
      ],
    }),
  "constants as channels": (P) =>
    P.plot({
      marks: [P.tickX(typed, { x: P.identity }), P.dot(steps, { x: P.indexOf, y: "loss" })],
    }),
  "a mark that draws itself": (P) => P.lineY(steps, { x: "step", y: "loss" }).plot({ height: 200 }),
  "a legend of colours": (P) =>
    P.plot({ color: { legend: true }, marks: [P.cellX(steps, { x: "step", fill: "kind" })] }),
};

describe("replaying a recorded chart", () => {
  for (const [name, build] of Object.entries(charts)) {
    it(`draws ${name} as the library does`, () => {
      const output = build(recorded as unknown as Library) as PlotOutput;
      const travelled = structuredClone(output);
      const replayed = replay(travelled, library, { document });
      const direct = build(withDocument(Plot));
      assert.equal(svg(replayed), svg(direct));
    });
  }

  it("lets the overrides win", () => {
    const output = recorded.plot({ width: 300, marks: [recorded.frame()] });
    assert.match(svg(replay(output, library, { document, width: 500 })), /width="500"/);
  });

  it("leaves out what leads out of the chart", () => {
    const output = recorded.plot({
      style: "background: url(https://example.org/a.png)",
      marks: [
        recorded.dot([[1, 2]], { href: ["https://example.org"], target: "_top", fill: "URL(#x)" }),
      ],
    });
    const text = svg(replay(output, library, { document }));
    assert.doesNotMatch(text, /example\.org|_top|url\(/i);
  });

  it("leaves out addresses however they are written, in rows too", () => {
    const written = [
      "url(/a)",
      "URL (/a)",
      "u\\72l(/a)",
      "u\\000072 l(/a)",
      "\\url(/a)",
      "image-set('/a' 1x)",
    ];
    for (const text of written) {
      const output = recorded.plot({
        style: { background: text, color: "red" },
        marks: [
          recorded.dot([{ x: 1, c: text }], {
            x: "x",
            fill: { value: "c", scale: null },
            stroke: [text],
          }),
          recorded.dot([1], { imageFilter: text }),
        ],
      });
      const drawn = svg(replay(output, library, { document }));
      assert.doesNotMatch(drawn, /\/a/, text);
      assert.match(drawn, /color: ?red/);
    }
  });

  it("keeps a chart in its place", () => {
    for (const style of [
      { position: "fixed", inset: 0, zIndex: 9, fontSize: "14px" },
      "position: fixed; inset: 0",
    ]) {
      const output = recorded.plot({ style, marks: [recorded.dot([1])] });
      assert.doesNotMatch(svg(replay(output, library, { document })), /fixed|inset|z-index/i);
    }
  });

  it("calls nothing but the recorded functions of the library", () => {
    const forged = {
      type: "plot",
      options: { marks: [{ $call: "constructor", args: [] }] },
      data: [],
    };
    assert.throws(
      () => replay(forged as PlotOutput, library, { document }),
      /cannot use "constructor"/,
    );
  });

  it("keeps numbers that decide how long drawing takes within bounds", () => {
    const output = recorded.plot({ width: 1e9, marks: [recorded.frame()] });
    assert.match(svg(replay(output, library, { document })), /width="4000"/);
  });

  const far = [0, 1e6];
  const dates = [new Date(0), new Date(1e11)];
  const many = Array.from({ length: 12_000 }, (_, i) => ({ x: (i * 7919) % 10007, t: `t${i}` }));
  const spread = [...Array.from({ length: 100 }, (_, i) => i / 100), 1e9];
  const flat = Array.from({ length: 40_000 }, (_, i) => i);
  const corners = [0, 1, 2, 3].map((i) => ({ x: i % 2, y: i >> 1, v: i }));
  const map = { x: "x", y: "y", fill: "v" };
  const walk = recorded.interpolatorRandomWalk({ minDistance: 1e-9, maxSteps: 1e9 });

  /** Each would keep the library busy for minutes or for ever. */
  const endless: Record<string, () => PlotOutput> = {
    "ticks a ten-thousandth of a pixel apart": () =>
      recorded.plot({ x: { tickSpacing: 1e-4 }, marks: [recorded.ruleX(far)] }),
    "an axis with a tiny interval": () =>
      recorded.plot({ marks: [recorded.ruleX(far), recorded.axisX({ interval: 1e-3 })] }),
    "an interval that a function gives": () =>
      recorded.plot({
        marks: [recorded.ruleX(far), recorded.axisX({ interval: recorded.numberInterval(1e-3) })],
      }),
    "an interval of no length": () =>
      recorded.plot({ marks: [recorded.ruleX(far), recorded.axisX({ interval: 0 })] }),
    "seconds over years": () =>
      recorded.plot({ marks: [recorded.ruleX(dates), recorded.axisX({ interval: "second" })] }),
    "ticks named seconds over years": () =>
      recorded.plot({ marks: [recorded.ruleX(dates), recorded.axisX({ ticks: "second" })] }),
    "a scale with a tiny interval": () =>
      recorded.plot({
        x: { interval: 1e-3 },
        marks: [
          recorded.barY(
            far.map((x) => ({ x, y: 1 })),
            { x: "x", y: "y" },
          ),
        ],
      }),
    "bins of a tiny interval": () =>
      recorded.plot({
        marks: [
          recorded.rectY(
            far,
            recorded.binX({ y: "count" }, { x: recorded.identity, interval: 1e-3 }),
          ),
        ],
      }),
    "bins by a rule without a limit": () =>
      recorded.plot({
        marks: [
          recorded.rectY(
            spread,
            recorded.binX(
              { y: "count" },
              { x: recorded.identity, thresholds: "freedman-diaconis" },
            ),
          ),
        ],
      }),
    "contours of a tiny interval": () =>
      recorded.plot({
        marks: [recorded.contour(flat, { width: 200, height: 200, interval: 1e-3 })],
      }),
    "contours at forty thousand levels": () =>
      recorded.plot({
        marks: [
          recorded.contour(flat, {
            width: 200,
            height: 200,
            thresholds: Float64Array.from(flat.slice(0, 9_000)),
          }),
        ],
      }),
    "contours of millions of points": () =>
      recorded.plot({
        marks: [recorded.contour(corners, { ...map, width: 4_000, height: 4_000 })],
      }),
    "a window over everything": () =>
      recorded.plot({
        marks: [
          recorded.lineY(
            flat,
            recorded.windowY(40_000, { y: recorded.identity, reduce: "median" }),
          ),
        ],
      }),
    "a window of options over everything": () =>
      recorded.plot({
        marks: [
          recorded.lineY(
            flat,
            recorded.windowY({ k: 40_000, reduce: "median" }, { y: recorded.identity }),
          ),
        ],
      }),
    "a random walk without end": () =>
      recorded.plot({
        marks: [recorded.contour(corners, { ...map, pixelSize: 8, interpolate: walk })],
      }),
    "ten million colours": () =>
      recorded.plot({
        color: { type: "quantize", n: 1e7, legend: true },
        marks: [recorded.cellX(many.slice(0, 9), { x: "t", fill: "x" })],
      }),
    "twelve thousand tips": () =>
      recorded.plot({ marks: [recorded.tip(many, { x: "x", y: "x" })] }),
    "a tree of twelve thousand": () =>
      recorded.plot({ marks: [recorded.tree(many.map(({ t }) => `a/${t}`))] }),
    "dots that all make way for each other": () =>
      recorded.plot({ marks: [recorded.dot(many, recorded.dodgeY({ x: "x", r: 100 }))] }),
    "ticks at forty thousand places": () => recorded.plot({ marks: [recorded.axisX(flat)] }),
    "data that says how long it is": () =>
      forged({ $call: "dot", args: [{ length: 2 ** 31 }, { x: 1 }] }),
    "a channel that says how long it is": () =>
      forged({ $call: "dot", args: [[[1, 2]], { x: { length: 2 ** 31 } }] }),
    "a data set that says how long it is": () => ({
      ...forged({ $call: "line", args: [{ $data: 0 }] }),
      data: [{ length: 2 ** 31 }],
    }),
  };

  for (const [name, build] of Object.entries(endless)) {
    it(`comes to an end with ${name}`, () => {
      const output = build();
      const from = performance.now();
      try {
        replay(output, library, { document, width: 660 });
      } catch (error) {
        assert.doesNotMatch(String(error), /heap|stack|Invalid array length/);
      }
      const took = performance.now() - from;
      assert.ok(took < 5_000, `took ${Math.round(took)} ms`);
    });
  }
});

describe("the names of the module", () => {
  it("are those of the library", () => {
    const known = [
      ...names.markNames,
      ...names.transformNames,
      ...names.valueNames,
      ...names.constantNames,
      ...names.missingNames,
      ...["plot", "legend", "marks"],
    ].sort();
    const classes = /^[A-Z]/;
    // An internal function that the library happens to export.
    const internal = new Set(["autoSpec"]);
    const there = Object.keys(Plot).filter((name) => !classes.test(name) && !internal.has(name));
    assert.deepEqual(known, there.sort());
    assert.deepEqual(Object.keys(recorded).sort(), known);
  });
});

/** The library with the document that the test draws into. */
function withDocument(library: Library): Library {
  const plot = (options: object) => library.plot({ ...options, document } as never);
  const lineY: Library["lineY"] = (...args) => {
    const mark = library.lineY(...args);
    return Object.assign(mark, { plot: (options: object) => plot({ ...options, marks: [mark] }) });
  };
  return { ...library, plot, lineY } as Library;
}

/** A recording that no function of the module has made. */
function forged(...marks: PlotTree[]): PlotOutput {
  return { type: "plot", options: { marks }, data: [] };
}

function svg(element: unknown): string {
  const { outerHTML } = element as { outerHTML: string };
  // Ids and class names count up with each chart that a document gets.
  return outerHTML
    .replace(/plot-[0-9a-f]{6}/g, "plot")
    .replace(/plot-clip-\d+|plot-gradient-\d+/g, "id");
}
