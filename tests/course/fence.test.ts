import assert from "node:assert/strict";
import { test } from "node:test";
import { FenceError, isCellFence, parseFence } from "../../src/course/fence.ts";

test("a fence gives every word it names and the defaults of the others", () => {
  assert.deepEqual(parseFence("cell id=loss-curve manual columns=2 seed=7"), {
    id: "loss-curve",
    fold: false,
    manual: true,
    wide: false,
    columns: 2,
    seed: 7,
    expectsError: false,
  });
});

test("without a seed the id gives one, the same each time and another for another id", () => {
  assert.equal(parseFence("cell id=a").seed, parseFence("cell id=a fold").seed);
  assert.notEqual(parseFence("cell id=a").seed, parseFence("cell id=b").seed);
});

test("only a ts block whose first word is cell is a cell", () => {
  assert.equal(isCellFence("ts", "cell id=a"), true);
  assert.equal(isCellFence("ts", "cells"), false);
  assert.equal(isCellFence("js", "cell id=a"), false);
  assert.equal(isCellFence("ts", null), false);
});

for (const [meta, sentence] of [
  ["cell", "a cell needs an id: write ```ts cell id=my-cell"],
  ["cell id=Loss", 'the id "Loss" must be kebab-case, such as loss-curve'],
  ["cell id=a seed=x", "seed=x must be a whole number from 0 to 999999999"],
  ["cell id=a columns=4", "columns=4 must be 2 or 3"],
  ["cell id=a error=yes", "error=yes must be error=expected"],
  ["cell id=a fold=1", '"fold" takes no value'],
  [
    "cell id=a folded",
    '"folded" is not a word of a cell; the words are id=…, fold, manual, wide, columns=2 or 3, seed=…, error=expected',
  ],
] as const) {
  test(`"${meta}" is refused with one sentence`, () => {
    assert.throws(() => parseFence(meta), new FenceError(sentence));
  });
}
