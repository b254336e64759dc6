// Node: what lies behind a tensor. Its numbers, its gradient, and the tape it was recorded on.
//
// Knows nothing of operations; `Tensor` is the face that readers see.

import type { Backend } from "./backend/backend.ts";
import type { Dtype, Values } from "./dtype.ts";
import { StaleTensorError } from "./errors.ts";
import { Block, blockOf } from "./memory/block.ts";
import { formatShape, type Shape } from "./shape.ts";
import type { Tape } from "./tape.ts";

export interface Node {
  readonly block: Block;
  readonly shape: Shape;
  readonly dtype: Dtype;
  /** True if gradients were asked for, and for every recorded result that depends on such a tensor. */
  readonly requiresGrad: boolean;
  /** Where the result was recorded; null for a tensor that was made directly, a leaf. */
  readonly tape: Tape | null;
  /** Memory of the gradient; it may hold old numbers while `hasGradient` is false. */
  gradient: Block | null;
  hasGradient: boolean;
  /** The number of the last walk back that came by. */
  walk: number;
}

/** Makes a node that depends on nothing. */
export function leaf(values: Values, shape: Shape, dtype: Dtype, requiresGrad = false): Node {
  const block = blockOf(values);
  return {
    block,
    shape,
    dtype,
    requiresGrad,
    tape: null,
    gradient: null,
    hasGradient: false,
    walk: 0,
  };
}

/**
 * Returns the node if its numbers are still its own.
 *
 * The memory of a step is used again after `optimizer.step()`; one-element results (a loss) have
 * memory of their own and stay readable.
 *
 * @throws {StaleTensorError} if the step that made the node has ended
 */
export function fresh(node: Node, who: string): Node {
  if (node.tape === null || node.block.length === 1 || node.tape.alive) return node;
  throw new StaleTensorError(
    `${who}: this tensor of shape ${formatShape(node.shape)} belongs to a training step that optimizer.step() has ended; keep it with .clone() before the step`,
  );
}

/** The gradient's memory, all zero if nothing has been added yet. */
export function gradientOf(node: Node, backend: Backend): Block {
  const { length, dtype } = node.block;
  // Gradients of a step's results end with it, except those of one number.
  const passing = node.tape !== null && length !== 1;
  node.gradient ??= passing ? backend.take(length, dtype) : new Block(length, dtype);
  if (!node.hasGradient) {
    backend.fill(node.gradient, 0);
    node.hasGradient = true;
  }
  return node.gradient;
}
