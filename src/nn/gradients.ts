// Gradients: the walk back from a loss to everything it was made from.
//
// Knows the order of the walk and where gradients are kept; the calculus is the backend's table.

import { context } from "./context.ts";
import { GradientError } from "./errors.ts";
import type { Block } from "./memory/block.ts";
import { gradientOf, leaf, type Node } from "./node.ts";
import { operand } from "./operand.ts";
import { blocksOf } from "./run.ts";
import { formatShape } from "./shape.ts";
import { historyGone } from "./tape.ts";
import { type Tensor, wrap } from "./tensor.ts";

/**
 * Computes the gradient of a loss with respect to every tensor it depends on.
 *
 * Adds ∂loss/∂w to `w.grad` of each tensor made with `requiresGrad`; `optimizer.zeroGrad()` or
 * `w.zeroGrad()` empties it. Results in between have their own `grad` until the step ends.
 *
 * @param loss one number, in any shape
 * @throws {GradientError} if the loss has several numbers, depends on nothing, or was used before
 * @example const w = tensor(3, { requiresGrad: true }); backward(square(w)); w.grad?.item() // 6
 */
export function backward(loss: Tensor): void {
  walk(checkLoss(operand(loss, "backward"), "backward"), () => true);
}

/** Empties the gradients of some tensors. */
export function zeroGrad(tensors: Iterable<Tensor>): void {
  for (const tensor of tensors) tensor.zeroGrad();
}

/**
 * Turns a function with one number as its result into the function that gives its gradient.
 *
 * The gradient is with respect to the first argument. Gradients of other tensors are left alone.
 *
 * @returns a function of the same arguments; its result has the shape of the first
 * @throws {GradientError} if the result does not depend on the first argument
 * @example grad((x: Tensor) => sum(square(x)))(tensor([1, 2])).toArray() // [2, 4]
 */
export function grad<Rest extends readonly unknown[]>(
  f: (x: Tensor, ...rest: Rest) => Tensor,
): (x: Tensor | number, ...rest: Rest) => Tensor {
  return (x, ...rest) => {
    const { block, shape, dtype } = operand(x, "grad");
    const variable = leaf(block.values.slice(), shape, dtype, true);
    const result = context.withRecording(true, () => f(wrap(variable), ...rest));
    const loss = checkLoss(operand(result, "grad"), "grad");
    walk(loss, (node) => node === variable);
    if (!variable.hasGradient) {
      throw new GradientError("grad: the result does not depend on the first argument");
    }
    return wrap(leaf(gradientOf(variable, context.backend).values, shape, dtype));
  };
}

function checkLoss(loss: Node, who: string): Node {
  if (loss.block.length !== 1) {
    throw new GradientError(
      `${who}: the loss has shape ${formatShape(loss.shape)}; expected one number: reduce it with mean or sum`,
    );
  }
  if (!loss.requiresGrad) {
    throw new GradientError(
      `${who}: the loss depends on no tensor made with requiresGrad, or was computed inside noGrad`,
    );
  }
  if (loss.tape && !loss.tape.open) throw historyGone(loss, who);
  return loss;
}

/** @param wants which leaves receive their gradient */
function walk(loss: Node, wants: (leaf: Node) => boolean): void {
  const { backend } = context;
  const tape = loss.tape?.root;
  if (!tape) {
    if (wants(loss)) addOne(loss);
    return;
  }
  tape.walkBack(loss, ({ opcode, operands, result, sizes }) => {
    if (result === loss) addOne(result);
    const [a, b, c] = operands;
    const gradients = [place(a), place(b), place(c)] as const;
    const dy = gradientOf(result, backend);
    backend.derive(opcode, dy, result.block, blocksOf(operands), gradients, sizes);
  });
  context.spend(tape);

  function place(operand: Node | null | undefined): Block | null {
    if (!operand?.requiresGrad) return null;
    return operand.tape || wants(operand) ? gradientOf(operand, backend) : null;
  }
}

/** The gradient of the loss with respect to itself. */
function addOne(loss: Node): void {
  const { backend } = context;
  if (loss.hasGradient) {
    const [value = 0] = gradientOf(loss, backend).values;
    backend.fill(gradientOf(loss, backend), value + 1);
  } else {
    backend.fill(gradientOf(loss, backend), 1);
  }
}
