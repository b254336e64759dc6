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
