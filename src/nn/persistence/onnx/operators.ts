// Operators: what ONNX calls each operation, and how it wants to be told its sizes.

import type { Opcode } from "../../backend/backend.ts";
import { ArgumentError } from "../../errors.ts";
import { alongAxis, type Shape, sizeOf } from "../../shape.ts";
import type { Entry } from "../../tape.ts";
import type { OnnxNode } from "./model.ts";

/** What a translation may use: an entry of the tape, names for its operands, and room for more. */
export interface Translation {
  entry: Entry;
  /** The names of the operands that are there. */
  inputs: readonly string[];
  output: string;
  /** Adds a tensor of whole numbers to the file and returns its name. */
  integers: (numbers: readonly number[]) => string;
}

/** Operations that have an operator of their own and no sizes. */
const plain: { readonly [Code in Opcode]?: string } = {
  add: "Add",
  sub: "Sub",
  mul: "Mul",
  div: "Div",
  pow: "Pow",
  maximum: "Max",
  minimum: "Min",
  neg: "Neg",
  exp: "Exp",
  log: "Log",
  sqrt: "Sqrt",
  abs: "Abs",
  relu: "Relu",
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  softplus: "Softplus",
  sin: "Sin",
  cos: "Cos",
  matmul: "MatMul",
};

type Translate = (translation: Translation, sizes: readonly number[]) => OnnxNode[];

const others: { readonly [Code in Opcode]?: Translate } = {
  leakyRelu: (t, [slope = 0]) => node(t, "LeakyRelu", { alpha: { float: slope } }),
  square: ({ inputs: [x = ""], output }) => [{ operator: "Mul", inputs: [x, x], output }],
  transpose: (t) => node(t, "Transpose", { perm: [1, 0] }),
  softmax: (t, sizes) => node(t, "Softmax", { axis: axisOf(t.entry, sizes) }),
  logSoftmax: (t, sizes) => node(t, "LogSoftmax", { axis: axisOf(t.entry, sizes) }),
  layerNorm: (t, [, features = 1, epsilon = 0]) =>
    node(t, "LayerNormalization", {
      axis: lastAxes(t.entry, features),
      epsilon: { float: epsilon },
    }),
  affine: affine,
  copy: reshape,
  conv2d: (t, [, , , ...windows]) => node(t, "Conv", windowsOf(windows)),
  maxPool2d: (t, [, ...windows]) => node(t, "MaxPool", windowsOf(windows)),
  averagePool2d: (t, [, ...windows]) =>
    node(t, "AveragePool", { ...windowsOf(windows), count_include_pad: 1 }),
};

/**
 * The operators that compute an operation.
 *
 * @throws {ArgumentError} if there are none
 */
export function translate(translation: Translation): OnnxNode[] {
  const { opcode, sizes } = translation.entry;
  const operator = plain[opcode];
  if (operator) return node(translation, operator);
  const other = others[opcode];
  if (other) return other(translation, sizes);
  const known = [...Object.keys(plain), ...Object.keys(others)].join(", ");
  throw new ArgumentError(`exportOnnx: the model uses ${opcode}; expected only ${known}`);
}

function node(
  { inputs, output }: Translation,
  operator: string,
  attributes?: OnnxNode["attributes"],
): OnnxNode[] {
  // prettier-ignore
  return [{ operator, inputs, output, attributes }];
}

/** x · Wᵀ + b: one operator for matrices, three for other shapes. */
function affine(translation: Translation): OnnxNode[] {
  const { entry, inputs, output } = translation;
  if (entry.operands[0].shape.length === 2) return node(translation, "Gemm", { transB: 1 });
  const [x = "", weight = "", bias] = inputs;
  const transposed = `${output}_weight`;
  const product = bias === undefined ? output : `${output}_product`;
  const nodes: OnnxNode[] = [
    { operator: "Transpose", inputs: [weight], output: transposed, attributes: { perm: [1, 0] } },
    { operator: "MatMul", inputs: [x, transposed], output: product },
  ];
  return bias === undefined
    ? nodes
    : [...nodes, { operator: "Add", inputs: [product, bias], output }];
}

/** The batch keeps any length where it stays the first axis. */
function reshape(translation: Translation): OnnxNode[] {
  const { entry, inputs, output, integers } = translation;
  const [{ shape: from, dtype }] = entry.operands;
  const { shape: to } = entry.result;
  if (dtype !== entry.result.dtype) {
    throw new ArgumentError(`exportOnnx: the model changes ${dtype} to ${entry.result.dtype}; expected one precision`); // prettier-ignore
  }
  const keepsBatch = to.length > 0 && from[0] === to[0];
  if (keepsBatch && to.length === 2) return node(translation, "Flatten", { axis: 1 });
  // 0 stands for the length that the axis had before.
  const target = integers(keepsBatch ? [0, ...to.slice(1)] : to);
  return [{ operator: "Reshape", inputs: [...inputs, target], output }];
}

function windowsOf(windows: readonly number[]): Readonly<Record<string, readonly number[]>> {
  const [, , height = 1, width = 1, strideY = 1, strideX = 1, paddingY = 0, paddingX = 0] = windows;
  return {
    kernel_shape: [height, width],
    strides: [strideY, strideX],
    pads: [paddingY, paddingX, paddingY, paddingX],
  };
}

/** Which axis of the operand the sizes speak of; of several with the same sizes the last, which is not the batch. */
function axisOf({ operands: [{ shape }] }: Entry, sizes: readonly number[]): number {
  return shape.findLastIndex((_: number, axis: number) => sameSizes(alongAxis(shape, axis), sizes));
}

/** The first of the last axes that hold as many numbers together. */
function lastAxes({ operands: [{ shape }] }: Entry, features: number): number {
  return shape.findLastIndex((_: number, axis: number) => sizeOf(shape.slice(axis)) === features);
}

function sameSizes(a: Shape, b: readonly number[]): boolean {
  return a.every((size, i) => size === b[i]);
}
