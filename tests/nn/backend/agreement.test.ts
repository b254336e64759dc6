// The fast backends against double precision: every operation that they compute, on sizes that leave
// lanes, tiles and blocks unfilled.

import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { PlainBackend } from "../../../src/nn/backend/plain/backend.ts";
import { setBackend } from "../../../src/nn/context.ts";
import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { openBackend } from "../open-backend.ts";

const size = fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 11, 16, 17, 31, 67);
const large = fc.constantFrom(1, 6, 13, 96, 257, 300);
const seed = fc.integer({ min: 1, max: 1000 });

type F = (...operands: Tensor[]) => Tensor;

const unary: Record<string, (x: Tensor) => Tensor> = {
  neg: nn.neg,
  exp: nn.exp,
  log: (x) => nn.log(nn.add(nn.abs(x), 0.1)),
  sqrt: (x) => nn.sqrt(nn.add(nn.abs(x), 0.1)),
  square: nn.square,
  abs: nn.abs,
  relu: nn.relu,
  leakyRelu: (x) => nn.leakyRelu(x, { slope: 0.2 }),
  sigmoid: nn.sigmoid,
  tanh: nn.tanh,
  softplus: nn.softplus,
  gelu: nn.gelu,
  silu: nn.silu,
  sumOfRows: (x) => nn.sum(x, { axis: 1 }),
  sumOfColumns: (x) => nn.sum(x, { axis: 0 }),
  mean: (x) => nn.mean(x, { axis: 0 }),
  transpose: nn.transpose,
  copy: (x) => nn.reshape(x, [-1]),
};

const binary: Record<string, (x: Tensor, y: Tensor) => Tensor> = {
  add: nn.add,
  sub: nn.sub,
  mul: nn.mul,
  div: (x, y) => nn.div(x, nn.add(nn.abs(y), 0.5)),
};

