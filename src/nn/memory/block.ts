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
  /** The typed array, unless a store holds the only true numbers. */
  own: Values | null;
  store: Store | null = null;
  /** Where in the store's memory, in bytes. */
  at = 0;

  constructor(length: number, dtype: Dtype, own: Values | null) {
    this.length = length;
    this.dtype = dtype;
    this.own = own;
  }

  /** The numbers, to be read or written before the next operation. */
  get values(): Values {
    return this.own ?? (this.store as Store).view(this);
  }
}

/** A block for numbers that lie in a typed array. */
export function blockOf(values: Values): Block {
  return new Block(values.length, values instanceof Float64Array ? "float64" : "float32", values);
}

/** A block of zeros in a typed array. */
export function heapBlock(length: number, dtype: Dtype): Block {
  return new Block(length, dtype, allocate(length, dtype));
}
