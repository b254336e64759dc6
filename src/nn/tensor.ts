// Tensor: numbers in a shape, with the operations as methods.
//
// Methods only name what `operations/` computes. These files and this one import each other on purpose:
// none calls another before all are loaded.

import { context } from "./context.ts";
import { tensor } from "./creation.ts";
import type { Dtype, Values } from "./dtype.ts";
import { GradientError, ShapeError } from "./errors.ts";
import { Block } from "./memory/block.ts";
import { type NestedNumbers, nest } from "./nested.ts";
import { fresh, leaf, type Node } from "./node.ts";
import { relu, sigmoid, tanh } from "./operations/activations.ts";
import { add, div, mul, pow, sub } from "./operations/arithmetic.ts";
import { permute, transpose } from "./operations/axes.ts";
import { equal, greater, greaterEqual, less, lessEqual } from "./operations/comparisons.ts";
import { abs, clip, cos, exp, log, neg, sin, sqrt, square } from "./operations/elementwise.ts";
import { pad } from "./operations/joining.ts";
import { reshape, to } from "./operations/layout.ts";
import { matmul } from "./operations/matmul.ts";
import {
  argmax,
  argmin,
  max,
  mean,
  min,
  norm,
  type ReduceOptions,
  sum,
  variance,
} from "./operations/reductions.ts";
import { at, gather, type SliceOptions, slice } from "./operations/selection.ts";
import { logSoftmax, softmax } from "./operations/softmax.ts";
import { formatShape, type Shape, sameShape } from "./shape.ts";

const Brand = Symbol.for("nn.Tensor");

let readNode: (tensor: Tensor) => Node;

/** Numbers in a shape. Made by `tensor`, `zeros`, `normal` … and by every operation. */
export class Tensor {
  readonly #node: Node;

  static {
    readNode = (tensor) => tensor.#node;
  }

  /** For the library itself; readers call `tensor(…)`. */
  constructor(node: Node) {
    this.#node = node;
  }

  /** True for a tensor, also one of another realm or another copy of this library. */
  static isTensor(value: unknown): value is Tensor {
    return typeof value === "object" && value !== null && Brand in value;
  }

  get [Brand](): true {
    return true;
  }

  /** Sizes along each axis; [] for a single number. */
  get shape(): Shape {
    return this.#node.shape;
  }

  get dtype(): Dtype {
    return this.#node.dtype;
  }

  /** How many numbers it holds. */
  get size(): number {
    return this.#node.block.length;
  }

  /** True if gradients were asked for, and for results that depend on such a tensor. */
  get requiresGrad(): boolean {
    return this.#node.requiresGrad;
  }

