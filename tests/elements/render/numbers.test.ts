// Numbers in values, tables and sentences: one notation, points below each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingTools } from "../../../src/build/plot-document.ts";
import { powerOf } from "../../../src/elements/render/power.ts";
import { render } from "../../../src/elements/render/render.ts";
import { preview } from "../../../src/kernel/preview.ts";
import { table } from "../../../src/kernel/table.ts";

const { document, context } = await drawingTools();

test("a power of ten has one notation in values and in tables", () => {
  const value = preview(2.22e-16);
  const shown = render({ type: "value", value }, document, { ...context, width: 350 });
  assert.match(shown.innerHTML, />2\.22 × 10<sup>−16<\/sup></);
  const listed = render(table([{ rate: 1e-6 }, { rate: 2e-6 }]), document, { width: 350 });
  assert.match(listed.innerHTML, />1 × 10<sup>−6<\/sup></);
});

test("a power of ten in a sentence is read back from its small digits", () => {
  assert.deepEqual(powerOf("2.2 × 10⁻¹⁶"), { mantissa: "2.2", exponent: "−16" });
  assert.deepEqual(powerOf("-4.8e+12"), { mantissa: "−4.8", exponent: "12" });
});

test("texts that are no power of ten stay as they are", () => {
  for (const text of ["0.6457", "1e", "e5", "relu", "2 × 10", "−∞", "Infinity"]) {
    assert.equal(powerOf(text), null);
  }
});

test("decimal points of a column stand below each other", () => {
  const rows = [["0.65"], ["12"], ["−0.625"]];
  const columns = [{ name: "loss", ink: "grad" as const, numeric: true }];
  const listed = render({ type: "table", columns, rows, more: 0 }, document, { width: 350 });
  const texts = [...listed.querySelectorAll("td")].map((cell) => cell.textContent);
  assert.deepEqual(texts, ["0.65\u00a0", "12\u00a0\u00a0\u00a0\u00a0", "−0.625"]);
});
