// Tape: the operations of one computation in the order they ran, for the way back.
//
// An entry is an opcode with its operands, result and sizes. A tape belongs to its results: when
// nobody holds them, it is gone. Two tapes become one when their results meet in an operation.

import type { Opcode } from "./backend/backend.ts";
import type { Values } from "./dtype.ts";
import { GradientError } from "./errors.ts";
import type { Node } from "./node.ts";
import type { Sizes } from "./shape.ts";

export class Tape {
  readonly #step: { readonly ended: boolean };
  #opcodes: Opcode[] = [];
  #operands: (readonly Node[])[] = [];
  #results: Node[] = [];
  #sizes: Sizes[] = [];
  #spent = false;
  #joinedTo: Tape | null = null;

  /** @param step the training step that ends the life of this tape */
  constructor(step: { readonly ended: boolean }) {
    this.#step = step;
  }

  /** True until the training step ends. */
  get alive(): boolean {
    return !this.#step.ended;
  }

  /** True if entries can be added: the step runs, and no backward has walked this tape. */
  get open(): boolean {
    return this.alive && !this.root.#spent;
  }

  /** The tape that now holds the entries of this one. */
  get root(): Tape {
    let tape: Tape = this;
    while (tape.#joinedTo) tape = tape.#joinedTo;
    return tape;
  }

  /** Adds one operation. */
  push(opcode: Opcode, operands: readonly Node[], result: Node, sizes: Sizes): void {
    this.#opcodes.push(opcode);
    this.#operands.push(operands);
    this.#results.push(result);
    this.#sizes.push(sizes);
  }

  /**
   * Makes one tape of two that so far have nothing to do with each other, and returns it.
   * Neither depends on the other, so the shorter can be played after the longer.
   */
  join(other: Tape): Tape {
    const [long, short] =
      this.#results.length < other.#results.length ? [other, this] : [this, other];
    for (let i = 0; i < short.#results.length; i++) {
      const result = short.#results[i] as Node;
      long.push(
        short.#opcodes[i] as Opcode,
        short.#operands[i] ?? [],
        result,
        short.#sizes[i] as Sizes,
      );
    }
    short.clear();
    short.#joinedTo = long;
    return long;
  }

  /**
   * Walks from `loss` back to what it was made from, last entry first, visiting only what it depends on.
   *
   * @throws {GradientError} before the first visit, if an operand's own history is already gone
   */
  walkBack(
    loss: Node,
    visit: (opcode: Opcode, operands: readonly Node[], result: Node, sizes: Sizes) => void,
  ): void {
    const needed = new Set<Node>([loss]);
    const entries: number[] = [];
    for (let i = this.#results.length - 1; i >= 0; i--) {
      if (!needed.has(this.#results[i] as Node)) continue;
      entries.push(i);
      for (const operand of this.#operands[i] ?? []) {
        if (!operand.requiresGrad) continue;
        if (operand.tape && operand.tape.root !== this) throw historyGone(operand, "backward");
        needed.add(operand);
      }
    }
    this.#spent = true;
    for (const i of entries) {
      visit(
        this.#opcodes[i] as Opcode,
        this.#operands[i] ?? [],
        this.#results[i] as Node,
        this.#sizes[i] as Sizes,
      );
    }
  }

  /** The arrays that can be used again. One-element results keep theirs for ever. */
  memory(): Values[] {
    const used: Values[] = [];
    for (const { values, gradient } of this.#results) {
      if (values.length === 1) continue;
      used.push(values);
      if (gradient) used.push(gradient);
    }
    return used;
  }

  /** Forgets all entries, so that a kept loss does not keep the computation behind it. */
  clear(): void {
    this.#spent = true;
    this.#opcodes = [];
    this.#operands = [];
    this.#results = [];
    this.#sizes = [];
  }
}

/** Says why a result has no history to walk. */
export function historyGone(node: Node, who: string): GradientError {
  const reason = node.tape?.alive
    ? "was already used by an earlier backward; compute it again, or add the losses and call backward once"
    : "was computed before the parameters changed; compute it again after optimizer.step()";
  return new GradientError(`${who}: the loss, or a part of it, ${reason}`);
}
