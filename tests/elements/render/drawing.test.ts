// The rules of drawings: sign is dash, hollow or hatch; numbers fit their cells; names do not cover each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { drawingTools } from "../../../src/build/plot-document.ts";
import { cellText } from "../../../src/elements/render/cell-text.ts";
import { bandOf } from "../../../src/elements/render/heat-grid.ts";
import { logTicks } from "../../../src/elements/render/log-ticks.ts";
import { render } from "../../../src/elements/render/render.ts";
import { slimPath } from "../../../src/elements/render/slim-path.ts";
import { appendSymbol, symbolInk, symbolText } from "../../../src/elements/render/symbol.ts";
import { heatmap } from "../../../src/kernel/heatmap.ts";
import { network } from "../../../src/kernel/network.ts";
import { makePlot } from "../../../src/kernel/plot-recorder.ts";
import { smallNetwork } from "./samples.ts";

const { document, context } = await drawingTools();
const plot = makePlot();

test("a number in a cell is never longer than its room, and never loses its sign", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.integer({ min: 3, max: 8 }), (value, characters) => {
      const text = cellText(value, { decimals: 2, characters });
      assert.ok(text.length <= characters);
      if (/[1-9∞]/.test(text)) assert.equal(text.startsWith("−"), value < 0);
    }),
  );
  assert.equal(cellText(0.876, { decimals: 2, characters: 3, short: true }), ".88");
  assert.equal(cellText(-0.001, { decimals: 2, characters: 6 }), "0.00");
});

test("bands rise with size and change side with sign", () => {
  assert.equal(bandOf(0.04, 1, "value"), "zero");
  assert.equal(bandOf(0.2, 1, "param"), "param-1");
  assert.equal(bandOf(-1, 1, "grad"), "negative-5");
  assert.equal(bandOf(Number.POSITIVE_INFINITY, 1, "value"), "value-5");
  assert.equal(bandOf(Number.NaN, 1, "value"), "nan");
});

test("negative cells are hatched, missing numbers crossed", () => {
  const drawn = (values: number[]) => render(heatmap([values]), document, { width: 350 });
  assert.equal(drawn([1, 2]).querySelector(".hatch"), null);
  assert.ok(drawn([1, -2]).querySelector(".hatch"));
  assert.ok(drawn([1, Number.NaN]).querySelector(".missing"));
});

test("weights without room for numbers are squares: filled above zero, hollow below", () => {
  const rows = Array.from({ length: 4 }, () =>
    Array.from({ length: 40 }, (_, i) => (i % 2 ? 1 : -1)),
  );
  const element = render(heatmap(rows, { ink: "param" }), document, { width: 660 });
  assert.ok(element.querySelector(".hinton .positive"));
  assert.ok(element.querySelector(".hinton .negative"));
});

test("a negative edge is dashed, a positive one solid, and width grows with the root of the weight", () => {
  const drawn = network({ layers: [1, 1, 1], weights: [[[4]], [[-1]]] });
  const edges = [...render(drawn, document, { width: 660 }).querySelectorAll(".edge")];
  assert.deepEqual(
    edges.map((edge) => [edge.getAttribute("stroke-width"), edge.getAttribute("stroke-dasharray")]),
    [
      ["6.2", null],
      ["3.6", "5 4"],
    ],
  );
});

test("gradients run under their edges with the head at the left", () => {
  const element = render(smallNetwork(), document, { width: 660 });
  assert.equal(element.querySelectorAll(".back-head").length, 4);
});

test("more than 60 edges have no numbers, and only the strongest tenth is drawn in full", () => {
  const weights = Array.from({ length: 9 }, (_, i) => Array.from({ length: 8 }, (_, j) => i * j));
  const element = render(network({ layers: [8, 9], weights: [weights] }), document, { width: 660 });
  assert.equal(element.querySelectorAll(".edge:not(.context)").length, 8);
  assert.equal(element.querySelectorAll(".weight").length, 0);
});

