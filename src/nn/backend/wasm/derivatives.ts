// Derivatives: which kernels add to the gradients of an operation's operands. The calculus is explained in
// plain/derivatives.ts; operations without an entry are computed there.

import type { Block } from "../../memory/block.ts";
import type { GradientBlocks, Opcode, OperandBlocks, Operations } from "../backend.ts";
import { at, fits, patchSizes } from "./forward.ts";
import type { Kernels } from "./kernels.ts";
import type { LinearMemory } from "./linear-memory.ts";

/** Blocks lie in the kernels' memory; a gradient that nobody needs is null. */
export type WasmDerivative<Sizes> = (
  kernels: Kernels,
  dy: Block,
  y: Block,
  operands: OperandBlocks,
  da: Block | null,
  db: Block | null,
  dc: Block | null,
  sizes: Sizes,
  memory: LinearMemory,
) => void;

export type WasmDerivativeTable = { readonly [Code in Opcode]?: WasmDerivative<Operations[Code]> };

/** Kernels of one operand. */
type PullName =
  | "negPull"
  | "expPull"
  | "logPull"
  | "sqrtPull"
  | "squarePull"
  | "absPull"
  | "reluPull"
  | "sigmoidPull"
  | "tanhPull"
  | "softplusPull"
  | "geluPull"
  | "siluPull"
  | "copyPull";

function pull(name: PullName): WasmDerivative<readonly []> {
  return (k, dy, y, [a], da) => {
    if (da) k[name](dy.at, y.at, a.at, da.at, dy.length);
  };
}

