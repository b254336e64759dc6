import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isReport } from "../../src/hosts/sandbox/report-schema.ts";

const genuine = [
  { type: "done", run: 1, cell: "a", ms: 2 },
  { type: "failed", run: 1, cell: "a", ms: 2, error: { name: "Error", message: "no", line: 3 } },
  { type: "values", run: 1, cell: "a", values: { z: 0.6, name: "moons", on: true } },
  { type: "output", run: 1, cell: "a", slot: 0, output: { type: "text", text: "hello" } },
  {
    type: "output",
    run: 1,
    cell: "a",
    slot: 0,
    output: {
      type: "value",
      value: {
        kind: "array",
        text: "Array(1)",
        entries: [{ key: "0", value: { kind: "number", text: "1" } }],
      },
    },
  },
  {
    type: "input",
    run: 1,
    cell: "a",
    name: "rate",
    input: {
      kind: "slider",
      label: "rate",
      value: 1,
      min: 0,
      max: 2,
      step: 0.1,
      unit: "",
      scale: "linear",
    },
  },
  {
    type: "progress",
    run: 1,
    cell: "a",
    progress: { value: 1, total: null, label: "Step", elapsedMs: 3 },
  },
];

test("what the kernel sends is read", () => {
  for (const report of genuine) assert.equal(isReport(report), true, JSON.stringify(report));
});

test("nothing that a forger may send makes the reader throw", () => {
  fc.assert(
    fc.property(
      fc.anything({ withNullPrototype: true, withBigInt: true, withTypedArray: true }),
      (data) => {
        assert.equal(typeof isReport(data), "boolean");
      },
    ),
  );
});

test("a report with any one field of another type is refused", () => {
  for (const report of genuine) {
    for (const key of Object.keys(report)) {
      for (const wrong of [undefined, null, [], () => {}]) {
        assert.equal(isReport({ ...report, [key]: wrong }), false, `${report.type}.${key}`);
      }
    }
  }
});

test("kinds of output that no renderer knows are refused, names of the prototype among them", () => {
  for (const type of ["html", "constructor", "__proto__", "toString", ""]) {
    const report = { type: "output", run: 1, cell: "a", slot: 0, output: { type } };
    assert.equal(isReport(report), false, type);
  }
});

test("values nested deeper than any preview are refused", () => {
  let value: object = { kind: "number", text: "1" };
  for (let depth = 0; depth < 50; depth++)
    value = { kind: "array", text: "", entries: [{ key: "0", value }] };
  assert.equal(
    isReport({ type: "output", run: 1, cell: "a", slot: 0, output: { type: "value", value } }),
    false,
  );
});

function output(output: object, slot: number = 0): object {
  return { type: "output", run: 1, cell: "a", slot, output };
}

const grid = new Float32Array(4);
const node = { id: "a", shape: "plain" };
const tensor = {
  ...{ type: "tensor", shape: [1, 2], dtype: "float32", ink: "value", values: [1, 2] },
  ...{ cut: false, minimum: 1, maximum: 2, mean: 1.5, standardDeviation: 0.5, nan: 0 },
};

test("drawings that the kernel makes are read", () => {
  const drawings = [
    tensor,
    { type: "tiles", columns: 10, label: "", grids: [grid, grid] },
    { type: "network", layers: [[node], [{ ...node, id: "b" }]], edges: [{ from: "a", to: "b" }] },
    { type: "plot", options: { marks: [{ $call: "dot", args: [{ $data: 0 }] }] }, data: [[1, 2]] },
    { type: "table", columns: [{ name: "x", ink: "ink", numeric: true }], rows: [["1"]], more: 0 },
    { type: "log", lines: [{ level: "warn", text: "no" }], dropped: 0 },
    { type: "formula", tex: "x" },
  ];
  for (const one of drawings) assert.equal(isReport(output(one)), true, JSON.stringify(one));
});

test("outputs that would keep the page busy, or break what draws them, are refused", () => {
  const endless: { self?: object } = {};
  endless.self = endless;
  let wide: object = { kind: "other", text: "" };
  for (let depth = 0; depth < 4; depth++) {
    const entries = Array.from({ length: 10 }, () => ({ key: "k", value: wide }));
    wide = { kind: "array", text: "", entries };
  }
  const row = Array.from({ length: 1_000 }, () => "x");
  const refused: Record<string, object> = {
    "a gap among lines": { type: "log", lines: new Array(3), dropped: 0 },
    "a level that is none": { type: "log", lines: [{ level: "a b", text: "" }], dropped: 0 },
    "a gap among columns": { type: "table", columns: new Array(3), rows: [["a"]], more: 0 },
    "a wide table": {
      type: "table",
      columns: row.map((name) => ({ name, ink: "ink", numeric: false })),
      rows: [row],
      more: 0,
    },
    "options without end": { type: "plot", options: endless, data: [] },
    "options that are a date": { type: "plot", options: new Date(), data: [] },
    "a data set that is no list": { type: "plot", options: {}, data: [{ length: 2 ** 31 }] },
    "no column": { type: "tiles", columns: 0, label: "", grids: [grid] },
    "a sliver of a column": { type: "tiles", columns: 1e-9, label: "", grids: [grid] },
    "a grid that is not square": {
      type: "tiles",
      columns: 1,
      label: "",
      grids: [new Float32Array(3)],
    },
    "too many tiles": {
      type: "tiles",
      columns: 1,
      label: "",
      grids: Array.from({ length: 400 }, () => new Float32Array(10_000)),
    },
    "a name that is no text": { type: "network", layers: [[{ ...node, label: 5 }]], edges: [] },
    "a hundred thousand layers": {
      type: "network",
      layers: Array.from({ length: 100_000 }, () => []),
      edges: [],
    },
    "a title that is no text": { ...tensor, title: {} },
    "an ink that is none": { ...tensor, ink: "value a" },
    "a long formula": { type: "formula", tex: "x".repeat(400_000) },
    "a hint that is no text": {
      type: "error",
      error: { name: "Error", message: "no", hint: { a: 1 } },
    },
    "ten thousand parts": { type: "value", value: wide },
  };
  for (const [name, one] of Object.entries(refused)) {
    const from = performance.now();
    assert.equal(isReport(output(one)), false, name);
    assert.ok(performance.now() - from < 1_000, name);
  }
});

test("slots that no run opens are refused", () => {
  for (const slot of [-1, 0.5, Number.NaN, 1e9, Number.POSITIVE_INFINITY]) {
    assert.equal(isReport(output({ type: "text", text: "" }, slot)), false, String(slot));
  }
});

test("progress that cannot be counted is refused", () => {
  const progress = { value: 1, total: null, label: "Step", elapsedMs: 3 };
  for (const wrong of [{ total: 10n }, { total: {} }, { elapsedMs: "3" }, { label: 1 }]) {
    const report = { type: "progress", run: 1, cell: "a", progress: { ...progress, ...wrong } };
    assert.equal(isReport(report), false);
  }
});
