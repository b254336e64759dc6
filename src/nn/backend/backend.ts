// Backend: what a machine must offer so that tensors can be computed on it.
//
// An operation is an opcode, up to three operands, one result and a few numbers. A backend computes its
// result and its derivative; it knows nothing of tensors, shapes or tapes.

import type { Dtype } from "../dtype.ts";
import type { Block } from "../memory/block.ts";
import type { Along } from "../shape.ts";

type Nothing = readonly [];
type MatrixSizes = readonly [rows: number, inner: number, columns: number];

/** Windows of `kernel` numbers that move over images of height · width by `stride`, with `padding` on each side. */
export type Windows = readonly [
  height: number,
  width: number,
  kernelHeight: number,
  kernelWidth: number,
  strideY: number,
  strideX: number,
  paddingY: number,
  paddingX: number,
];

/**
 * Every operation there is, with the numbers it needs beside its operands. Operands and result have equal
 * shapes, except where these sizes say otherwise.
 */
export interface Operations {
  add: Nothing;
  sub: Nothing;
  mul: Nothing;
  div: Nothing;
  pow: Nothing;
  maximum: Nothing;
  minimum: Nothing;
  /** Operands: condition (0 is false), what stands where it is true, what stands elsewhere. */
  where: Nothing;
  neg: Nothing;
  exp: Nothing;
  log: Nothing;
  sqrt: Nothing;
  square: Nothing;
  abs: Nothing;
  relu: Nothing;
  leakyRelu: readonly [slope: number];
  sigmoid: Nothing;
  tanh: Nothing;
  softplus: Nothing;
  gelu: Nothing;
  geluTanh: Nothing;
  silu: Nothing;
  sin: Nothing;
  cos: Nothing;
  clip: readonly [low: number, high: number];
  matmul: MatrixSizes;
  /** `batch` products of matrices, one behind the other. */
  batchedMatmul: readonly [batch: number, rows: number, inner: number, columns: number];
  affine: readonly [rows: number, inFeatures: number, outFeatures: number];
  transpose: readonly [rows: number, columns: number];
  /** a (outer, first, middle, second, inner) → (outer, second, middle, first, inner). */
  swapAxes: readonly [outer: number, first: number, middle: number, second: number, inner: number];
  copy: Nothing;
  /** Side by side, as many numbers of each operand per row; 0 for a place without operand. */
  concat: readonly [rows: number, a: number, b: number, c: number];
  /** a (outer, length, inner) → (outer, count, inner): positions start, start + step, … */
  slice: readonly [
    outer: number,
    length: number,
    inner: number,
    start: number,
    step: number,
    count: number,
  ];
  /** a (outer, length, inner), b holds `count` positions → (outer, count, inner). */
  gather: readonly [outer: number, length: number, inner: number, count: number];
  /** Rows of `width` numbers get `before` and `after` more, all `value`. */
  pad: readonly [rows: number, width: number, before: number, after: number, value: number];
  expand: Along;
  sum: Along;
  mean: Along;
  max: Along;
  min: Along;
  norm: Along;
  softmax: Along;
  logSoftmax: Along;
  /** x (batch, channels, height, width), weight (filters, channels, kernelHeight, kernelWidth), bias (filters) or null. */
  conv2d: readonly [batch: number, channels: number, filters: number, ...windows: Windows];
  maxPool2d: readonly [planes: number, ...windows: Windows];
  averagePool2d: readonly [planes: number, ...windows: Windows];
  /** x (rows, features), weight and bias (features) or null. */
  layerNorm: readonly [rows: number, features: number, epsilon: number];
  /** x (batch, channels, inner), weight and bias (channels) or null. */
  batchNorm: readonly [batch: number, channels: number, inner: number, epsilon: number];
  /** a (rows, 4 hidden): the sums at the four gates, b (rows, hidden): the cell before → (rows, 2 hidden): output, cell. */
  lstmCell: readonly [rows: number, hidden: number];
  /**
   * logits (examples, classes), targets (examples) of class indices, where targetWidth is 0, or (examples,
   * targetWidth) of probabilities → one number, the sum of the losses through `divisor`.
   */
  crossEntropy: readonly [examples: number, classes: number, targetWidth: number, divisor: number];
  /** logits and targets of one shape → one number, the sum of the losses through `divisor`. */
  binaryCrossEntropy: readonly [divisor: number];
}

export type Opcode = keyof Operations;

/** The operations that need just these numbers. */
export type OpcodeWith<Sizes> = {
  [Code in Opcode]: Operations[Code] extends Sizes ? Code : never;
}[Opcode];

/** Three places for operands; one that an operation does not use is null. */
export type OperandBlocks = readonly [a: Block, b: Block | null, c: Block | null];

/** Where the gradients of the operands add up; null for an operand that needs none. */
export type GradientBlocks = readonly [da: Block | null, db: Block | null, dc: Block | null];

/** Every rule by which an optimizer changes weights, with the numbers it needs beside its state. */
export interface Updates {
  /** State: velocity; nothing if momentum is 0. */
  sgd: SgdSettings;
  /** State: first and second moment. */
  adam: AdamSettings;
  /** State: first and second moment. */
  adamW: AdamSettings;
  /** State: mean square; behind it velocity, unless momentum is 0. */
  rmsProp: RmsPropSettings;
  /** State: sum of squares. */
  adagrad: AdagradSettings;
}

export type Rule = keyof Updates;

export interface SgdSettings {
  learningRate: number;
  momentum: number;
  nesterov: boolean;
  weightDecay: number;
}

export interface AdamSettings {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  weightDecay: number;
  /** Which step of these weights it is, from 1. */
  step: number;
}

export interface RmsPropSettings {
  learningRate: number;
  alpha: number;
  epsilon: number;
  momentum: number;
  weightDecay: number;
}

export interface AdagradSettings {
  learningRate: number;
  epsilon: number;
  weightDecay: number;
}

export interface Backend {
  readonly name: string;
  /** Room for a result that lives until the step ends; whoever asks overwrites all of it. */
  take(length: number, dtype: Dtype): Block;
  /** Overwrites all numbers of a block. */
  fill(block: Block, value: number): void;
  /**
   * Ends a step: nobody may read any block that was taken for it any more.
   *
   * @param used lists those that can be taken again, for backends that want to know
   */
  endStep(used: () => readonly Block[]): void;
  /** Overwrites all of `y` with the result. */
  forward<Code extends Opcode>(
    opcode: Code,
    y: Block,
    operands: OperandBlocks,
    sizes: Operations[Code],
  ): void;
  /** Adds to each operand's gradient what `dy`, the gradient of the result `y`, makes of it. */
  derive<Code extends Opcode>(
    opcode: Code,
    dy: Block,
    y: Block,
    operands: OperandBlocks,
    gradients: GradientBlocks,
    sizes: Operations[Code],
  ): void;
  /**
   * Changes weights in place, and the state that their optimizer keeps for them.
   *
   * @param state blocks of the weights' length and precision, as many as `Updates` says for the rule
   */
  update<Name extends Rule>(
    rule: Name,
    weights: Block,
    gradient: Block,
    state: readonly Block[],
    settings: Updates[Name],
  ): void;
}