const derivatives: WasmDerivativeTable = {
  add: (k, dy, _y, _operands, da, db) => {
    if (da) k.addScaled(da.at, dy.at, dy.length, 1);
    if (db) k.addScaled(db.at, dy.at, dy.length, 1);
  },
  sub: (k, dy, _y, _operands, da, db) => {
    if (da) k.addScaled(da.at, dy.at, dy.length, 1);
    if (db) k.addScaled(db.at, dy.at, dy.length, -1);
  },
  mul: (k, dy, _y, [a, b], da, db) => {
    if (da) k.addProduct(da.at, dy.at, at(b), dy.length);
    if (db) k.addProduct(db.at, dy.at, a.at, dy.length);
  },
  div: (k, dy, y, [, b], da, db) => {
    if (da) k.addQuotient(da.at, dy.at, at(b), dy.length);
    if (db) k.divPullRight(dy.at, y.at, at(b), db.at, dy.length);
  },
  neg: pull("negPull"),
  exp: pull("expPull"),
  log: pull("logPull"),
  sqrt: pull("sqrtPull"),
  square: pull("squarePull"),
  abs: pull("absPull"),
  relu: pull("reluPull"),
  leakyRelu: (k, dy, _y, [a], da, _db, _dc, [slope]) => {
    if (da) k.leakyReluPull(dy.at, a.at, da.at, dy.length, slope);
  },
  sigmoid: pull("sigmoidPull"),
  tanh: pull("tanhPull"),
  softplus: pull("softplusPull"),
  gelu: pull("geluPull"),
  silu: pull("siluPull"),
  matmul: (k, dy, _y, [a, b], da, db, _dc, [rows, inner, columns]) => {
    const [aRow, bRow] = [4 * inner, 4 * columns];
    if (da) k.product(da.at, dy.at, bRow, 4, at(b), 4, bRow, rows, columns, inner, true, 0);
    if (db) k.product(db.at, a.at, 4, aRow, dy.at, bRow, 4, inner, rows, columns, true, 0);
  },
  affine: (k, dy, _y, [a, b], da, db, dc, [rows, inFeatures, outFeatures]) => {
    const [inRow, outRow] = [4 * inFeatures, 4 * outFeatures];
    if (da)
      k.product(da.at, dy.at, outRow, 4, at(b), inRow, 4, rows, outFeatures, inFeatures, true, 0);
    if (db)
      k.product(db.at, dy.at, 4, outRow, a.at, inRow, 4, outFeatures, rows, inFeatures, true, 0);
    if (dc) k.sum(dc.at, dy.at, 1, rows, outFeatures, 1, true);
  },
  transpose: (k, dy, _y, _operands, da, _db, _dc, [rows, columns]) => {
    if (da) k.transposed(da.at, dy.at, columns, rows, true);
  },
  copy: pull("copyPull"),
  expand: (k, dy, _y, _operands, da, _db, _dc, [outer, length, inner]) => {
    if (da) k.sum(da.at, dy.at, outer, length, inner, 1, true);
  },
  sum: (k, dy, _y, _operands, da, _db, _dc, [outer, length, inner]) => {
    if (da) k.expand(da.at, dy.at, outer, length, inner, 1, true);
  },
  mean: (k, dy, _y, _operands, da, _db, _dc, [outer, length, inner]) => {
    if (da) k.expand(da.at, dy.at, outer, length, inner, 1 / length, true);
  },
  crossEntropy: (k, dy, _y, [a, b], da, _db, _dc, [examples, classes, targetWidth, divisor]) => {
    const indexed = targetWidth === 0;
    if (da) k.crossEntropyPull(dy.at, a.at, at(b), da.at, examples, classes, indexed, divisor);
  },
  binaryCrossEntropy: (k, dy, _y, [a, b], da, db, _dc, [divisor]) =>
    k.binaryCrossEntropyPull(dy.at, a.at, at(b), at(da), at(db), a.length, divisor),
  maxPool2d: (k, dy, y, [a], da, _db, _dc, [planes, ...windows]) => {
    if (da) k.maxPoolPull(dy.at, y.at, a.at, da.at, planes, ...windows);
  },
  conv2d: (k, dy, _y, [a, b], da, db, dc, [batch, channels, filters, ...windows], memory) => {
    const { count, inner, image } = patchSizes(channels, windows);
    const patches = memory.scratch(inner * count);
    const [row, step] = [4 * inner, 4 * count];
    for (let n = 0; n < batch; n++) {
      const ofDy = dy.at + 4 * n * filters * count;
      if (da) {
        k.product(patches, at(b), 4, row, ofDy, step, 4, inner, filters, count, false, 0);
        k.addPatches(da.at + 4 * n * image, patches, channels, ...windows);
      }
      if (db) {
        k.copyPatches(patches, a.at + 4 * n * image, channels, ...windows);
        k.product(db.at, ofDy, step, 4, patches, 4, step, filters, count, inner, true, 0);
      }
      if (dc) k.sum(dc.at, ofDy, filters, count, 1, 1, true);
    }
  },
  batchedMatmul: (k, dy, _y, [a, b], da, db, _dc, [batch, rows, inner, columns]) => {
    const [aRow, bRow] = [4 * inner, 4 * columns];
    for (let n = 0; n < batch; n++) {
      const [above, left, right] = [n * rows * bRow, n * rows * aRow, n * inner * bRow];
      const from = dy.at + above;
      if (da) {
        const to = da.at + left;
        k.product(to, from, bRow, 4, at(b) + right, 4, bRow, rows, columns, inner, true, 0);
      }
      if (db) {
        const to = db.at + right;
        k.product(to, a.at + left, 4, aRow, from, bRow, 4, inner, rows, columns, true, 0);
      }
    }
  },
  swapAxes: (k, dy, _y, _operands, da, _db, _dc, [outer, first, middle, second, inner]) => {
    if (da) k.swapAxes(da.at, dy.at, outer, second, middle, first, inner, true);
  },
  concat: (k, dy, _y, _operands, da, db, dc, [rows, ...widths]) => {
    const whole = widths[0] + widths[1] + widths[2];
    let from = dy.at;
    [da, db, dc].forEach((gradient, i) => {
      const width = widths[i] ?? 0;
      if (gradient) k.moveRows(gradient.at, width, from, whole, rows, width, true);
      from += 4 * width;
    });
  },
  slice: (k, dy, _y, _operands, da, _db, _dc, [outer, length, inner, start, step, count]) => {
    for (let o = 0; da && o < outer; o++) {
      const to = da.at + 4 * (o * length + start) * inner;
      k.moveRows(to, step * inner, dy.at + 4 * o * count * inner, inner, count, inner, true);
    }
  },
  layerNorm: (k, dy, _y, [a, b], da, db, dc, [rows, features, epsilon]) =>
    k.layerNormPull(dy.at, a.at, at(b), at(da), at(db), at(dc), rows, features, epsilon),
  lstmCell: (k, dy, y, [a, b], da, db, _dc, [rows, hidden]) =>
    k.lstmCellPull(dy.at, y.at, a.at, at(b), at(da), at(db), rows, hidden),
  softmax: (k, dy, y, _operands, da, _db, _dc, [outer, length]) => {
    if (da) k.softmaxPull(dy.at, y.at, da.at, outer, length);
  },
  logSoftmax: (k, dy, y, _operands, da, _db, _dc, [outer, length]) => {
    if (da) k.logSoftmaxPull(dy.at, y.at, da.at, outer, length);
  },
};

/** The kernel for an operation of these sizes and wanted gradients, if there is one. */
export function kernelFor<Code extends Opcode>(
  opcode: Code,
  sizes: Operations[Code],
  [, db]: GradientBlocks,
): WasmDerivative<Operations[Code]> | undefined {
  // Targets are hardly ever trained.
  if (opcode === "crossEntropy" && db) return undefined;
  return fits(opcode, sizes) ? derivatives[opcode] : undefined;
}
