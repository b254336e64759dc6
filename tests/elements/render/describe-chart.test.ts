// Text alternatives and tables: computed from the very data of a drawing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeChart } from "../../../src/elements/render/describe-chart.ts";
import { tableOf } from "../../../src/elements/render/table-of.ts";
import { heatmap } from "../../../src/kernel/heatmap.ts";
import { makePlot } from "../../../src/kernel/plot-recorder.ts";
import { lineChart, losses, smallNetwork } from "./samples.ts";

const plot = makePlot();
const pairs = Array.from({ length: 5 }, (_, i) => ({
  x: i,
  y: i * i,
  kind: i % 2 ? "odd" : "even",
}));

test("one line is told by its course", () => {
  assert.deepEqual(describeChart(lineChart()), {
    name: "Line chart",
    sentence:
      "Line chart of loss by epoch; falls from 0.65 to 0.0536 while epoch goes from 0 to 100.",
  });
});

test("lines in groups are told by name", () => {
  const chart = plot.plot({ marks: [plot.line(pairs, { x: "x", y: "y", z: "kind" })] });
  assert.match(
    describeChart(chart).sentence,
    /; even rises from 0 to 16 while x goes from 0 to 4, odd rises/,
  );
});

test("points are told by their number and extent, functions as channels too", () => {
  const chart = plot.plot({
    x: { label: "input" },
    marks: [plot.dot(pairs, { x: (row) => row.x * 2, y: "y" })],
  });
  assert.equal(
    describeChart(chart).sentence,
    "Chart of points of y by input; 5 points, input from 0 to 8, y from 0 to 16.",
  );
});

test("a tensor is told by size and range, a network by its columns and weights", () => {
  assert.equal(
    describeChart(heatmap([[-1, 2.5, Number.NaN]])).sentence,
    "Heat map, 1 by 3, values from −1 to 2.5, 1 not a number.",
  );
  assert.match(
    describeChart(smallNetwork()).sentence,
    /^Network a small one: 3 columns of 2, 2, 1 nodes; 4 weights from −1 to 0\.75; x 1 = 1, /,
  );
});

test("the table of a chart has its rows, in order, at most 200 of them", () => {
  const table = tableOf(lineChart());
  assert.deepEqual(
    table?.columns.map(({ name }) => name),
    ["epoch", "loss"],
  );
  assert.equal(table?.rows.length, losses.length);
  assert.deepEqual(table?.rows[0], ["0", "0.65"]);
  const many = Array.from({ length: 500 }, (_, i) => [i, i]);
  const cut = tableOf(plot.plot({ marks: [plot.dot(many)] }));
  assert.deepEqual([cut?.rows.length, cut?.more], [200, 300]);
});

test("several marks stand in one table, each row with its part", () => {
  const chart = plot.plot({
    marks: [
      plot.lineY(pairs, { x: "x", y: "y" }),
      plot.dot(pairs, { x: "x", y: "y", stroke: "var(--paper)" }),
      plot.dot(pairs, { x: "x", y: "y" }),
      plot.ruleY([0]),
    ],
  });
  const parts = new Set(tableOf(chart)?.rows.map(([part]) => part));
  assert.deepEqual([...parts], ["lineY 1", "dot 2"]);
});

test("a chart of counts has the data that is counted", () => {
  const chart = plot.plot({
    marks: [plot.rectY(pairs, plot.binX({ y: "count" }, { x: "x" } as object))],
  });
  assert.equal(describeChart(chart).sentence, "Bar chart of 5 values.");
  assert.deepEqual(
    tableOf(chart)?.rows.map(([x]) => x),
    ["0", "1", "2", "3", "4"],
  );
});

test("the table of a tensor has its rows, named by their place", () => {
  const table = tableOf(heatmap({ shape: [2, 2, 2], data: [1, 2, 3, 4, 5, 6, 7, 8] }));
  assert.deepEqual(table?.rows[2], ["[1, 0]", "5", "6"]);
});

test("the table of a network has nodes, biases and edges", () => {
  const table = tableOf(smallNetwork());
  assert.deepEqual(
    table?.columns.map(({ name }) => name),
    ["part", "value", "weight", "gradient"],
  );
  assert.deepEqual(table?.rows[0], ["node x 1", "1", "", ""]);
  assert.ok(table?.rows.some((row) => row.join("|") === "x 2 to z 1||−0.25|−1.6"));
  assert.ok(table?.rows.some((row) => row.join("|") === "bias of z 2||−0.2|"));
});

test("words have no table", () => {
  assert.equal(tableOf({ type: "text", text: "a" }), null);
});
