import assert from "node:assert/strict";
import { test } from "node:test";
import { valueText } from "../../src/elements/value-text.ts";

test("decimals are as many as asked for, with a real minus", () => {
  assert.equal(valueText(0.64565, 3), "0.646");
  assert.equal(valueText(-1.4, 2), "−1.40");
});

test("a number that rounds to zero has no sign", () => {
  assert.equal(valueText(-0.0001, 2), "0.00");
});

test("without digits four significant ones stay, and whole numbers whole", () => {
  assert.equal(valueText(0.123456), "0.1235");
  assert.equal(valueText(1000), "1000");
  assert.equal(valueText(109386), "109\u202f386");
});

test("very large and very small numbers are written with a power of ten", () => {
  assert.equal(valueText(0.0000096512), "9.7 × 10⁻⁶");
  assert.equal(valueText(4.8e12 + 0.5), "4.8 × 10¹²");
});

test("what is not a number has a name of its own", () => {
  assert.equal(valueText(Number.NaN, 2), "NaN");
  assert.equal(valueText(Number.NEGATIVE_INFINITY), "−∞");
  assert.equal(valueText("relu"), "relu");
});
