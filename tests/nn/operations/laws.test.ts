// Laws that hold for all numbers and shapes.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as nn from "../../../src/nn/index.ts";
import { type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const size = fc.integer({ min: 0, max: 9 });
const seed = fc.integer({ min: 1, max: 1e6 });

function random(shape: number[], start: number): Tensor {
  return nn.normal(shape, { seed: start, dtype: "float64" });
}

describe("broadcasting", () => {
  it("equals repeating the smaller operand by hand", () => {
    const axes = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean(), fc.boolean()), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(axes, fc.nat(4), seed, (axes, dropped, start) => {
        const shape = axes.map(([length]) => length);
        const shapeA = axes.map(([length, one]) => (one ? 1 : length));
        const shapeB = axes.map(([length, , one]) => (one ? 1 : length));
        const leadingOnes = shapeB.findIndex((length) => length !== 1);
        const drop = Math.min(dropped, leadingOnes === -1 ? shapeB.length : leadingOnes);
        const a = random(shapeA, start);
        const b = random(shapeB.slice(drop), start + 1);
        const target = shape.map((length, i) => (shapeA[i] === 1 && shapeB[i] === 1 ? 1 : length));
        const found = nn.sub(a, b);
        assert.deepEqual(found.shape, target);
        const full = nn.sub(tile(a, target), tile(b, target));
        assert.deepEqual(found.data, full.data);
      }),
    );
  });

  it("adds gradients up over repeated numbers", () => {
    const bias = tensor([0, 0], { requiresGrad: true });
    const scalar = tensor(0, { requiresGrad: true });
    nn.backward(nn.sum(nn.add(nn.add(tensor([[1, 2], [3, 4], [5, 6]]), bias), scalar))); // prettier-ignore
    assert.deepEqual(bias.grad?.toArray<number[]>(), [3, 3]);
    assert.equal(scalar.grad?.item(), 6);
  });
});

describe("matmul", () => {
  it("equals the sum over rows and columns, on every size", () => {
    fc.assert(
      fc.property(size, size, size, seed, (rows, inner, columns, start) => {
        const a = random([rows, inner], start);
        const b = random([inner, columns], start + 1);
        assertClose(Array.from(nn.matmul(a, b).data), naiveProduct(a, b));
      }),
    );
  });

  it("of stacks equals the product of each pair, whatever leading axes broadcast", () => {
    const length = fc.integer({ min: 1, max: 3 });
    const ones = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(length, length, ones, seed, (batch, heads, [a0, a1, b0, b1], start) => {
        const a = random([a0 ? 1 : batch, a1 ? 1 : heads, 2, 3], start);
        const b = random([b0 ? 1 : batch, b1 ? 1 : heads, 3, 5], start + 1);
        const found = nn.matmul(a, b);
        const [all = 0, each = 0] = found.shape;
        for (let n = 0; n < all; n++) {
          for (let h = 0; h < each; h++) {
            const left = a.at(a0 ? 0 : n).at(a1 ? 0 : h);
            const right = b.at(b0 ? 0 : n).at(b1 ? 0 : h);
            assertClose(found.at(n).at(h).toArray(), nn.matmul(left, right).toArray());
          }
        }
      }),
    );
  });

  it("is linear in each operand", () => {
    fc.assert(
      fc.property(size, size, size, seed, (rows, inner, columns, start) => {
        const [a, b] = [random([rows, inner], start), random([rows, inner], start + 1)];
        const c = random([inner, columns], start + 2);
        const together = nn.matmul(a.mul(2).add(b), c);
        const apart = nn.matmul(a, c).mul(2).add(nn.matmul(b, c));
        assertClose(together.toArray(), apart.toArray());
      }),
    );
  });

  it("exchanges its operands under transposition: (AB)ᵀ = BᵀAᵀ", () => {
    fc.assert(
      fc.property(size, size, size, seed, (rows, inner, columns, start) => {
        const a = random([rows, inner], start);
        const b = random([inner, columns], start + 1);
        assertClose(
          a.matmul(b).transpose().toArray(),
          b.transpose().matmul(a.transpose()).toArray(),
        );
      }),
    );
  });

  it("in float32 stays within 4 n 2⁻²⁴ Σ|ab| of float64", () => {
    const [a, b] = [random([7, 101], 1).to("float32"), random([101, 5], 2).to("float32")];
    const exact = a.to("float64").matmul(b.to("float64")).data;
    const bound = a.to("float64").abs().matmul(b.to("float64").abs()).data;
    a.matmul(b).data.forEach((value: number, i: number) => {
      assert.ok(Math.abs(value - exact[i]!) <= 4 * 101 * 2 ** -24 * bound[i]!);
    });
  });
});

