import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { flatten, nest } from "../../src/nn/nested.ts";
import { sizeOf } from "../../src/nn/shape.ts";

describe("nested arrays", () => {
  it("are laid out row by row", () => {
    assert.deepEqual(
      flatten(
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
        "tensor",
      ),
      {
        // prettier-ignore
        numbers: [1, 2, 3, 4, 5, 6],
        shape: [3, 2],
      },
    );
    assert.deepEqual(flatten(7, "tensor"), { numbers: [7], shape: [] });
    assert.deepEqual(flatten([], "tensor"), { numbers: [], shape: [0] });
  });

  it("come back as they were from their numbers and shape", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, (shape) => {
        const numbers = Array.from({ length: sizeOf(shape) }, (_, i) => i);
        assert.deepEqual(flatten(nest(numbers, shape), "tensor"), { numbers, shape });
      }),
    );
  });
});
