// The plain backend: TypeScript loops over typed arrays, in either precision.
//
// It is the reference for every faster backend, the fallback where they cannot run, and the one to read.

import type { Dtype, Values } from "../../dtype.ts";
import type { Block } from "../../memory/block.ts";
import type {
  Backend,
  GradientBlocks,
  Opcode,
  OperandBlocks,
  Operations,
  Rule,
  Updates,
} from "../backend.ts";
import { BlockArena } from "./arena.ts";
import { derivatives } from "./derivatives.ts";
import { forward } from "./forward.ts";
import type { Operands } from "./kernels.ts";
import { updates } from "./updates.ts";

const NoValues = new Float32Array(0);

export class PlainBackend implements Backend {
  readonly name: string = "plain";
  readonly #arena = new BlockArena();

  take(length: number, dtype: Dtype): Block {
    return this.#arena.take(length, dtype);
  }

  fill(block: Block, value: number): void {
    block.edit().fill(value);
  }

  endStep(used: () => readonly Block[]): void {
    this.#arena.reset(used());
  }

  forward<Code extends Opcode>(
    opcode: Code,
    y: Block,
    operands: OperandBlocks,
    sizes: Operations[Code],
  ): void {
    forward[opcode](y.edit(), valuesOf(operands), sizes);
  }

  derive<Code extends Opcode>(
    opcode: Code,
    dy: Block,
    y: Block,
    operands: OperandBlocks,
    [da, db, dc]: GradientBlocks,
    sizes: Operations[Code],
  ): void {
    const gradients = [editable(da), editable(db), editable(dc)] as const;
    derivatives[opcode](dy.values, y.values, valuesOf(operands), gradients, sizes);
  }

  update<Name extends Rule>(
    rule: Name,
    weights: Block,
    gradient: Block,
    state: readonly Block[],
    settings: Updates[Name],
  ): void {
    const kept = state.map((block) => block.edit());
    updates[rule](weights.edit(), gradient.values, kept, settings);
  }
}

function valuesOf([a, b, c]: OperandBlocks): Operands {
  return [a.values, valuesOrNone(b), valuesOrNone(c)];
}

function editable(block: Block | null): Values | null {
  return block?.edit() ?? null;
}

function valuesOrNone(block: Block | null): Values {
  return block ? block.values : NoValues;
}
