import assert from "node:assert/strict";
import { test } from "node:test";
import { TypeSuffixes } from "../../../../src/elements/editor/monaco/type-suffixes.ts";
import { cellFile, cellOfFile } from "../../../../src/elements/editor/monaco/suffix-file.ts";

test("a cell imports what it reads from the cell that defines it", () => {
  const suffixes = new TypeSuffixes().of([
    { id: "data", source: "const x = 1;" },
    { id: "use", source: "x + 1" },
  ]);
  assert.match(suffixes.data ?? "", /export \{ x \}/);
  assert.match(suffixes.use ?? "", /import \{ x \} from "\.\/cell-data"/);
});

test("a text that cannot be parsed still imports the names in it, its own left out", () => {
  const suffixes = new TypeSuffixes().of([
    { id: "data", source: "const x = 1;\nconst own = 2;" },
    { id: "use", source: "const own = x;\nx." },
  ]);
  assert.match(suffixes.use ?? "", /import \{ x \} from/);
});

test("a change in one cell is seen by the others at the next asking", () => {
  const suffixes = new TypeSuffixes();
  const use = { id: "use", source: "x + y" };
  suffixes.of([{ id: "data", source: "const x = 1;" }, use]);
  const later = suffixes.of([{ id: "data", source: "const y = 1;" }, use]);
  assert.match(later.use ?? "", /import \{ y \}/);
});

test("a cell's file and its id name each other", () => {
  assert.equal(cellOfFile(cellFile("two-spirals")), "two-spirals");
  assert.equal(cellOfFile("file:///notebook/src/nn/index.d.ts"), null);
});
