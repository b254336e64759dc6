// Kernels: what the compiled module offers. Addresses in bytes, sizes in numbers; formulas stand in assembly/.

import type { Windows } from "../backend.ts";

type Address = number;

type Unary = (y: Address, a: Address, count: number) => void;
type Binary = (y: Address, a: Address, b: Address, count: number) => void;
type Pull = (dy: Address, y: Address, a: Address, da: Address, count: number) => void;
type RowWise = (y: Address, a: Address, rows: number, length: number) => void;
type RowPull = (dy: Address, y: Address, da: Address, rows: number, length: number) => void;
type AlongAxis = (
  y: Address,
  a: Address,
  outer: number,
  length: number,
  inner: number,
  factor: number,
  add: boolean,
) => void;

/** What is used of a WebAssembly.Memory. */
export interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface Kernels {
  readonly memory: GrowingMemory;
  firstFree(): Address;
  neg: Unary;
  exp: Unary;
  log: Unary;
  sqrt: Unary;
  square: Unary;
  abs: Unary;
  relu: Unary;
  sigmoid: Unary;
  tanh: Unary;
  softplus: Unary;
  gelu: Unary;
  silu: Unary;
  negPull: Pull;
  expPull: Pull;
  logPull: Pull;
  sqrtPull: Pull;
  squarePull: Pull;
  absPull: Pull;
  reluPull: Pull;
  sigmoidPull: Pull;
  tanhPull: Pull;
  softplusPull: Pull;
  geluPull: Pull;
  siluPull: Pull;
  copyPull: Pull;
  leakyRelu(y: Address, a: Address, count: number, slope: number): void;
  leakyReluPull(dy: Address, a: Address, da: Address, count: number, slope: number): void;
  add: Binary;
  sub: Binary;
  mul: Binary;
  div: Binary;
  /** to += from · factor */
  addScaled(to: Address, from: Address, count: number, factor: number): void;
  /** to += a · b */
  addProduct: Binary;
  /** to += a / b */
  addQuotient: Binary;
  divPullRight(dy: Address, y: Address, b: Address, db: Address, count: number): void;
  fill(to: Address, count: number, value: number): void;
  /** c (rows, columns) = or += a · b, plus the bias on every row if it is no 0; strides in bytes */
  product(
    c: Address,
    a: Address,
    aRow: number,
    aStep: number,
    b: Address,
    bStep: number,
    bColumn: number,
    rows: number,
    inner: number,
    columns: number,
    add: boolean,
    bias: Address,
  ): void;
  copyPatches(patches: Address, image: Address, channels: number, ...windows: Windows): void;
  addPatches(image: Address, patches: Address, channels: number, ...windows: Windows): void;
  maxPool(y: Address, a: Address, planes: number, ...windows: Windows): void;
  maxPoolPull(
    dy: Address,
    y: Address,
    a: Address,
    da: Address,
    planes: number,
    ...windows: Windows
  ): void;
  /** Rows of `width` numbers from stride to stride, or added there; strides in numbers. */
  moveRows(
    to: Address,
    toStride: number,
    from: Address,
    fromStride: number,
    rows: number,
    width: number,
    add: boolean,
  ): void;
  swapAxes(
    y: Address,
    a: Address,
    outer: number,
    first: number,
    middle: number,
    second: number,
    inner: number,
    add: boolean,
  ): void;
  /** `hidden` is a multiple of four. */
  lstmCell(y: Address, a: Address, b: Address, rows: number, hidden: number): void;
  lstmCellPull(
    dy: Address,
    y: Address,
    a: Address,
    b: Address,
    da: Address,
    db: Address,
    rows: number,
    hidden: number,
  ): void;
  /** `features` is a multiple of four; an address of 0 is no scale, or no shift. */
  layerNorm(
    y: Address,
    a: Address,
    b: Address,
    c: Address,
    rows: number,
    features: number,
    epsilon: number,
  ): void;
  layerNormPull(
    dy: Address,
    a: Address,
    b: Address,
    da: Address,
    db: Address,
    dc: Address,
    rows: number,
    features: number,
    epsilon: number,
  ): void;
  transposed(y: Address, a: Address, rows: number, columns: number, add: boolean): void;
  sum: AlongAxis;
  expand: AlongAxis;
  softmax: RowWise;
  logSoftmax: RowWise;
  softmaxPull: RowPull;
  logSoftmaxPull: RowPull;
  binaryCrossEntropy(y: Address, a: Address, b: Address, count: number, divisor: number): void;
  /** An address of 0 wants no gradient. */
  binaryCrossEntropyPull(
    dy: Address,
    a: Address,
    b: Address,
    da: Address,
    db: Address,
    count: number,
    divisor: number,
  ): void;
  crossEntropy(
    y: Address,
    a: Address,
    b: Address,
    examples: number,
    classes: number,
    indexed: boolean,
    divisor: number,
  ): void;
  crossEntropyPull(
    dy: Address,
    a: Address,
    b: Address,
    da: Address,
    examples: number,
    classes: number,
    indexed: boolean,
    divisor: number,
  ): void;
  sumOfSquares(a: Address, count: number): number;
  sgd(
    weights: Address,
    gradient: Address,
    velocity: Address,
    count: number,
    learningRate: number,
    momentum: number,
    nesterov: boolean,
    weightDecay: number,
  ): void;
  adam(
    weights: Address,
    gradient: Address,
    first: Address,
    second: Address,
    count: number,
    rate: number,
    root: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    epsilon: number,
    decay: number,
    shrink: number,
  ): void;
  /** Multiply-adds that wait for nothing: 96 · count floating-point operations. */
  peak(count: number): number;
}
