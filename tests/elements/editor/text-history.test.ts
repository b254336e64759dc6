import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TextHistory } from "../../../src/elements/editor/text-history.ts";

function typed(start: string, ...texts: string[]): readonly string[] {
  const history = new TextHistory(start);
  for (const text of texts) history.add(text);
  return history.texts;
}

test("typing on within a word is one step; a space begins the next", () => {
  assert.deepEqual(typed("", "a", "ab", "abc", "abc ", "abc d", "abc de"), ["", "abc", "abc de"]);
});

test("a deletion is a step of its own", () => {
  assert.deepEqual(typed("abc", "ab", "a"), ["abc", "ab", "a"]);
});

test("the first and the present text are always there, and never twice in a row", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 5 }), { maxLength: 400 }), (texts) => {
      const history = typed("start", ...texts);
      assert.equal(history[0], "start");
      assert.equal(history.at(-1), texts.at(-1) ?? "start");
      assert.ok(history.every((text, index) => text !== history[index - 1]));
      assert.ok(history.length <= 200);
    }),
  );
});