  /** The numbers row by row, as a copy. */
  get data(): Values {
    return fresh(this.#node, "data").block.values.slice();
  }

  /** The numbers as nested arrays; a scalar gives a number. Typed as a matrix unless told: `toArray<number[]>()`. */
  toArray<Nested extends NestedNumbers = number[][]>(): Nested {
    return nest(fresh(this.#node, "toArray").block.values, this.shape) as Nested;
  }

  /**
   * The one number of a one-element tensor.
   *
   * @throws {ShapeError} if it holds more or fewer
   */
  item(): number {
    const [number] = this.#node.block.values;
    if (this.size === 1 && number !== undefined) return number;
    throw new ShapeError(
      `item: shape is ${formatShape(this.shape)}; expected exactly one number: use toArray()`,
    );
  }

  /** A copy that lives as long as you hold it, without history and without gradient. */
  clone(): Tensor {
    return new Tensor(
      leaf(fresh(this.#node, "clone").block.values.slice(), this.shape, this.dtype),
    );
  }

  /** The same numbers as a constant: no gradient flows back through the result. */
  detach(): Tensor {
    return new Tensor(
      leaf(fresh(this.#node, "detach").block.values.slice(), this.shape, this.dtype),
    );
  }

  /**
   * What `backward` has added up here, as a copy; null before the first `backward` and after `zeroGrad`.
   * Setting it replaces the gradient, for instance to clip it.
   */
  get grad(): Tensor | null {
    const { gradient, hasGradient } = fresh(this.#node, "grad");
    if (!gradient || !hasGradient) return null;
    return new Tensor(leaf(gradient.values.slice(), this.shape, this.dtype));
  }

  set grad(gradient: Tensor | null) {
    const node = this.#node;
    if (gradient === null) {
      node.hasGradient = false;
      return;
    }
    if (!node.requiresGrad || node.tape) {
      throw new GradientError("grad: only a tensor made with requiresGrad can be given a gradient");
    }
    node.gradient ??= new Block(this.size, this.dtype);
    node.gradient.edit().set(numbersLike(node, gradient, "grad"));
    node.hasGradient = true;
  }

  /** Empties the gradient. */
  zeroGrad(): void {
    this.#node.hasGradient = false;
  }

  /**
   * Replaces the numbers, as an optimizer does. Like `optimizer.step()` it ends the training step if
   * gradients depend on this tensor.
   *
   * @throws {ShapeError} if the shapes differ
   * @throws {GradientError} if this tensor is the result of an operation
   * @example w.assign(w.sub(w.grad.mul(learningRate)))
   */
  assign(numbers: Tensor | NestedNumbers): void {
    if (this.#node.tape) {
      throw new GradientError(
        "assign: this tensor is the result of an operation; expected one made with tensor(…)",
      );
    }
    this.#node.block.edit().set(numbersLike(this.#node, numbers, "assign"));
    if (this.#node.requiresGrad) context.endStep();
  }

  /** `tensor([[1, 2]], shape (1, 2), float32)`, long ones shortened. */
  toString(): string {
    const { values } = fresh(this.#node, "toString").block;
    const numbers =
      values.length <= 64 ? JSON.stringify(nest(values, this.shape)) : `${values.slice(0, 8)}, …`;
    return `tensor(${numbers}, shape ${formatShape(this.shape)}, ${this.dtype})`;
  }

  // From here on each method is the function of its name, with this tensor as the first operand.

  add(other: Tensor | number): Tensor {
    return add(this, other);
  }
  sub(other: Tensor | number): Tensor {
    return sub(this, other);
  }
  mul(other: Tensor | number): Tensor {
    return mul(this, other);
  }
  div(other: Tensor | number): Tensor {
    return div(this, other);
  }
  pow(exponent: Tensor | number): Tensor {
    return pow(this, exponent);
  }
  neg(): Tensor {
    return neg(this);
  }
  exp(): Tensor {
    return exp(this);
  }
  log(): Tensor {
    return log(this);
  }
  sqrt(): Tensor {
    return sqrt(this);
  }
  square(): Tensor {
    return square(this);
  }
  abs(): Tensor {
    return abs(this);
  }
  sin(): Tensor {
    return sin(this);
  }
  cos(): Tensor {
    return cos(this);
  }
  clip(bounds: { low?: number; high?: number }): Tensor {
    return clip(this, bounds);
  }
  less(other: Tensor | number): Tensor {
    return less(this, other);
  }
  lessEqual(other: Tensor | number): Tensor {
    return lessEqual(this, other);
  }
  greater(other: Tensor | number): Tensor {
    return greater(this, other);
  }
  greaterEqual(other: Tensor | number): Tensor {
    return greaterEqual(this, other);
  }
  equal(other: Tensor | number): Tensor {
    return equal(this, other);
  }
  matmul(other: Tensor): Tensor {
    return matmul(this, other);
  }
  transpose(axisA?: number, axisB?: number): Tensor {
    return transpose(this, axisA, axisB);
  }
  permute(axes: readonly number[]): Tensor {
    return permute(this, axes);
  }
  slice(options?: SliceOptions): Tensor {
    return slice(this, options);
  }
  at(index: number, options?: { axis?: number }): Tensor {
    return at(this, index, options);
  }
  gather(indices: Tensor | NestedNumbers, options?: { axis?: number }): Tensor {
    return gather(this, indices, options);
  }
  pad(widths: Parameters<typeof pad>[1], options?: { value?: number }): Tensor {
    return pad(this, widths, options);
  }
  reshape(shape: Shape): Tensor {
    return reshape(this, shape);
  }
  to(dtype: Dtype): Tensor {
    return to(this, dtype);
  }
  sum(options?: ReduceOptions): Tensor {
    return sum(this, options);
  }
  mean(options?: ReduceOptions): Tensor {
    return mean(this, options);
  }
  max(options?: ReduceOptions): Tensor {
    return max(this, options);
  }
  min(options?: ReduceOptions): Tensor {
    return min(this, options);
  }
  variance(options?: ReduceOptions & { correction?: number }): Tensor {
    return variance(this, options);
  }
  norm(options?: Parameters<typeof norm>[1]): Tensor {
    return norm(this, options);
  }
  argmin(options?: { axis?: number }): Tensor {
    return argmin(this, options);
  }
  argmax(options?: { axis?: number }): Tensor {
    return argmax(this, options);
  }
  relu(): Tensor {
    return relu(this);
  }
  sigmoid(): Tensor {
    return sigmoid(this);
  }
  tanh(): Tensor {
    return tanh(this);
  }
  softmax(options?: { axis?: number }): Tensor {
    return softmax(this, options);
  }
  logSoftmax(options?: { axis?: number }): Tensor {
    return logSoftmax(this, options);
  }
}

/** The node behind a tensor, for the library's own files. */
export function nodeOf(tensor: Tensor): Node {
  return readNode(tensor);
}

/** A tensor for a node, for the library's own files. */
export function wrap(node: Node): Tensor {
  return new Tensor(node);
}

function numbersLike(node: Node, numbers: Tensor | NestedNumbers, who: string): Values {
  const source = numbers instanceof Tensor ? numbers : tensor(numbers, { dtype: node.dtype });
  if (!sameShape(source.shape, node.shape)) {
    throw new ShapeError(
      `${who}: shapes differ: ${formatShape(source.shape)} given; expected ${formatShape(node.shape)}`,
    );
  }
  return fresh(nodeOf(source), who).block.values;
}
