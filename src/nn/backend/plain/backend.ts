// The plain backend: TypeScript loops over typed arrays, in either precision.
//
// It is the reference for every faster backend, the fallback where they cannot run, and the one to read.

import type { Dtype, Values } from "../../dtype.ts";
import type { Block } from "../../memory/block.ts";
import type {
  AdamSettings,
  Backend,
  GradientBlocks,
  Opcode,
  OperandBlocks,
  Operations,
  SgdSettings,
} from "../backend.ts";
import { BlockArena } from "./arena.ts";
import { derivatives } from "./derivatives.ts";
import { forward } from "./forward.ts";
import type { Operands } from "./kernels.ts";
import { adamStep, sgdStep } from "./updates.ts";

const NoValues = new Float32Array(0);

export class PlainBackend implements Backend {
  readonly name: string = "plain";
  readonly #arena = new BlockArena();

  take(length: number, dtype: Dtype): Block {
    return this.#arena.take(length, dtype);
  }

  endStep(used: readonly Block[]): void {
    this.#arena.reset(used);
  }

  forward<Code extends Opcode>(
    opcode: Code,
    y: Block,
    operands: OperandBlocks,
    sizes: Operations[Code],
  ): void {
    forward[opcode](y.values, valuesOf(operands), sizes);
  }

  derive<Code extends Opcode>(
    opcode: Code,
    dy: Block,
    y: Block,
    operands: OperandBlocks,
    [da, db, dc]: GradientBlocks,
    sizes: Operations[Code],
  ): void {
    const gradients = [da && da.values, db && db.values, dc && dc.values] as const;
    derivatives[opcode](dy.values, y.values, valuesOf(operands), gradients, sizes);
  }

  sgdStep(weights: Block, gradient: Block, velocity: Block, settings: SgdSettings): void {
    sgdStep(weights.values, gradient.values, velocity.values, settings);
  }

  adamStep(
    weights: Block,
    gradient: Block,
    { first, second, step }: { first: Block; second: Block; step: number },
    settings: AdamSettings,
  ): void {
    const moments = { first: first.values, second: second.values, step };
    adamStep(weights.values, gradient.values, moments, settings);
  }
}

function valuesOf([a, b, c]: OperandBlocks): Operands {
  return [a.values, valuesOrNone(b), valuesOrNone(c)];
}

function valuesOrNone(block: Block | null): Values {
  return block ? block.values : NoValues;
}
