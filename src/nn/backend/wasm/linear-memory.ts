// Linear memory: where blocks lie while wasm kernels work on them.
//
// Two stacks grow in it. Below, the parameters that an optimizer has adopted, for as long as somebody holds
// them. Above, the working stack: operands and results of the present step. It is emptied when the step
// ends, or when it has grown past its limit; numbers that are still wanted are copied out to typed arrays.
// So there is nothing to dispose, and no loop can fill the memory.

import type { Values } from "../../dtype.ts";
import type { Block, Store } from "../../memory/block.ts";
import type { GrowingMemory } from "./kernels.ts";

const PageBytes = 65_536;
const Megabyte = 2 ** 20;
/** Adopted parameters may take this much; what comes after them lives on the working stack. */
const AdoptedLimit = 512 * Megabyte;

export class LinearMemory implements Store {
  readonly #memory: GrowingMemory;
  /** Blocks on the working stack. */
  #listed: Block[] = [];
  #adoptedTop: number;
  #base: number;
  #top: number;
  #limit = 16 * Megabyte;
  #end: number;
  /** All of the memory; another after it has grown. */
  #numbers: Float32Array;
  readonly #free = new Map<number, number[]>();
  readonly #lost: FinalizationRegistry<{ at: number; bytes: number }>;

  constructor(memory: GrowingMemory, firstFree: number) {
    this.#memory = memory;
    this.#adoptedTop = aligned(firstFree);
    this.#base = this.#adoptedTop + Megabyte;
    this.#top = this.#base;
    this.#end = memory.buffer.byteLength;
    this.#numbers = new Float32Array(memory.buffer);
    this.#lost = new FinalizationRegistry(({ at, bytes }) => this.#giveBack(at, bytes));
  }

  /** Bytes of the whole memory. */
  get size(): number {
    return this.#end;
  }

  view({ at, length }: Block): Values {
    return new Float32Array(this.#memory.buffer, at, length);
  }

  /** Puts blocks on the working stack, where they lie until the next call. */
  hold(
    a: Block | null,
    b: Block | null,
    c: Block | null,
    d: Block | null,
    e: Block | null = null,
    f: Block | null = null,
    g: Block | null = null,
    h: Block | null = null,
  ): void {
    const lower = this.#missing(a) + this.#missing(b) + this.#missing(c) + this.#missing(d);
    const upper = this.#missing(e) + this.#missing(f) + this.#missing(g) + this.#missing(h);
    const needed = lower + upper;
    if (needed === 0) return;
    const used = this.#top - this.#base;
    if (used > 0 && used + needed > this.#limit) {
      this.#empty(false);
      // A step that needs more than the limit is slow only once.
      this.#limit = Math.min(this.#limit * 2, 1024 * Megabyte);
      this.hold(a, b, c, d, e, f, g, h);
      return;
    }
    if (this.#top + needed > this.#end) this.#grow(this.#top + needed);
    this.#place(a);
    this.#place(b);
    this.#place(c);
    this.#place(d);
    this.#place(e);
    this.#place(f);
    this.#place(g);
    this.#place(h);
  }

  /** Room for the numbers that one operation needs on the way, behind all blocks; gone with the next call. */
  scratch(count: number): number {
    const end = this.#top + aligned(4 * count) + 16;
    if (end > this.#end) this.#grow(end);
    return this.#top;
  }

  /** Gives blocks a place for as long as somebody holds them. */
  adopt(block: Block): void {
    if (block.store === this && block.at < this.#base) return;
    const bytes = bytesOf(block);
    const at = this.#free.get(bytes)?.pop() ?? this.#raise(bytes);
    if (at === null) return;
    const values = block.values;
    this.#numbers.set(values, at >> 2);
    block.own = null;
    block.store = this;
    block.at = at;
    block.passing = false;
    this.#lost.register(block, { at, bytes });
  }

  /** Ends the step: results that were taken for it are gone, all other numbers are kept. */
  endStep(): void {
    this.#empty(true);
  }

  #missing(block: Block | null): number {
    return block === null || block.store === this ? 0 : bytesOf(block);
  }

  #place(block: Block | null): void {
    if (block === null || block.store === this) return;
    const at = this.#top;
    this.#top += bytesOf(block);
    if (block.own || block.store) this.#numbers.set(block.values, at >> 2);
    block.store = this;
    block.at = at;
    this.#listed.push(block);
  }

  #empty(isStepOver: boolean): void {
    for (const block of this.#listed) {
      // Some have been adopted, or taken by another store, since they were listed.
      if (block.store !== this || block.at < this.#base) continue;
      if (block.own === null && !(isStepOver && block.passing)) block.own = this.#copyOf(block);
      block.store = null;
    }
    this.#listed.length = 0;
    this.#top = this.#base;
  }

  #copyOf(block: Block): Values {
    // Most are losses: one number needs no view.
    if (block.length === 1) return Float32Array.of(this.#numbers[block.at >> 2] ?? 0);
    return this.view(block).slice();
  }

  #grow(bytes: number): void {
    const wanted = Math.max(bytes, Math.min(this.#end * 2, this.#end + 64 * Megabyte));
    try {
      this.#memory.grow(Math.ceil((wanted - this.#end) / PageBytes));
    } catch {
      throw new RangeError(
        `Out of memory: the tensors of this step need ${Math.round(bytes / Megabyte)} MB; use smaller batches or layers.`,
      );
    }
    this.#end = this.#memory.buffer.byteLength;
    this.#numbers = new Float32Array(this.#memory.buffer);
  }

  /** Room between the two stacks; if there is too little, the upper one moves up. */
  #raise(bytes: number): number | null {
    const at = this.#adoptedTop;
    if (at + bytes > AdoptedLimit) return null;
    if (at + bytes > this.#base) {
      this.#empty(false);
      this.#base = aligned(at + bytes + Math.max(Megabyte, at));
      this.#top = this.#base;
      if (this.#base > this.#end) this.#grow(this.#base);
    }
    this.#adoptedTop = at + bytes;
    return at;
  }

  #giveBack(at: number, bytes: number): void {
    const places = this.#free.get(bytes);
    if (places) places.push(at);
    else this.#free.set(bytes, [at]);
  }
}

/** Whole lanes, so that kernels need not mind where a block ends. */
function bytesOf({ length }: Block): number {
  return aligned(4 * length) + 16;
}

function aligned(bytes: number): number {
  return (bytes + 15) & ~15;
}
