// A wasm backend: float32 operations by compiled kernels in one linear memory, the rest by plain loops.

import type { Dtype } from "../../dtype.ts";
import { Block } from "../../memory/block.ts";
import type {
  Backend,
  GradientBlocks,
  Opcode,
  OperandBlocks,
  Operations,
  Rule,
  Updates,
} from "../backend.ts";
import { PlainBackend } from "../plain/backend.ts";
import * as derivatives from "./derivatives.ts";
import * as forward from "./forward.ts";
import type { Kernels } from "./kernels.ts";
import { LinearMemory } from "./linear-memory.ts";
import { updates } from "./updates.ts";

export class WasmBackend implements Backend {
  readonly name: string;
  readonly #kernels: Kernels;
  readonly #memory: LinearMemory;
  readonly #plain = new PlainBackend();
  /** The step has taken blocks that only the plain loops work on. */
  #tookPlain = false;

  /** @param kernels the exports of a module compiled from assembly/ */
  constructor(name: string, kernels: Kernels) {
    this.name = name;
    this.#kernels = kernels;
    this.#memory = new LinearMemory(kernels.memory, kernels.firstFree());
  }

  take(length: number, dtype: Dtype): Block {
    if (dtype !== "float32") {
      this.#tookPlain = true;
      return this.#plain.take(length, dtype);
    }
    const block = new Block(length, dtype);
    block.passing = true;
    return block;
  }

  fill(block: Block, value: number): void {
    if (block.dtype !== "float32") {
      block.edit().fill(value);
      return;
    }
    block.own = null;
    this.#memory.hold(block, null, null, null);
    this.#kernels.fill(block.at, block.length, value);
  }

  endStep(used: () => readonly Block[]): void {
    this.#memory.endStep();
    if (!this.#tookPlain) return;
    this.#tookPlain = false;
    this.#plain.endStep(() => used().filter(({ dtype }) => dtype !== "float32"));
  }

  forward<Code extends Opcode>(
    opcode: Code,
    y: Block,
    operands: OperandBlocks,
    sizes: Operations[Code],
  ): void {
    const [a, b, c] = operands;
    const kernel = forward.kernelFor(opcode, sizes);
    if (!kernel || y.dtype !== "float32" || a.dtype !== "float32") {
      this.#plain.forward(opcode, y, operands, sizes);
      return;
    }
    this.#memory.hold(y, a, b, c);
    y.own = null;
    kernel(this.#kernels, y, a, b, c, sizes, this.#memory);
  }

  derive<Code extends Opcode>(
    opcode: Code,
    dy: Block,
    y: Block,
    operands: OperandBlocks,
    gradients: GradientBlocks,
    sizes: Operations[Code],
  ): void {
    const [a, b, c] = operands;
    const [da, db, dc] = gradients;
    const kernel = derivatives.kernelFor(opcode, sizes, gradients);
    if (!kernel || y.dtype !== "float32" || a.dtype !== "float32") {
      this.#plain.derive(opcode, dy, y, operands, gradients, sizes);
      return;
    }
    this.#memory.hold(dy, y, a, b, c, da, db, dc);
    if (da) da.own = null;
    if (db) db.own = null;
    if (dc) dc.own = null;
    kernel(this.#kernels, dy, y, operands, da, db, dc, sizes, this.#memory);
  }

  update<Name extends Rule>(
    rule: Name,
    weights: Block,
    gradient: Block,
    state: readonly Block[],
    settings: Updates[Name],
  ): void {
    const kernel = updates[rule];
    if (!kernel || weights.dtype !== "float32") {
      this.#plain.update(rule, weights, gradient, state, settings);
      return;
    }
    const [first = null, second = null] = state;
    // Parameters and what belongs to them stay in the memory from step to step.
    this.#memory.adopt(weights);
    this.#memory.adopt(gradient);
    if (first) this.#memory.adopt(first);
    if (second) this.#memory.adopt(second);
    // What found no room there lies on the working stack.
    this.#memory.hold(weights, gradient, first, second);
    weights.own = null;
    if (first) first.own = null;
    if (second) second.own = null;
    kernel(this.#kernels, weights, gradient, first, second, settings);
  }
}
