// Axes in another order, joined, cut and chosen: hand cases and laws.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as nn from "../../../src/nn/index.ts";
import { type Tensor, tensor } from "../../../src/nn/index.ts";

const matrix = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore

/** Any shape of up to four axes, sizes 0 to 4, with an order of its axes. */
const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const reordered = shapes.chain((shape) => {
  const axes = shape.map((_, axis) => axis);
  return fc.tuple(fc.constant(shape), fc.shuffledSubarray(axes, { minLength: axes.length }));
});

function counting(shape: readonly number[]): Tensor {
  const size = shape.reduce((product, length) => product * length, 1);
  return tensor(
    Array.from({ length: size }, (_, i) => i),
    { shape },
  );
}

describe("permute", () => {
  it("moves each number to the place its axes say", () => {
    const cube = counting([2, 3, 4]);
    const moved = nn.permute(cube, [2, 0, 1]).toArray<number[][][]>();
    const numbers = cube.toArray<number[][][]>();
    for (const [i, j, k] of [
      [0, 0, 0],
      [1, 2, 3],
      [0, 2, 1],
      [1, 0, 3],
    ] as const) {
      // prettier-ignore
      assert.equal(moved[k]?.[i]?.[j], numbers[i]?.[j]?.[k]);
    }
  });

  it("is undone by the inverse order", () => {
    fc.assert(
      fc.property(reordered, ([shape, axes]) => {
        const x = counting(shape);
        const inverse = axes.map((_, axis) => axes.indexOf(axis));
        const back = nn.permute(nn.permute(x, axes), inverse);
        assert.deepEqual([back.shape, back.data], [x.shape, x.data]);
      }),
    );
  });

  it("equals placing number by number", () => {
    fc.assert(
      fc.property(reordered, ([shape, axes]) => {
        const x = counting(shape);
        const found = nn.permute(x, axes);
        assert.deepEqual(
          found.shape,
          axes.map((axis) => shape[axis]),
        );
        const strides = shape.map((_, axis) => counting(shape.slice(axis + 1)).size);
        const expected = found.data.map((_: number, flat: number) => {
          let rest = flat;
          let from = 0;
          for (let axis = axes.length - 1; axis >= 0; axis--) {
            const length = found.shape[axis] ?? 1;
            from += (rest % length) * (strides[axes[axis] ?? 0] ?? 0);
            rest = Math.floor(rest / length);
          }
          return from;
        });
        assert.deepEqual(found.data, expected);
      }),
    );
  });

  it("with negative axes counts from the end", () => {
    assert.deepEqual(nn.permute(counting([2, 3, 4]), [-1, 0, -2]).shape, [4, 2, 3]);
  });
});

describe("transpose", () => {
  it("of two axes twice is the identity", () => {
    const x = counting([2, 3, 4]);
    const swapped = x.transpose(0, -1);
    assert.deepEqual(swapped.shape, [4, 3, 2]);
    assert.deepEqual(swapped.transpose(2, 0).data, x.data);
    assert.deepEqual(x.transpose(1, 1).data, x.data);
  });
});

describe("concat", () => {
  it("puts tensors one after the other along an axis", () => {
    const more = tensor([[7, 8, 9]]);
    assert.deepEqual(nn.concat([matrix, more]).toArray(), [[1, 2, 3], [4, 5, 6], [7, 8, 9]]); // prettier-ignore
    const column = tensor([[0], [1]]);
    assert.deepEqual(nn.concat([column, matrix], { axis: -1 }).toArray(), [[0, 1, 2, 3], [1, 4, 5, 6]]); // prettier-ignore
  });

  it("is cut apart again by slice, for any number of parts and any axis", () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.nat(2), (lengths, axis) => {
        const parts = lengths.map((length) => counting([2, 3, 2].with(axis, length)).add(length));
        const whole = nn.concat(parts, { axis });
        let start = 0;
        for (const part of parts) {
          const end = start + (part.shape[axis] ?? 0);
          const cut = nn.slice(whole, { axis, start, end });
          assert.deepEqual([cut.shape, cut.data], [part.shape, part.data]);
          start = end;
        }
        assert.equal(whole.shape[axis], start);
      }),
    );
  });
});

