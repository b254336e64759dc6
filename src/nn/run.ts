// Run: computes one operation and, where a gradient may be wanted, records it.

import type { Opcode } from "./backend/backend.ts";
import { context } from "./context.ts";
import { allocate } from "./dtype.ts";
import type { Node } from "./node.ts";
import { type Shape, type Sizes, sizeOf } from "./shape.ts";
import type { Tape } from "./tape.ts";

const Nothing = new Float32Array(0);
const NoSizes: Sizes = [0, 0, 0];

/**
 * Applies `opcode` to its operands.
 *
 * @param operands checked by the caller: fresh, of one precision, of fitting shapes
 * @param shape the shape of the result
 */
export function run(
  opcode: Opcode,
  operands: readonly Node[],
  shape: Shape,
  sizes: Sizes = NoSizes,
  dtype = operands[0]?.dtype ?? "float32",
): Node {
  const requiresGrad = context.recording && operands.some((operand) => operand.requiresGrad);
  const size = sizeOf(shape);
  // Only recorded results lie in the arena; one-element results keep their number for ever.
  const inArena = requiresGrad && size !== 1;
  const values = inArena ? context.backend.arena.take(size, dtype) : allocate(size, dtype);
  context.backend.forward[opcode](values, valuesOf(operands), sizes);
  const tape = requiresGrad ? tapeFor(operands) : null;
  const node = { values, shape, dtype, requiresGrad, tape, gradient: null, hasGradient: false };
  tape?.push(opcode, operands, node, sizes);
  return node;
}

/** The three operand places of a kernel. */
export function valuesOf([a, b, c]: readonly Node[]) {
  return [a?.values ?? Nothing, b?.values ?? Nothing, c?.values ?? Nothing] as const;
}

/** The one tape on which all open operands lie, joined if there were several. */
function tapeFor(operands: readonly Node[]): Tape {
  let tape: Tape | null = null;
  for (const operand of operands) {
    if (!operand.tape?.open) continue;
    const root: Tape = operand.tape.root;
    tape = tape === null || tape === root ? root : tape.join(root);
  }
  return tape ?? context.openTape();
}
