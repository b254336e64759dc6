import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  offsetAt,
  offsetsOf,
  positionAt,
  rangeAt,
} from "../../../src/elements/editor/text-position.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", " "), maxLength: 30 });

test("an offset and its place name each other", () => {
  fc.assert(
    fc.property(text, fc.nat(30), (source, at) => {
      const offset = Math.min(at, source.length);
      assert.equal(offsetAt(source, positionAt(source, offset)), offset);
    }),
  );
});

test("lines and columns count from 1", () => {
  assert.deepEqual(positionAt("ab\ncd", 0), { line: 1, column: 1 });
  assert.deepEqual(positionAt("ab\ncd", 4), { line: 2, column: 2 });
});

test("a place beyond its line or the text is the end of it", () => {
  assert.equal(offsetAt("ab\ncd", { line: 1, column: 9 }), 2);
  assert.equal(offsetAt("ab\ncd", { line: 7, column: 1 }), 5);
});

test("a range has the text between its offsets", () => {
  const range = rangeAt("ab\ncd\nef", 1, 7);
  assert.deepEqual(range, { line: 1, column: 2, endLine: 3, endColumn: 2 });
  assert.deepEqual(offsetsOf("ab\ncd\nef", range), { start: 1, end: 7 });
});
