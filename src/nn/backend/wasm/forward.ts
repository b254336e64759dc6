// Forward: which kernel computes an operation, and with what. Operations without an entry are computed by
// the plain loops.

import type { Block } from "../../memory/block.ts";
import type { Opcode, Operations, Windows } from "../backend.ts";
import { windowGrid } from "../plain/windows.ts";
import type { Kernels } from "./kernels.ts";
import type { LinearMemory } from "./linear-memory.ts";

/** Blocks lie in the kernels' memory; a place that is not used is null. */
export type WasmForward<Sizes> = (
  kernels: Kernels,
  y: Block,
  a: Block,
  b: Block | null,
  c: Block | null,
  sizes: Sizes,
  memory: LinearMemory,
) => void;

export type WasmForwardTable = { readonly [Code in Opcode]?: WasmForward<Operations[Code]> };

const forward: WasmForwardTable = {
  add: (k, y, a, b) => k.add(y.at, a.at, at(b), y.length),
  sub: (k, y, a, b) => k.sub(y.at, a.at, at(b), y.length),
  mul: (k, y, a, b) => k.mul(y.at, a.at, at(b), y.length),
  div: (k, y, a, b) => k.div(y.at, a.at, at(b), y.length),
  neg: (k, y, a) => k.neg(y.at, a.at, y.length),
  exp: (k, y, a) => k.exp(y.at, a.at, y.length),
  log: (k, y, a) => k.log(y.at, a.at, y.length),
  sqrt: (k, y, a) => k.sqrt(y.at, a.at, y.length),
  square: (k, y, a) => k.square(y.at, a.at, y.length),
  abs: (k, y, a) => k.abs(y.at, a.at, y.length),
  relu: (k, y, a) => k.relu(y.at, a.at, y.length),
  leakyRelu: (k, y, a, _b, _c, [slope]) => k.leakyRelu(y.at, a.at, y.length, slope),
  sigmoid: (k, y, a) => k.sigmoid(y.at, a.at, y.length),
  tanh: (k, y, a) => k.tanh(y.at, a.at, y.length),
  softplus: (k, y, a) => k.softplus(y.at, a.at, y.length),
  gelu: (k, y, a) => k.gelu(y.at, a.at, y.length),
  silu: (k, y, a) => k.silu(y.at, a.at, y.length),
  matmul: (k, y, a, b, _c, [rows, inner, columns]) => {
    const [aRow, bRow] = [4 * inner, 4 * columns];
    k.product(y.at, a.at, aRow, 4, at(b), bRow, 4, rows, inner, columns, false, 0);
  },
  affine: (k, y, a, b, c, [rows, inFeatures, outFeatures]) => {
    const row = 4 * inFeatures;
    k.product(y.at, a.at, row, 4, at(b), 4, row, rows, inFeatures, outFeatures, false, at(c));
  },
  transpose: (k, y, a, _b, _c, [rows, columns]) => k.transposed(y.at, a.at, rows, columns, false),
  copy: (k, y, a) => {
    k.fill(y.at, y.length, 0);
    k.addScaled(y.at, a.at, y.length, 1);
  },
  expand: (k, y, a, _b, _c, [outer, length, inner]) =>
    k.expand(y.at, a.at, outer, length, inner, 1, false),
  sum: (k, y, a, _b, _c, [outer, length, inner]) =>
    k.sum(y.at, a.at, outer, length, inner, 1, false),
  mean: (k, y, a, _b, _c, [outer, length, inner]) =>
    k.sum(y.at, a.at, outer, length, inner, 1 / length, false),
  crossEntropy: (k, y, a, b, _c, [examples, classes, targetWidth, divisor]) =>
    k.crossEntropy(y.at, a.at, at(b), examples, classes, targetWidth === 0, divisor),
  binaryCrossEntropy: (k, y, a, b, _c, [divisor]) =>
    k.binaryCrossEntropy(y.at, a.at, at(b), a.length, divisor),
  maxPool2d: (k, y, a, _b, _c, [planes, ...windows]) => k.maxPool(y.at, a.at, planes, ...windows),
  // One product for each image: weight (filters, channels · kernel) · patches (channels · kernel, windows).
  conv2d: (k, y, a, b, c, [batch, channels, filters, ...windows], memory) => {
    const { count, inner, image } = patchSizes(channels, windows);
    const patches = memory.scratch(inner * count);
    for (let n = 0; n < batch; n++) {
      if (c) k.expand(y.at + 4 * n * filters * count, c.at, filters, count, 1, 1, false);
      k.copyPatches(patches, a.at + 4 * n * image, channels, ...windows);
      const result = y.at + 4 * n * filters * count;
      const [row, step] = [4 * inner, 4 * count];
      k.product(result, at(b), row, 4, patches, step, 4, filters, inner, count, c !== null, 0);
    }
  },
  batchedMatmul: (k, y, a, b, _c, [batch, rows, inner, columns]) => {
    const [aRow, bRow] = [4 * inner, 4 * columns];
    for (let n = 0; n < batch; n++) {
      const [to, left, right] = [
        y.at + n * rows * bRow,
        a.at + n * rows * aRow,
        at(b) + n * inner * bRow,
      ];
      k.product(to, left, aRow, 4, right, bRow, 4, rows, inner, columns, false, 0);
    }
  },
  swapAxes: (k, y, a, _b, _c, [outer, first, middle, second, inner]) =>
    k.swapAxes(y.at, a.at, outer, first, middle, second, inner, false),
  concat: (k, y, a, b, c, [rows, ...widths]) => {
    const whole = widths[0] + widths[1] + widths[2];
    k.moveRows(y.at, whole, a.at, widths[0], rows, widths[0], false);
    k.moveRows(y.at + 4 * widths[0], whole, at(b), widths[1], rows, widths[1], false);
    k.moveRows(y.at + 4 * (widths[0] + widths[1]), whole, at(c), widths[2], rows, widths[2], false);
  },
  slice: (k, y, a, _b, _c, [outer, length, inner, start, step, count]) => {
    for (let o = 0; o < outer; o++) {
      const from = a.at + 4 * (o * length + start) * inner;
      k.moveRows(y.at + 4 * o * count * inner, inner, from, step * inner, count, inner, false);
    }
  },
  softmax: (k, y, a, _b, _c, [outer, length]) => k.softmax(y.at, a.at, outer, length),
  logSoftmax: (k, y, a, _b, _c, [outer, length]) => k.logSoftmax(y.at, a.at, outer, length),
  layerNorm: (k, y, a, b, c, [rows, features, epsilon]) =>
    k.layerNorm(y.at, a.at, at(b), at(c), rows, features, epsilon),
  lstmCell: (k, y, a, b, _c, [rows, hidden]) => k.lstmCell(y.at, a.at, at(b), rows, hidden),
};

/** The kernel for an operation of these sizes, if there is one. */
export function kernelFor<Code extends Opcode>(
  opcode: Code,
  sizes: Operations[Code],
): WasmForward<Operations[Code]> | undefined {
  return fits(opcode, sizes) ? forward[opcode] : undefined;
}

/** False for sizes that a kernel leaves to the plain loops. */
export function fits(opcode: Opcode, sizes: readonly number[]): boolean {
  const [, second = 0, third] = sizes;
  switch (opcode) {
    case "softmax":
    case "logSoftmax":
      return third === 1 && second > 0; // along the last axis, so that each row lies in one piece
    case "lstmCell":
    case "layerNorm":
      return second % 4 === 0;
    default:
      return true;
  }
}

/** How many windows and numbers a convolution meets in one image of (channels, height, width). */
export function patchSizes(channels: number, windows: Windows) {
  const [height, width, kernelHeight, kernelWidth] = windows;
  const [down, across] = windowGrid(windows);
  return {
    count: down * across,
    inner: channels * kernelHeight * kernelWidth,
    image: channels * height * width,
  };
}

export function at(block: Block | null): number {
  return block === null ? 0 : block.at;
}
