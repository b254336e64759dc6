import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { closest, distance } from "../../src/kernel/suggest.ts";

const names = ["weight", "bias", "learningRate", "w1", "loss", "losses", "display"];

for (const [slip, meant] of [
  ["wieght", "weight"],
  ["weigth", "weight"],
  ["biass", "bias"],
  ["learningrate", "learningRate"],
  ["lerningRates", "learningRate"],
  ["W1", "w1"],
  ["lose", "loss"],
  ["dispaly", "display"],
  ["x", undefined],
  ["momentum", undefined],
  ["ab", undefined],
] as const) {
  test(`${slip} means ${meant ?? "none of the names"}`, () => {
    assert.equal(closest(slip, names), meant);
  });
}

test("of two equally near names the one that begins alike is suggested, then the earlier", () => {
  assert.equal(closest("size", ["side", "sizes"]), "sizes");
  assert.equal(closest("rata", ["data", "rate"]), "rate");
  assert.equal(closest("bat", ["cat", "hat"]), "cat");
});

test("distance is symmetric, zero only for equal words, and one for one slip", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abc"), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(8), (a, b, at) => {
      assert.equal(distance(a, b), distance(b, a));
      assert.equal(distance(a, b) === 0, a === b);
      assert.ok(distance(a, b) <= Math.max(a.length, b.length));
      const place = Math.min(at, a.length);
      assert.equal(distance(a, `${a.slice(0, place)}z${a.slice(place)}`), 1);
    }),
    { seed: 1 },
  );
});