test("names with subscripts are set with a lowered part, words are left alone", () => {
  const set = (name: string) => {
    const element = document.createElement("p");
    appendSymbol(element, name, (text) => {
      const part = document.createElement("sub");
      part.textContent = text;
      return part;
    });
    return element.innerHTML;
  };
  assert.equal(set("x_1"), "x<sub>1</sub>");
  assert.equal(set("w_{12} 3"), "w<sub>12</sub> 3");
  assert.equal(set("learning_rate"), "learning_rate");
  assert.equal(symbolText("x_1"), "x 1");
  assert.deepEqual(["w_1", "L", "x₁", "epoch"].map(symbolInk), ["param", "grad", "value", "ink"]);
});

test("ticks of a logarithmic axis are few, round and inside the domain", () => {
  assert.deepEqual(logTicks([0.03, 1]), [0.03, 0.1, 0.3, 1]);
  assert.deepEqual(logTicks([0.0001, 10]), [0.0001, 0.001, 0.01, 0.1, 1, 10]);
  assert.deepEqual(logTicks([2, 6]), [2, 5]);
  assert.deepEqual(logTicks([0, 1]), []);
});

test("names at the ends of lines that meet are moved apart and stay in the drawing", () => {
  const ends = [0.05, 0.06, 0.07].map((loss, i) => ({ epoch: 10, loss, name: `a long name ${i}` }));
  const chart = plot.plot({
    height: 240,
    y: { domain: [0, 1] },
    x: { domain: [0, 10] },
    marks: [plot.text(ends, { x: "epoch", y: "loss", text: "name", textAnchor: "start", dx: 8 })],
  });
  const svg = render(chart, document, { ...context, width: 660 }).querySelector("svg");
  const places = [...(svg?.querySelectorAll(".mark-text text") ?? [])].map((text) => {
    const [, x, y] =
      /translate\(([\d.]+),([\d.]+)\)/.exec(text.getAttribute("transform") ?? "") ?? [];
    return { x: Number(x), y: Number(y) };
  });
  const heights = places.map(({ y }) => y).sort((a, b) => a - b);
  assert.equal(heights.length, 3);
  for (let i = 1; i < 3; i++) assert.ok((heights[i] ?? 0) - (heights[i - 1] ?? 0) >= 17);
  for (const { x } of places) assert.ok(x + 13 * 7.5 < 660);
});

test("a path keeps its corners and loses the points between them; curves are left alone", () => {
  assert.equal(slimPath("M0,0L1,0L2,0.01L3,0L3,3.04L0,0Z"), "M0,0L3,0L3,3L0,0Z");
  assert.equal(slimPath("M0,0L5,0L2,0"), "M0,0L5,0L2,0");
  assert.equal(slimPath("M0,0.123C1,1,2,2,3,3.456"), "M0,0.1C1,1,2,2,3,3.5");
  assert.equal(slimPath(""), "");
});

test("powers of ten on an axis are written as powers, numbers near 1 in full", () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({ x: i, y: 10 ** (i - 6) }));
  const chart = plot.plot({
    y: { type: "log", tickFormat: "~e" },
    marks: [plot.lineY(rows, { x: "x", y: "y" })],
  });
  const svg = render(chart, document, { ...context, width: 660 }).querySelector("svg");
  const numbers = [...(svg?.querySelectorAll(".axis-number.axis-y text") ?? [])];
  const texts = numbers.map((text) => text.textContent);
  assert.ok(texts.includes("10−4"), String(texts));
  assert.ok(texts.includes("1") && texts.includes("0.01"), String(texts));
});

test("thousands on an axis have no commas", () => {
  const chart = plot.plot({
    x: { domain: [0, 20_000], ticks: [1000, 20_000] },
    marks: [plot.dot([[1, 2]])],
  });
  const svg = render(chart, document, { ...context, width: 660 }).querySelector("svg");
  const numbers = [...(svg?.querySelectorAll(".axis-number.axis-x text") ?? [])];
  assert.deepEqual(
    numbers.map((text) => text.textContent),
    ["1000", "20\u202f000"],
  );
});

