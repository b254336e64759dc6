// The kernels that a wasm backend calls. Operands are addresses in bytes, sizes are counts.

export {
  expand,
  logSoftmax,
  logSoftmaxPull,
  softmax,
  softmaxPull,
  sum,
  sumOfSquares,
} from "./along";
export * from "./elementwise";
export * from "./images";
export * from "./layout";
export * from "./losses";
export * from "./normalization";
export * from "./recurrent";
export { product, transposed } from "./matrix";
export { adam, sgd } from "./updates";
export { peak } from "./peak";

/** The first address that blocks may use, after the fixed panels of matrix.ts. */
export function firstFree(): usize {
  return __heap_base;
}
