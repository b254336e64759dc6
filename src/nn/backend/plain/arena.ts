// Arena: the arrays of one training step, handed out again in the next.
//
// What the last step used is all that is kept, so memory stays at the size of one step.

import { allocate, type Dtype, type Values } from "../../dtype.ts";
import type { Arena } from "../backend.ts";

export class ArrayArena implements Arena {
  readonly #free = { float32: new Map<number, Values[]>(), float64: new Map<number, Values[]>() };

  take(length: number, dtype: Dtype): Values {
    return this.#free[dtype].get(length)?.pop() ?? allocate(length, dtype);
  }

  reset(used: readonly Values[]): void {
    for (const byLength of Object.values(this.#free)) {
      for (const [length, arrays] of byLength) {
        // A length that this step has not emptied is no longer needed as often, or at all.
        if (arrays.length > 0) byLength.delete(length);
      }
    }
    for (const values of used) {
      const byLength = this.#free[values instanceof Float64Array ? "float64" : "float32"];
      const arrays = byLength.get(values.length);
      if (arrays) arrays.push(values);
      else byLength.set(values.length, [values]);
    }
  }
}
