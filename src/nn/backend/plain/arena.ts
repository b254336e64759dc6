// Arena: the blocks of one training step, handed out again in the next.
//
// What the last step used is all that is kept, so memory stays at the size of one step.

import type { Dtype } from "../../dtype.ts";
import { Block } from "../../memory/block.ts";

export class BlockArena {
  readonly #free = { float32: new Map<number, Block[]>(), float64: new Map<number, Block[]>() };

  take(length: number, dtype: Dtype): Block {
    return this.#free[dtype].get(length)?.pop() ?? new Block(length, dtype);
  }

  reset(used: readonly Block[]): void {
    for (const byLength of Object.values(this.#free)) {
      for (const [length, blocks] of byLength) {
        // A length that this step has not emptied is no longer needed as often, or at all.
        if (blocks.length > 0) byLength.delete(length);
      }
    }
    for (const block of used) {
      const byLength = this.#free[block.dtype];
      const blocks = byLength.get(block.length);
      if (blocks) blocks.push(block);
      else byLength.set(block.length, [block]);
    }
  }
}
