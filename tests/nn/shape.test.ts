import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  alongAxis,
  broadcastShapes,
  fillShape,
  formatShape,
  resolveAxis,
  sizeOf,
} from "../../src/nn/shape.ts";

describe("shapes", () => {
  it("hold the product of their sizes; a scalar holds one number, an empty axis none", () => {
    assert.equal(sizeOf([2, 3]), 6);
    assert.equal(sizeOf([]), 1);
    assert.equal(sizeOf([4, 0]), 0);
  });

  it("are written in round brackets", () => {
    assert.equal(formatShape([32, 3]), "(32, 3)");
    assert.equal(formatShape([]), "()");
  });

  it("broadcast from the last axis, where sizes are equal or 1", () => {
    assert.deepEqual(broadcastShapes([32, 1], [16], "add"), [32, 16]);
    assert.deepEqual(broadcastShapes([], [2, 3], "add"), [2, 3]);
    assert.deepEqual(broadcastShapes([1, 3, 1], [2, 1, 4], "add"), [2, 3, 4]);
    assert.deepEqual(broadcastShapes([1], [0], "add"), [0]);
    assert.throws(() => broadcastShapes([2], [3], "add"), { name: "ShapeError" });
  });

  it("count axes from both ends", () => {
    assert.equal(resolveAxis(-1, [2, 3], "sum"), 1);
    assert.equal(resolveAxis(0, [2, 3], "sum"), 0);
    for (const axis of [2, -3, 0.5, Number.NaN]) {
      assert.throws(() => resolveAxis(axis, [2, 3], "sum"), { name: "ShapeError" });
    }
  });

  it("are looked at along an axis as blocks, length, and numbers behind each position", () => {
    assert.deepEqual(alongAxis([2, 3, 4], 1), [2, 3, 4]);
    assert.deepEqual(alongAxis([2, 3, 4], 0), [1, 2, 12]);
    assert.deepEqual(alongAxis([2, 3, 4], 2), [6, 4, 1]);
  });

  it("complete one size of −1", () => {
    assert.deepEqual(fillShape([-1, 2], 6, "reshape"), [3, 2]);
    assert.deepEqual(fillShape([0, 3], 0, "reshape"), [0, 3]);
    assert.throws(() => fillShape([0, -1], 0, "reshape"), { name: "ShapeError" });
    for (const shape of [
      [-1, -1],
      [4, 2],
      [-1, 4],
    ]) {
      assert.throws(() => fillShape(shape, 6, "reshape"), { name: "ShapeError" });
    }
  });
});
