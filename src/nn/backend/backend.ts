// Backend: what a machine must offer so that tensors can be computed on it.
//
// An operation is an opcode, up to three operands, one result and a few numbers. A backend computes its
// result and its derivative; it knows nothing of tensors, shapes or tapes.

import type { Dtype } from "../dtype.ts";
import type { Block } from "../memory/block.ts";
import type { Along } from "../shape.ts";

type Nothing = readonly [];
type MatrixSizes = readonly [rows: number, inner: number, columns: number];

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
  matmul: MatrixSizes;
  affine: readonly [rows: number, inFeatures: number, outFeatures: number];
  transpose: readonly [rows: number, columns: number];
  copy: Nothing;
  expand: Along;
  sum: Along;
  mean: Along;
  max: Along;
  softmax: Along;
  logSoftmax: Along;
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
}

export interface Backend {
  readonly name: string;
  /** Room for a result that lives until the step ends; whoever asks overwrites all of it. */
  take(length: number, dtype: Dtype): Block;
  /** Ends a step: nobody may read `used`, or any other block that was taken, any more. */
  endStep(used: readonly Block[]): void;
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
  /** One step of stochastic gradient descent, in place; `velocity` starts as zeros. */
  sgdStep(weights: Block, gradient: Block, velocity: Block, settings: SgdSettings): void;
  /** Step number `step` (from 1) of Adam, in place; both moments start as zeros. */
  adamStep(
    weights: Block,
    gradient: Block,
    moments: { first: Block; second: Block; step: number },
    settings: AdamSettings,
  ): void;
}
