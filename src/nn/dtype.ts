// Precision: which typed array holds a tensor's numbers.

import { DtypeError } from "./errors.ts";

/** The precision of a tensor: `float32` to train, `float64` to check gradients. */
export type Dtype = "float32" | "float64";

/** The numbers of a tensor in memory, row by row. */
export type Values = Float32Array | Float64Array;

/** Makes room for `length` numbers, all zero. */
export function allocate(length: number, dtype: Dtype): Values {
  return dtype === "float64" ? new Float64Array(length) : new Float32Array(length);
}

/** Returns `dtype` if it names a precision. */
export function checkDtype(dtype: Dtype, who: string): Dtype {
  if (dtype === "float32" || dtype === "float64") return dtype;
  throw new DtypeError(`${who}: dtype is ${String(dtype)}; expected "float32" or "float64"`);
}
