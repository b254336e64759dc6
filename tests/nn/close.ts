// Comparing nested numbers within a tolerance, for all tests of nn.

import assert from "node:assert/strict";
import type { NestedNumbers } from "../../src/nn/index.ts";

/** Passes if both have the same nesting and |actual − expected| ≤ tolerance · max(1, |expected|) everywhere. */
export function assertClose(
  actual: NestedNumbers,
  expected: NestedNumbers,
  tolerance = 1e-12,
  place = "value",
): void {
  if (typeof expected === "number") {
    assert.equal(typeof actual, "number", `${place}: not a number`);
    const distance = Math.abs((actual as number) - expected);
    const close =
      Object.is(actual, expected) || distance <= tolerance * Math.max(1, Math.abs(expected));
    assert.ok(close, `${place}: ${actual} is not ${expected} within ${tolerance}`);
    return;
  }
  assert.ok(Array.isArray(actual) && actual.length === expected.length, `${place}: lengths differ`);
  expected.forEach((part, i) => {
    assertClose(actual[i] as NestedNumbers, part, tolerance, `${place}[${i}]`);
  });
}
