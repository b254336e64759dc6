// Tape: the operations of one computation in the order they ran, for the way back.
//
// A tape belongs to its results: when
// nobody holds them, it is gone. Two tapes become one when their results meet in an operation.

import type { Opcode, Operations } from "./backend/backend.ts";
import { GradientError } from "./errors.ts";
import type { Block } from "./memory/block.ts";
import type { Node } from "./node.ts";

/** One operation as it ran. */
export interface Entry {
  readonly opcode: Opcode;
  readonly operands: readonly [a: Node, b?: Node | null, c?: Node | null];
  readonly result: Node;
  readonly sizes: Operations[Opcode];
}

let walks = 0;

export class Tape {
  readonly #step: { readonly ended: boolean };
  #entries: Entry[] = [];
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

  push(entry: Entry): void {
    this.#entries.push(entry);
  }

  /**
   * Makes one tape of two that so far have nothing to do with each other, and returns it.
   * Neither depends on the other, so the shorter can be played after the longer.
   */
  join(other: Tape): Tape {
    const [long, short] =
      this.#entries.length < other.#entries.length ? [other, this] : [this, other];
    for (const entry of short.#entries) long.#entries.push(entry);
    short.clear();
    short.#joinedTo = long;
    return long;
  }

  /**
   * Walks from `loss` back to what it was made from, last entry first, visiting only what it depends on.
   *
   * @throws {GradientError} before the first visit, if an operand's own history is already gone
   */
  walkBack(loss: Node, visit: (entry: Entry) => void): void {
    const path = this.entriesBefore(loss, "backward");
    this.#spent = true;
    for (const entry of path) visit(entry);
  }

  /**
   * The operations that `loss` depends on, last first.
   *
   * @throws {GradientError} if an operand's own history is already gone
   */
  entriesBefore(loss: Node, who: string): Entry[] {
    // A node is on the way if its mark is that of this walk.
    const walk = ++walks;
    loss.walk = walk;
    const path: Entry[] = [];
    for (let i = this.#entries.length - 1; i >= 0; i--) {
      const entry = this.#entries[i] as Entry;
      if (entry.result.walk !== walk) continue;
      path.push(entry);
      const [a, b, c] = entry.operands;
      this.#mark(a, walk, who);
      if (b) this.#mark(b, walk, who);
      if (c) this.#mark(c, walk, who);
    }
    return path;
  }

  #mark(operand: Node, walk: number, who: string): void {
    if (!operand.requiresGrad) return;
    if (operand.tape && operand.tape.root !== this) throw historyGone(operand, who);
    operand.walk = walk;
  }

  /** The memory that can be used again. One-element results keep theirs for ever. */
  memory(): Block[] {
    const used: Block[] = [];
    for (const { result } of this.#entries) {
      if (result.block.length === 1) continue;
      used.push(result.block);
      if (result.gradient) used.push(result.gradient);
    }
    return used;
  }

  /** Forgets all entries, so that a kept loss does not keep the computation behind it. */
  clear(): void {
    this.#spent = true;
    this.#entries = [];
  }
}

/** Says why a result has no history to walk. */
export function historyGone(node: Node, who: string): GradientError {
  const reason = node.tape?.alive
    ? "was already used by an earlier backward; compute it again, or add the losses and call backward once"
    : "was computed before the parameters changed; compute it again after optimizer.step()";
  return new GradientError(`${who}: the loss, or a part of it, ${reason}`);
}