describe("softmax", () => {
  const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 9 }); // prettier-ignore
  const float64 = { dtype: "float64" } as const;

  it("adds up to 1", () => {
    fc.assert(
      fc.property(logits, (z) => assertClose(nn.sum(nn.softmax(tensor(z, float64))).item(), 1)),
    );
  });

  it("does not change when all scores move together", () => {
    fc.assert(
      fc.property(logits, fc.integer({ min: -900, max: 900 }), (z, shift) => {
        const x = tensor(z, float64);
        assertClose(nn.softmax(x.add(shift)).toArray(), nn.softmax(x).toArray(), 1e-10);
      }),
    );
  });

  it("is the exponential of logSoftmax", () => {
    fc.assert(
      fc.property(logits, (z) => {
        const x = tensor(z, float64);
        assertClose(nn.exp(nn.logSoftmax(x)).toArray(), nn.softmax(x).toArray());
      }),
    );
  });
});

describe("NaN", () => {
  const nan = tensor([[1, Number.NaN]]);
  const unary = { abs: nn.abs, cos: nn.cos, clip: (x: Tensor) => nn.clip(x, { low: 0, high: 1 }), exp: nn.exp, gelu: nn.gelu, geluTanh: (x: Tensor) => nn.gelu(x, { approximate: "tanh" }), leakyRelu: nn.leakyRelu, log: nn.log, logSoftmax: nn.logSoftmax, max: nn.max, min: nn.min, norm: nn.norm, norm1: (x: Tensor) => nn.norm(x, { order: 1 }), variance: nn.variance, mean: nn.mean, neg: nn.neg, relu: nn.relu, sigmoid: nn.sigmoid, silu: nn.silu, sin: nn.sin, softmax: nn.softmax, softplus: nn.softplus, sqrt: nn.sqrt, square: nn.square, sum: nn.sum, tanh: nn.tanh, transpose: (x: Tensor) => nn.transpose(x), permute: (x: Tensor) => nn.permute(x, [1, 0]), concat: (x: Tensor) => nn.concat([x, x]), stack: (x: Tensor) => nn.stack([x]), slice: (x: Tensor) => nn.slice(x), at: (x: Tensor) => nn.at(x, 0), gather: (x: Tensor) => nn.gather(x, [0]), pad: (x: Tensor) => nn.pad(x, 1) }; // prettier-ignore
  for (const [name, operation] of Object.entries(unary)) {
    it(`in gives NaN out of ${name}`, () => assert.ok(operation(nan).data.some(Number.isNaN)));
  }
  for (const [name, operation] of Object.entries({
    add: nn.add,
    sub: nn.sub,
    mul: nn.mul,
    div: nn.div,
    pow: nn.pow,
    maximum: nn.maximum,
    minimum: nn.minimum,
  })) {
    // prettier-ignore
    it(`in gives NaN out of ${name}`, () => {
      assert.ok(operation(nan, 2).data.some(Number.isNaN));
      assert.ok(operation(2, nan).data.some(Number.isNaN));
    });
  }
  it("in gives NaN out of the layers", () => {
    const image = tensor([1, Number.NaN, 2, 3], { shape: [1, 1, 2, 2] });
    const results = [
      nn.conv2d(image, nn.zeros([1, 1, 2, 2])),
      nn.maxPool2d(image, 2),
      nn.averagePool2d(image, 2),
      nn.layerNorm(nan),
      nn.batchNorm(image),
      nn.dropout(nan, { rate: 1 }),
      nn.attentionWeights(nan, nan),
      nn.scaledDotProductAttention(nn.zeros([1, 2]), nn.zeros([1, 2]), nan),
    ];
    for (const { data } of results) assert.ok(data.some(Number.isNaN));
  });
  it("in gives NaN out of matmul, even against 0", () => {
    assert.ok(Number.isNaN(nn.matmul(nan, tensor([[0], [0]])).item()));
  });
});

function tile(x: Tensor, shape: number[]): Tensor {
  const missing = shape.length - x.shape.length;
  const own = [...Array<number>(missing).fill(1), ...x.shape];
  const values = x.data;
  const tiled: number[] = [];
  const total = shape.reduce((product, length) => product * length, 1);
  for (let flat = 0; flat < total; flat++) {
    let rest = flat;
    let at = 0;
    let stride = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const position = rest % shape[axis]!;
      rest = Math.floor(rest / shape[axis]!);
      at += (own[axis] === 1 ? 0 : position) * stride;
      stride *= own[axis]!;
    }
    tiled.push(values[at]!);
  }
  return tensor(tiled, { shape, dtype: x.dtype });
}

function naiveProduct(a: Tensor, b: Tensor): number[] {
  const [rows = 0, inner = 0] = a.shape;
  const columns = b.shape[1] ?? 0;
  const [x, w] = [a.data, b.data];
  const product: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += x[i * inner + k]! * w[k * columns + j]!;
      product.push(sum);
    }
  }
  return product;
}
