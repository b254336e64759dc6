// Convolution and pooling: hand cases, and three ways to compute the same.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as nn from "../../../src/nn/index.ts";
import { type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

interface Setting {
  batch: number;
  channels: number;
  filters: number;
  image: [number, number];
  kernel: [number, number];
  stride: [number, number];
  padding: [number, number];
  seed: number;
}

const pair = (min: number, max: number) =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
const settings: fc.Arbitrary<Setting> = fc
  .record({
    batch: fc.integer({ min: 0, max: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    filters: fc.integer({ min: 1, max: 3 }),
    image: pair(1, 6),
    kernel: pair(1, 4),
    stride: pair(1, 3),
    padding: pair(0, 2),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .filter(({ image, kernel, padding }) =>
    [0, 1].every((i) => kernel[i]! <= image[i]! + 2 * padding[i]!),
  );

function drawn({
  batch,
  channels,
  filters,
  image,
  kernel,
  seed,
}: Setting): [Tensor, Tensor, Tensor] {
  const random = new nn.Random(seed);
  const draw = (shape: number[]) => nn.normal(shape, { seed: random, dtype: "float64" });
  return [draw([batch, channels, ...image]), draw([filters, channels, ...kernel]), draw([filters])];
}

/** y[n, f, j, i] as the formula says, number by number. */
function naive(x: Tensor, w: Tensor, b: Tensor, { stride, padding }: Setting): number[] {
  const [batch, channels, height, width] = x.shape as [number, number, number, number];
  const [filters, , kernelHeight, kernelWidth] = w.shape as [number, number, number, number];
  const [xs, ws, bs] = [x.data, w.data, b.data];
  const result: number[] = [];
  for (let n = 0; n < batch; n++) {
    for (let f = 0; f < filters; f++) {
      for (let top = -padding[0]; top + kernelHeight <= height + padding[0]; top += stride[0]) {
        for (let left = -padding[1]; left + kernelWidth <= width + padding[1]; left += stride[1]) {
          let sum = bs[f]!;
          for (let c = 0; c < channels; c++) {
            for (let v = 0; v < kernelHeight; v++) {
              for (let u = 0; u < kernelWidth; u++) {
                const [row, column] = [top + v, left + u];
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                const at = ((n * channels + c) * height + row) * width + column;
                sum += xs[at]! * ws[((f * channels + c) * kernelHeight + v) * kernelWidth + u]!;
              }
            }
          }
          result.push(sum);
        }
      }
    }
  }
  return result;
}

/** The same by slices of the padded images, stacked into a matrix of patches, and one matmul. */
function byPatches(x: Tensor, w: Tensor, b: Tensor, { stride, padding }: Setting): Tensor {
  const [filters = 0, , kernelHeight = 0, kernelWidth = 0] = w.shape;
  const margins = [[0, 0], [0, 0], [padding[0], padding[0]], [padding[1], padding[1]]] as const; // prettier-ignore
  const padded = nn.pad(x, margins);
  const [batch = 0, channels = 0, height = 0, width = 0] = padded.shape;
  const patches: Tensor[] = [];
  for (let v = 0; v < kernelHeight; v++) {
    for (let u = 0; u < kernelWidth; u++) {
      const rows = { axis: 2, start: v, end: height - kernelHeight + v + 1, step: stride[0] };
      const columns = { axis: 3, start: u, end: width - kernelWidth + u + 1, step: stride[1] };
      patches.push(padded.slice(rows).slice(columns));
    }
  }
  const all = nn.stack(patches, { axis: 2 }); // (batch, channels, kernel, down, across)
  const [, , , down = 0, across = 0] = all.shape;
  const inner = channels * kernelHeight * kernelWidth;
  const product = w.reshape([filters, inner]).matmul(all.reshape([batch, inner, down * across]));
  return product.add(b.reshape([filters, 1])).reshape([batch, filters, down, across]);
}

describe("conv2d", () => {
  it("slides a kernel over an image: an edge shows where the numbers change", () => {
    const image = tensor([[[[0, 0, 5], [0, 0, 5], [0, 0, 5]]]]); // prettier-ignore
    const edge = tensor([[[[-1, 1]]]]);
    assert.deepEqual(nn.conv2d(image, edge).toArray<number[][][][]>(), [[[[0, 5], [0, 5], [0, 5]]]]); // prettier-ignore
    const bias = tensor([10]);
    const strided = nn.conv2d(image, edge, { bias, stride: 2, padding: [0, 1] });
    assert.deepEqual(strided.toArray<number[][][][]>(), [[[[10, 15], [10, 15]]]]); // prettier-ignore
  });

  it("adds up over channels, filter by filter", () => {
    const image = tensor([1, 2, 10, 20], { shape: [1, 2, 1, 2] });
    const weight = tensor([1, 1, 2, 0], { shape: [2, 2, 1, 1] });
    assert.deepEqual(nn.conv2d(image, weight).toArray<number[][][][]>(), [[[[11, 22]], [[2, 4]]]]);
  });

  it("equals the loops of its formula, whatever the sizes", () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const [x, w, bias] = drawn(setting);
        const { stride, padding } = setting;
        const found = nn.conv2d(x, w, { bias, stride, padding });
        assertClose(Array.from(found.data), naive(x, w, bias, setting));
      }),
    );
  });

  it("equals the product of its weight with all patches, gradients too", () => {
    fc.assert(
      fc.property(settings, (setting) => {
        const { stride, padding } = setting;
        const ways = [
          (x: Tensor, w: Tensor, bias: Tensor) => nn.conv2d(x, w, { bias, stride, padding }),
          (x: Tensor, w: Tensor, bias: Tensor) => byPatches(x, w, bias, setting),
        ].map((compute) => {
          const operands = drawn(setting).map(({ data, shape, dtype }) =>
            tensor(data, { shape, dtype, requiresGrad: true }),
          ) as [Tensor, Tensor, Tensor];
          const result = compute(...operands);
          nn.backward(nn.sum(result.mul(nn.normal(result.shape, { seed: 1, dtype: "float64" }))));
          return [result, ...operands.map(({ grad }) => grad!)];
        });
        ways[0]!.forEach((found, i) => {
          assert.deepEqual(found.shape, ways[1]![i]!.shape);
          assertClose(Array.from(found.data), Array.from(ways[1]![i]!.data), 1e-11);
        });
      }),
      { numRuns: 50 },
    );
  });

  it("of a moved image is the moved convolution", () => {
    const image = nn.normal([1, 1, 6, 6], { seed: 1, dtype: "float64" });
    const weight = nn.normal([2, 1, 3, 3], { seed: 2, dtype: "float64" });
    const moved = nn.pad(image, [[0, 0], [0, 0], [1, 0], [2, 0]]); // prettier-ignore
    const inside = nn
      .conv2d(moved, weight)
      .slice({ axis: 2, start: 1 })
      .slice({ axis: 3, start: 2 });
    assertClose(inside.toArray(), nn.conv2d(image, weight).toArray());
  });
});

describe("pooling", () => {
  const image = tensor([[[[1, 2, 3, 0], [4, 5, 6, 0], [7, 8, 9, 0]]]]); // prettier-ignore

  it("takes the largest or the mean of each window and leaves out what fills none", () => {
    assert.deepEqual(nn.maxPool2d(image, 2).toArray<number[][][][]>(), [[[[5, 6]]]]);
    assert.deepEqual(nn.averagePool2d(image, 2).toArray<number[][][][]>(), [[[[3, 2.25]]]]);
    const steps = nn.maxPool2d(image, 2, { stride: 1 });
    assert.deepEqual(steps.toArray<number[][][][]>(), [[[[5, 6, 6], [8, 9, 9]]]]); // prettier-ignore
  });

  it("never chooses padding as the largest, and averages it as zeros", () => {
    const options = { stride: 2, padding: 1 };
    const low = image.sub(100);
    assert.deepEqual(nn.maxPool2d(low, [2, 3], options).toArray<number[][][][]>(), [[[[-98, -97], [-92, -91]]]]); // prettier-ignore
    assert.deepEqual(nn.averagePool2d(nn.ones([1, 1, 2, 2]), 2, { padding: 1 }).data, new Float32Array(4).fill(0.25)); // prettier-ignore
  });

  it("sends the gradient to the first largest, or equally to all", () => {
    const equal = tensor([[[[3, 3], [3, -0]]]]); // prettier-ignore
    const ofMax = nn.grad((x: Tensor) => nn.sum(nn.maxPool2d(x, 2)))(equal);
    assert.deepEqual(ofMax.data, Float32Array.of(1, 0, 0, 0));
    const ofMean = nn.grad((x: Tensor) => nn.sum(nn.averagePool2d(x, 2)))(equal);
    assert.deepEqual(ofMean.data, new Float32Array(4).fill(0.25));
  });

  it("of disjoint windows equals the reduction of their numbers", () => {
    const x = nn.normal([2, 3, 4, 6], { seed: 1, dtype: "float64" });
    const blocks = x.reshape([2, 3, 2, 2, 2, 3]); // rows and columns of windows apart from those inside
    assert.deepEqual(nn.maxPool2d(x, [2, 3]).data, blocks.max({ axis: [3, 5] }).data);
    assertClose(nn.averagePool2d(x, [2, 3]).toArray(), blocks.mean({ axis: [3, 5] }).toArray());
  });
});
