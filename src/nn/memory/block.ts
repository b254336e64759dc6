// Block: the numbers of one tensor in memory, row by row.
//
// They lie in a typed array of their own, or in the linear memory of a backend, which may move them at any
// operation: whoever reads `values` reads on the spot and keeps nothing.

import { allocate, type Dtype, type Values } from "../dtype.ts";

/** Memory of a backend that holds blocks. */
export interface Store {
  /** The numbers of a block that it holds, as they lie there. */
  view(block: Block): Values;
}

export class Block {
  readonly length: number;
  readonly dtype: Dtype;
  /** The numbers in a typed array; null while a store has newer ones, or while there are none yet. */
  own: Values | null;
  /** The store that also, or alone, holds the numbers. */
  store: Store | null = null;
  /** Where in the store's memory, in bytes. */
  at = 0;
  /** True if the numbers end with the training step. */
  passing = false;

  constructor(length: number, dtype: Dtype, own: Values | null = null) {
    this.length = length;
    this.dtype = dtype;
    this.own = own;
  }

  /** The numbers, to be read before the next operation. */
  get values(): Values {
    if (this.own) return this.own;
    if (this.store) return this.store.view(this);
    this.own = allocate(this.length, this.dtype);
    return this.own;
  }

  /** The numbers, to be changed before the next operation. */
  edit(): Values {
    if (this.own) this.store = null;
    return this.values;
  }
}

/** A block for numbers that lie in a typed array. */
export function blockOf(values: Values): Block {
  return new Block(values.length, values instanceof Float64Array ? "float64" : "float32", values);
}
