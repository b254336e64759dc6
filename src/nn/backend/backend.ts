// Backend: what a machine must offer so that tensors can be computed on it.
//
// An operation is an opcode, up to three operands, one result and three numbers. A backend has one
// forward kernel and one derivative for each opcode; it knows nothing of tensors, shapes or tapes.

import type { Dtype, Values } from "../dtype.ts";
import type { Sizes } from "../shape.ts";

/** Every operation there is. Equal shapes in, except where the three sizes say otherwise. */
export type Opcode =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "pow"
  | "neg"
  | "exp"
  | "log"
  | "sqrt"
  | "square"
  | "abs"
  | "relu"
  | "leakyRelu" // [slope, –, –]
  | "sigmoid"
  | "tanh"
  | "softplus"
  | "matmul" // [rows, inner, columns]
  | "affine" // [rows, inFeatures, outFeatures]
  | "transpose" // [rows, columns, –]
  | "copy"
  | "expand" // [outer, length, inner], as all that follow
  | "sum"
  | "mean"
  | "max"
  | "softmax"
  | "logSoftmax";

/** The numbers of the operands; places that an operation does not use hold an empty array. */
export type Operands = readonly [a: Values, b: Values, c: Values];

/** Where the gradients of the operands add up; null for an operand that needs none. */
export type OperandGradients = readonly [da: Values | null, db: Values | null, dc: Values | null];

/** Overwrites all of `y` with the result. */
export type ForwardKernel = (y: Values, operands: Operands, sizes: Sizes) => void;

/** Adds to each operand's gradient what `dy`, the gradient of the result, makes of it. */
export type DerivativeKernel = (
  dy: Values,
  y: Values,
  operands: Operands,
  gradients: OperandGradients,
  sizes: Sizes,
) => void;

/** Memory that is used again from step to step. */
export interface Arena {
  /** Room for `length` numbers of any value: whoever asks overwrites all of it. */
  take(length: number, dtype: Dtype): Values;
  /** Takes back what one step has used; nobody may read it any more. */
  reset(used: readonly Values[]): void;
}

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
  readonly arena: Arena;
  readonly forward: Readonly<Record<Opcode, ForwardKernel>>;
  readonly derivatives: Readonly<Record<Opcode, DerivativeKernel>>;
  /** One step of stochastic gradient descent, in place; `velocity` starts as zeros. */
  sgdStep(weights: Values, gradient: Values, velocity: Values, settings: SgdSettings): void;
  /** Step number `step` (from 1) of Adam, in place; both moments start as zeros. */
  adamStep(
    weights: Values,
    gradient: Values,
    moments: { first: Values; second: Values; step: number },
    settings: AdamSettings,
  ): void;
}