describe("stack", () => {
  it("gives each tensor back at its position along the new axis", () => {
    for (const axis of [0, 1, 2, -1]) {
      const parts = [matrix, matrix.mul(10), matrix.mul(100), matrix.neg()];
      const whole = nn.stack(parts, { axis });
      assert.deepEqual(whole.shape, [2, 3].toSpliced(axis === -1 ? 2 : axis, 0, 4));
      parts.forEach((part, i) => {
        assert.deepEqual(nn.at(whole, i, { axis }).toArray(), part.toArray());
      });
    }
  });

  it("turns numbers into a row", () => {
    assert.deepEqual(nn.stack([tensor(1), tensor(2)]).toArray<number[]>(), [1, 2]);
  });
});

describe("slice", () => {
  it("takes the positions that an array's slice takes", () => {
    const position = fc.integer({ min: -8, max: 8 });
    fc.assert(
      fc.property(position, fc.option(position), fc.nat(6), (start, end, length) => {
        const x = counting([length]);
        const found = nn.slice(x, { start, end: end ?? undefined });
        assert.deepEqual(found.data, x.data.slice(start, end ?? undefined));
      }),
    );
  });

  it("takes every second position with step 2, along any axis", () => {
    assert.deepEqual(matrix.slice({ axis: 1, step: 2 }).toArray(), [[1, 3], [4, 6]]); // prettier-ignore
    assert.deepEqual(matrix.slice({ axis: 1, start: 1, step: 5 }).toArray(), [[2], [5]]);
  });
});

describe("at", () => {
  it("removes the axis it looks along", () => {
    assert.deepEqual(matrix.at(1).toArray<number[]>(), [4, 5, 6]);
    assert.deepEqual(matrix.at(-1, { axis: 1 }).toArray<number[]>(), [3, 6]);
    assert.equal(matrix.at(0).at(2).item(), 3);
  });
});

describe("gather", () => {
  it("takes rows in any order, and gives indices of any shape their shape", () => {
    assert.deepEqual(matrix.gather([1, 0]).toArray(), [[4, 5, 6], [1, 2, 3]]); // prettier-ignore
    assert.deepEqual(matrix.gather([[0], [1]], { axis: 1 }).toArray<number[][][]>(), [[[1], [2]], [[4], [5]]]); // prettier-ignore
    assert.deepEqual(matrix.gather(1).toArray<number[]>(), [4, 5, 6]);
    assert.deepEqual(matrix.gather([]).shape, [0, 3]);
    const precise = tensor([1], { dtype: "float64" });
    assert.deepEqual(matrix.gather(precise).toArray(), [[4, 5, 6]]);
  });

  it("adds up the gradients of a row that is taken several times", () => {
    const table = tensor([[1, 2], [3, 4], [5, 6]], { requiresGrad: true }); // prettier-ignore
    nn.backward(nn.sum(table.gather([2, 0, 2, 2])));
    assert.deepEqual(table.grad?.toArray(), [[1, 1], [0, 0], [3, 3]]); // prettier-ignore
  });
});

describe("pad", () => {
  it("puts a margin around, which slice takes off again", () => {
    const padded = matrix.pad([[1, 0], [2, 1]], { value: -1 }); // prettier-ignore
    assert.deepEqual(padded.toArray(), [
      [-1, -1, -1, -1, -1, -1],
      [-1, -1, 1, 2, 3, -1],
      [-1, -1, 4, 5, 6, -1],
    ]);
    const inside = padded.slice({ start: 1 }).slice({ axis: 1, start: 2, end: -1 });
    assert.deepEqual(inside.data, matrix.data);
    assert.deepEqual(matrix.pad(1).shape, [4, 5]);
    assert.deepEqual(matrix.pad(0).data, matrix.data);
  });
});