test("axis labels have no arrows, numbers a real minus sign", () => {
  const chart = plot.plot({
    x: { label: "→ z" },
    marks: [
      plot.dot([
        [-1, -2],
        [1, 2],
      ]),
    ],
  });
  const svg = render(chart, document, { ...context, width: 660 }).querySelector("svg");
  assert.equal(svg?.querySelector(".axis-label.axis-x")?.textContent, "z");
  assert.match(svg?.querySelector(".axis-number")?.textContent ?? "", /−/);
  assert.doesNotMatch(svg?.querySelector(".axis-number")?.textContent ?? "", /-/);
});

test("ticks that an author lists have the decimals they need, all the same number", () => {
  const textsOf = (ticks: number[]) => {
    const x = { domain: [0, 2000], ticks };
    const chart = plot.plot({ x, marks: [plot.dot([[1, 2]])] });
    const svg = render(chart, document, { ...context, width: 660 }).querySelector("svg");
    const numbers = [...(svg?.querySelectorAll(".axis-number.axis-x text") ?? [])];
    return numbers.map((text) => text.textContent);
  };
  assert.deepEqual(textsOf([0, 0.25, 1]), ["0.00", "0.25", "1.00"]);
  assert.deepEqual(textsOf([0, 0.5, 1]), ["0.0", "0.5", "1.0"]);
  assert.deepEqual(textsOf([0, 1000, 2000]), ["0", "1000", "2000"]);
});

test("an arrow has a filled head in its own ink, and its shaft ends inside of it", () => {
  const rows = [{ x1: 0, y1: 0, x2: 10, y2: 0 }];
  const ends = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" };
  const chart = plot.plot({
    x: { domain: [0, 10] },
    y: { domain: [-1, 1] },
    marks: [plot.arrow(rows, { ...ends, stroke: "var(--param-mark)", strokeWidth: 4 })],
  });
  const element = render(chart, document, { ...context, width: 350 });
  const head = element.querySelector(".arrow-head");
  assert.equal(head?.getAttribute("fill"), "var(--param-mark)");
  const [tip = 0, back = 0] = [...(head?.getAttribute("d") ?? "").matchAll(/[ML](-?[\d.]+)/g)].map(
    ([, x]) => Number(x),
  );
  const shaft = element.querySelector(".mark-arrow path:not(.arrow-head)")?.getAttribute("d") ?? "";
  const end = Number(/L(-?[\d.]+),/.exec(shaft)?.[1]);
  assert.ok(back < end && end < tip, `${back} ${end} ${tip}`);
});

test("a named weight covers neither of the nodes it stands between, on phones too", () => {
  for (const width of [350, 466, 660]) {
    const drawn = network({
      layers: [
        { label: "x", values: [1.2, 0.8] },
        { label: "z", values: [0.66], activation: "sigmoid", biases: [-0.3] },
        { label: "a", values: [0.66] },
      ],
      edges: [
        { from: "0.0", to: "1.0", weight: 1.4, label: "w_1" },
        { from: "0.1", to: "1.0", weight: -0.9, label: "w_2" },
        { from: "1.0", to: "2.0" },
      ],
    });
    const element = render(drawn, document, { width });
    const sum = element.querySelector(".node-sum .outline");
    const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(sum?.getAttribute(name))) as [
      number,
      number,
      number,
    ];
    for (const text of element.querySelectorAll(".weight")) {
      const half = 4 * (text.textContent ?? "").length;
      const beside = Math.max(0, Math.abs(x - Number(text.getAttribute("x"))) - half);
      const above = Math.max(0, Math.abs(y - Number(text.getAttribute("y")) + 5) - 8);
      assert.ok(Math.hypot(beside, above) > r, `${width}: ${text.textContent}`);
    }
  }
});
