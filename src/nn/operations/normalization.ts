// Normalization: numbers moved to mean 0 and variance 1, over the features of an example or over a batch.

import { ArgumentError, ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { alongAxis, formatShape, type Shape, sameShape, sizeOf } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { add, div, mul, sub } from "./arithmetic.ts";
import { sqrt } from "./elementwise.ts";
import { reshape } from "./layout.ts";

export interface LayerNormOptions {
  /** The last axes, which are normalized together; by default those of `weight`, or just the last. */
  shape?: Shape;
  /** What the result is multiplied with, of the normalized axes' shape. */
  weight?: Tensor | null;
  /** What is added after that, of the same shape. */
  bias?: Tensor | null;
  /** Added to the variance so that equal numbers do not divide by 0; 1e-5 by default. */
  epsilon?: number;
}

export interface BatchNormOptions {
  /** (channels); what the result is multiplied with. */
  weight?: Tensor | null;
  /** (channels); what is added after that. */
  bias?: Tensor | null;
  /** (channels); to evaluate: the mean to subtract instead of the batch's own. Give it with `variance`. */
  mean?: Tensor;
  /** (channels); to evaluate: the variance to divide by instead of the batch's own. Give it with `mean`. */
  variance?: Tensor;
  /** Added to the variance so that equal numbers do not divide by 0; 1e-5 by default. */
  epsilon?: number;
}

/**
 * y = (x − m) / √(v + ε) · weight + bias with the mean m and the variance v of each example's features.
 *
 * @param x (…, features)
 * @throws {ShapeError} if the shapes do not fit
 * @see Ba, Kiros, Hinton 2016
 * @example layerNorm(tensor([[1, 3]]), { epsilon: 0 }).toArray() // [[-1, 1]]
 */
export function layerNorm(
  x: Tensor,
  { weight = null, bias = null, shape, epsilon = 1e-5 }: LayerNormOptions = {},
): Tensor {
  const node = operand(x, "layerNorm");
  const last = shape ?? (weight ?? bias)?.shape ?? node.shape.slice(-1);
  const start = node.shape.length - last.length;
  if (last.length === 0 || start < 0 || !sameShape(node.shape.slice(start), last)) {
    throw new ShapeError(
      `layerNorm: input has shape ${formatShape(node.shape)}; expected ${last.length === 0 ? "at least one axis" : `(…, ${last.join(", ")})`}`,
    );
  }
  checkEpsilon(epsilon, "layerNorm");
  const operands = withParameters(node, weight, bias, last, "layerNorm");
  const sizes = [sizeOf(node.shape.slice(0, start)), sizeOf(last), epsilon] as const;
  return wrap(run("layerNorm", operands, node.shape, sizes));
}

/**
 * y = (x − m) / √(v + ε) · weight + bias with the mean m and the variance v of each channel over the batch, or with
 * those given.
 *
 * @param x (batch, channels, …)
 * @throws {ShapeError} if the shapes do not fit, or a channel has fewer than two numbers to take a variance of
 * @throws {ArgumentError} if just one of `mean` and `variance` is given
 * @see Ioffe, Szegedy 2015
 * @example batchNorm(tensor([[1], [3]]), { epsilon: 0 }).toArray() // [[-1], [1]]
 */
export function batchNorm(
  x: Tensor,
  { weight = null, bias = null, mean, variance, epsilon = 1e-5 }: BatchNormOptions = {},
): Tensor {
  const node = operand(x, "batchNorm");
  const [batch = 0, channels = 0] = node.shape;
  if (node.shape.length < 2) {
    throw new ShapeError(
      `batchNorm: input has shape ${formatShape(node.shape)}; expected (batch, channels, …)`,
    );
  }
  checkEpsilon(epsilon, "batchNorm");
  const operands = withParameters(node, weight, bias, [channels], "batchNorm");
  if (mean && variance) {
    withParameters(node, mean, variance, [channels], "batchNorm");
    return evaluate(x, { weight, bias, mean, variance, epsilon });
  }
  if (mean || variance) {
    throw new ArgumentError(
      `batchNorm: only the ${mean ? "mean" : "variance"} is given; expected both or none`,
    );
  }
  const [, , inner] = alongAxis(node.shape, 1);
  if (batch * inner < 2 && channels > 0) {
    throw new ShapeError(
      `batchNorm: input has shape ${formatShape(node.shape)}; expected at least two numbers for each channel`,
    );
  }
  return wrap(run("batchNorm", operands, node.shape, [batch, channels, inner, epsilon]));
}

function evaluate(
  x: Tensor,
  { weight, bias, mean, variance, epsilon }: Required<BatchNormOptions>,
): Tensor {
  const column = [-1, ...Array<number>(x.shape.length - 2).fill(1)]; // (channels) → (channels, 1, …)
  const scale = div(weight ?? 1, sqrt(add(variance, epsilon)));
  const shift = sub(bias ?? 0, mul(mean, scale));
  return add(mul(x, reshape(scale, column)), reshape(shift, column));
}

function withParameters(
  x: Node,
  weight: Tensor | null,
  bias: Tensor | null,
  shape: Shape,
  who: string,
): readonly [x: Node, weight: Node | null, bias: Node | null] {
  const [scale, shift] = [weight, bias].map((parameter) => {
    if (!parameter) return null;
    const node = operand(parameter, who);
    checkSameDtype(x, node, who);
    if (sameShape(node.shape, shape)) return node;
    throw new ShapeError(
      `${who}: a parameter has shape ${formatShape(node.shape)}; expected ${formatShape(shape)}`,
    );
  });
  return [x, scale ?? null, shift ?? null];
}

function checkEpsilon(epsilon: number, who: string): void {
  if (Number.isFinite(epsilon) && epsilon >= 0) return;
  throw new ArgumentError(`${who}: epsilon is ${epsilon}; expected a finite number ≥ 0`);
}
