import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changeBetween, offsetAfter } from "../../../src/elements/editor/text-change.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 20 });

test("a change turns the old text into the new one", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = changeBetween(before, after);
      const made = change
        ? before.slice(0, change.start) + change.text + before.slice(change.end)
        : before;
      assert.equal(made, after);
    }),
  );
});

test("a change is as short as one stretch can be", () => {
  assert.deepEqual(changeBetween("const a = 1;", "const ab = 1;"), { start: 7, end: 7, text: "b" });
  assert.equal(changeBetween("same", "same"), null);
});

test("what stands beside a change keeps standing beside the same letters", () => {
  fc.assert(
    fc.property(text, text, text, (head, middle, tail) => {
      const before = `${head}x${tail}`;
      const after = `${head}${middle}y${tail}`;
      const change = changeBetween(before, after);
      assert.ok(change);
      assert.equal(after.slice(offsetAfter(before.length, change)), "");
      assert.equal(after.slice(0, offsetAfter(0, change)), "");
      const moved = offsetAfter(head.length + 1, change);
      assert.equal(after.slice(moved), tail);
    }),
  );
});
