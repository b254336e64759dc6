// Kernels: the shape of the loops that compute an operation or an update, and the tables that hold one for each.

import type { Values } from "../../dtype.ts";
import type { Opcode, Operations, Rule, Updates } from "../backend.ts";

/** The numbers of the operands; a place that an operation does not use holds an empty array. */
export type Operands = readonly [a: Values, b: Values, c: Values];

/** Where the gradients of the operands add up; null for an operand that needs none. */
export type OperandGradients = readonly [da: Values | null, db: Values | null, dc: Values | null];

/** Overwrites all of `y` with the result. */
export type ForwardKernel<Sizes> = (y: Values, operands: Operands, sizes: Sizes) => void;

/** Adds to each operand's gradient what `dy`, the gradient of the result, makes of it. */
export type DerivativeKernel<Sizes> = (
  dy: Values,
  y: Values,
  operands: Operands,
  gradients: OperandGradients,
  sizes: Sizes,
) => void;

export type ForwardTable = { readonly [Code in Opcode]: ForwardKernel<Operations[Code]> };
export type DerivativeTable = { readonly [Code in Opcode]: DerivativeKernel<Operations[Code]> };

/** Changes weights, and the numbers kept for them, in place. */
export type UpdateKernel<Settings> = (
  weights: Values,
  gradient: Values,
  state: readonly Values[],
  settings: Settings,
) => void;

export type UpdateTable = { readonly [Name in Rule]: UpdateKernel<Updates[Name]> };
