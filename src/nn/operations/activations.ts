// Activations: the functions that bend a layer's output, number by number. NaN in, NaN out.

import type { Tensor } from "../tensor.ts";
import { elementwise } from "./elementwise.ts";

/** A function from tensor to tensor that can stand between layers. */
export type Activation = (x: Tensor) => Tensor;

/**
 * max(x, 0). Its gradient is 1 above 0 and 0 elsewhere, also at 0.
 *
 * @example relu(tensor([-2, 3])).toArray() // [0, 3]
 */
export function relu(x: Tensor): Tensor {
  return elementwise("relu", x, []);
}

/**
 * x above 0, slope · x elsewhere: a ReLU that keeps a small gradient where it is off.
 *
 * @example leakyRelu(tensor([-2, 3]), { slope: 0.5 }).toArray() // [-1, 3]
 */
export function leakyRelu(x: Tensor, { slope = 0.01 }: { slope?: number } = {}): Tensor {
  return elementwise("leakyRelu", x, [slope]);
}

/**
 * σ(x) = 1 / (1 + e⁻ˣ), between 0 and 1; its gradient σ (1 − σ) is at most 1/4.
 *
 * @example sigmoid(tensor([0])).toArray() // [0.5]
 */
export function sigmoid(x: Tensor): Tensor {
  return elementwise("sigmoid", x, []);
}

/** tanh x, between −1 and 1; its gradient 1 − tanh² x is at most 1. */
export function tanh(x: Tensor): Tensor {
  return elementwise("tanh", x, []);
}

/** ln(1 + eˣ), a smooth ReLU whose gradient is σ(x). Never overflows. */
export function softplus(x: Tensor): Tensor {
  return elementwise("softplus", x, []);
}
