// Run: computes one operation and, where a gradient may be wanted, records it.

import type { Opcode, OperandBlocks, Operations } from "./backend/backend.ts";
import { context } from "./context.ts";
import { Block } from "./memory/block.ts";
import type { Node } from "./node.ts";
import { type Shape, sizeOf } from "./shape.ts";
import type { Entry, Tape } from "./tape.ts";

/**
 * Applies `opcode` to its operands.
 *
 * @param operands checked by the caller: fresh, of one precision, of fitting shapes
 * @param shape the shape of the result
 */
export function run<Code extends Opcode>(
  opcode: Code,
  operands: Entry["operands"],
  shape: Shape,
  sizes: Operations[Code],
  dtype = operands[0].dtype,
): Node {
  const [a, b, c] = operands;
  const wants = a.requiresGrad || !!b?.requiresGrad || !!c?.requiresGrad;
  const requiresGrad = context.recording && wants;
  const size = sizeOf(shape);
  // Only recorded results lie in the arena; one-element results keep their number for ever.
  const inArena = requiresGrad && size !== 1;
  const { backend } = context;
  const block = inArena ? backend.take(size, dtype) : new Block(size, dtype);
  backend.forward(opcode, block, blocksOf(operands), sizes);
  const tape = requiresGrad ? tapeFor(operands) : null;
  const node = {
    block,
    shape,
    dtype,
    requiresGrad,
    tape,
    gradient: null,
    hasGradient: false,
    walk: 0,
  };
  tape?.push({ opcode, operands, result: node, sizes });
  return node;
}

/** The memory behind the operands. */
export function blocksOf([a, b, c]: Entry["operands"]): OperandBlocks {
  return [a.block, b ? b.block : null, c ? c.block : null];
}

/** The one tape on which all open operands lie, joined if there were several. */
function tapeFor(operands: Entry["operands"]): Tape {
  let tape: Tape | null = null;
  for (const operand of operands) {
    if (!operand?.tape?.open) continue;
    const root: Tape = operand.tape.root;
    tape = tape === null || tape === root ? root : tape.join(root);
  }
  return tape ?? context.openTape();
}
