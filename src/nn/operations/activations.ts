// Activations: the functions that bend a layer's output, number by number. NaN in, NaN out.

import { ArgumentError } from "../errors.ts";
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

/**
 * x Φ(x): x times the probability that a standard normal number lies below it, a smooth ReLU.
 *
 * @param options `approximate: "tanh"` computes x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, which is at most
 *   0.0005 off; by default, `"none"`, Φ is exact to 6·10⁻¹⁶
 * @throws {ArgumentError} if `approximate` is neither
 * @see Hendrycks, Gimpel 2016
 * @example gelu(tensor([0, 10])).toArray() // [0, 10]
 */
export function gelu(
  x: Tensor,
  { approximate = "none" }: { approximate?: "none" | "tanh" } = {},
): Tensor {
  if (approximate === "none") return elementwise("gelu", x, []);
  if (approximate === "tanh") return elementwise("geluTanh", x, []);
  throw new ArgumentError(`gelu: approximate is ${String(approximate)}; expected "none" or "tanh"`);
}

/**
 * x σ(x), also called swish: smooth, slightly below 0 for negative x.
 *
 * @see Ramachandran, Zoph, Le 2017
 * @example silu(tensor([0])).toArray() // [0]
 */
export function silu(x: Tensor): Tensor {
  return elementwise("silu", x, []);
}