for (const build of ["simd", "relaxed"] as const) {
  const fast = await openBackend(build);
  const plain = new PlainBackend();

  /** The result and all gradients of f, as double precision numbers. */
  const evaluate = (f: F, operands: Tensor[], dtype: "float32" | "float64") => {
    const given = operands.map((x) =>
      nn.tensor(x.data, { shape: [...x.shape], dtype, requiresGrad: true }),
    );
    const result = f(...given);
    const weights = nn.normal([...result.shape], { seed: 7 });
    nn.backward(nn.sum(nn.mul(result, nn.to(weights, dtype))));
    return [result.data, ...given.map((x) => x.grad?.data ?? [])].map((numbers) => [...numbers]);
  };

  const agrees = (f: F, shapes: number[][], from: number, terms: number) => {
    const operands = shapes.map((shape, i) => nn.normal(shape, { seed: from + i }));
    setBackend(plain);
    const expected = evaluate(f, operands, "float64");
    setBackend(fast);
    const actual = evaluate(f, operands, "float32");
    expected.forEach((numbers, part) => {
      assert.equal(actual[part]?.length, numbers.length);
      numbers.forEach((value, i) => {
        const error = Math.abs((actual[part]?.[i] ?? Number.NaN) - value);
        const allowed = 4 * 2 ** -23 * (terms + 4) * Math.max(1, Math.abs(value));
        assert.ok(error <= allowed, `${part}[${i}]: ${actual[part]?.[i]} for ${value}`);
      });
    });
  };

  describe(`the ${build} backend agrees with double precision`, () => {
    after(() => setBackend(plain));

    for (const [name, f] of Object.entries(unary)) {
      it(`in ${name}`, () => {
        fc.assert(
          fc.property(size, size, seed, (rows, columns, from) => {
            if (name === "mean" && rows === 0) return;
            agrees(f as F, [[rows, columns]], from, Math.max(rows, columns));
          }),
          { numRuns: 40 },
        );
      });
    }

    for (const [name, f] of Object.entries(binary)) {
      it(`in ${name}, stretched too`, () => {
        fc.assert(
          fc.property(size, size, seed, fc.boolean(), (rows, columns, from, stretched) => {
            const other = stretched ? [columns] : [rows, columns];
            agrees(f as F, [[rows, columns], other], from, rows);
          }),
          { numRuns: 40 },
        );
      });
    }

    for (const [name, f] of Object.entries({ softmax: nn.softmax, logSoftmax: nn.logSoftmax })) {
      it(`in ${name} along either axis`, () => {
        fc.assert(
          fc.property(size, size, seed, fc.constantFrom(0, 1), (rows, columns, from, axis) => {
            agrees(
              (x) => f(x as Tensor, { axis }),
              [[rows, columns]],
              from,
              Math.max(rows, columns),
            );
          }),
          { numRuns: 40 },
        );
      });
    }

    it("in matmul", () => {
      fc.assert(
        fc.property(size, size, size, seed, (rows, inner, columns, from) => {
          const shapes = [
            [rows, inner],
            [inner, columns],
          ];
          agrees(nn.matmul as F, shapes, from, Math.max(rows, inner, columns));
        }),
        { numRuns: 80 },
      );
    });

    it("in matmul of more than one block", () => {
      fc.assert(
        fc.property(
          large,
          large,
          fc.constantFrom(1, 9, 520),
          seed,
          (rows, inner, columns, from) => {
            const shapes = [
              [rows, inner],
              [inner, columns],
            ];
            agrees(nn.matmul as F, shapes, from, Math.max(rows, inner, columns));
          },
        ),
        { numRuns: 6 },
      );
    });

    it("in both cross-entropies, of indices and of probabilities", () => {
      fc.assert(
        fc.property(size, size, seed, (rows, classes, from) => {
          if (rows === 0 || classes === 0) return;
          const indices = Array.from({ length: rows }, (_, i) => (i * 7) % classes);
          const [binary, whole] = [nn.binaryCrossEntropy, nn.crossEntropy];
          agrees((x) => whole(x as Tensor, indices), [[rows, classes]], from, classes);
          const shapes = [
            [rows, classes],
            [rows, classes],
          ];
          agrees((x, y) => whole(x as Tensor, y as Tensor), shapes, from, classes * rows);
          agrees((x, y) => binary(x as Tensor, y as Tensor), shapes, from, classes * rows);
        }),
        { numRuns: 40 },
      );
    });

    it("in convolution and largest-number pooling, over strides and paddings", () => {
      const side = fc.integer({ min: 3, max: 11 });
      const step = fc.constantFrom(1, 2, 3);
      fc.assert(
        fc.property(side, side, step, step, seed, (height, width, stride, kernel, from) => {
          const padding = kernel === 1 ? 0 : from % 2;
          const shapes = [[2, 3, height, width], [4, 3, kernel, kernel], [4]];
          const convolve = (x: Tensor, weight: Tensor, bias?: Tensor) =>
            nn.conv2d(x, weight, { stride, padding, ...(bias && { bias }) });
          agrees(convolve as F, shapes, from, 9 * kernel * kernel + height * width);
          agrees(convolve as F, shapes.slice(0, 2), from, 9 * kernel * kernel + height * width);
          const pool = (x: Tensor) => nn.maxPool2d(x, kernel, { stride, padding });
          agrees(pool as F, shapes.slice(0, 1), from, 9);
        }),
        { numRuns: 40 },
      );
    });

    it("in moving axes, slices and parts", () => {
      const small = fc.integer({ min: 1, max: 9 });
      fc.assert(
        fc.property(small, small, small, seed, (first, second, third, from) => {
          const shape = [first, second, third];
          const start = Math.floor(second / 3);
          const swapped = (x: Tensor) => nn.permute(x, [2, 1, 0]);
          const part = (x: Tensor) => nn.slice(x, { axis: 1, start, end: second, step: 2 });
          const joined = (x: Tensor, y: Tensor, z: Tensor) => nn.concat([x, y, z], { axis: 1 });
          agrees(swapped as F, [shape], from, 1);
          agrees(part as F, [shape], from, 1);
          agrees(joined as F, [shape, [first, 2, third], [first, 5, third]], from, 1);
        }),
        { numRuns: 40 },
      );
    });

    it("in stacks of matrices", () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 4 }), size, size, size, seed, (n, i, j, k, from) => {
          const shapes = [
            [n, i, j],
            [n, j, k],
          ];
          agrees(nn.matmul as F, shapes, from, Math.max(i, j, k));
        }),
        { numRuns: 40 },
      );
    });

    it("in normalized rows, of whole and of broken lanes", () => {
      fc.assert(
        fc.property(
          fc.constantFrom(4, 7, 8, 20),
          fc.constantFrom(1, 5),
          seed,
          (features, rows, from) => {
            const plainRows = (x: Tensor) => nn.layerNorm(x);
            const scaled = (x: Tensor, weight: Tensor, bias: Tensor) =>
              nn.layerNorm(x, { weight, bias });
            agrees(plainRows as F, [[rows, features]], from, 40);
            agrees(scaled as F, [[rows, features], [features], [features]], from, 40);
          },
        ),
        { numRuns: 30 },
      );
    });

    it("in a recurrent cell, of whole and of broken lanes", () => {
      fc.assert(
        fc.property(fc.constantFrom(1, 3, 4, 8, 12), seed, (hidden, from) => {
          const unrolled = (x: Tensor, ...weights: Tensor[]) => {
            const layer = new nn.LSTM(3, hidden, { dtype: x.dtype });
            const [weightIhL0, weightHhL0, biasIhL0, biasHhL0] = weights;
            const own = { weightIhL0, weightHhL0, biasIhL0, biasHhL0 };
            return Object.assign(layer, own).forward(x);
          };
          const shapes = [[2, 4, 3], [4 * hidden, 3], [4 * hidden, hidden], [4 * hidden], [4 * hidden]]; // prettier-ignore
          agrees(unrolled as F, shapes, from, 60);
        }),
        { numRuns: 15 },
      );
    });

    it("in affine over more than one block, whose bias is added once", () => {
      const f = (x: Tensor, weight: Tensor, bias: Tensor) => {
        const layer = new nn.Linear(300, 9, { dtype: x.dtype });
        return Object.assign(Object.create(layer), { weight, bias }).forward(x);
      };
      agrees(f as F, [[7, 300], [9, 300], [9]], 5, 300);
    });

    it("in affine, with and without bias", () => {
      fc.assert(
        fc.property(size, size, size, seed, fc.boolean(), (rows, inputs, outputs, from, bias) => {
          if (inputs === 0 || outputs === 0) return;
          const f = (x: Tensor, weight: Tensor, b?: Tensor) => {
            const layer = new nn.Linear(inputs, outputs, { bias, dtype: x.dtype });
            return Object.assign(Object.create(layer), { weight, bias: b ?? null }).forward(x);
          };
          const shapes = [[rows, inputs], [outputs, inputs], ...(bias ? [[outputs]] : [])];
          agrees(f as F, shapes, from, Math.max(rows, inputs, outputs));
        }),
        { numRuns: 60 },
      );
    });
  });
}
