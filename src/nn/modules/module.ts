// Module: something with parameters that turns a tensor into another.
//
// Parameters are found, not registered: every property that holds a trainable tensor, a module, or an
// array of these belongs to the module, under the property's name.

import { nodeOf, Tensor } from "../tensor.ts";

/**
 * Base of all layers and networks. A subclass keeps its layers as properties and writes `forward`.
 *
 * @example
 * class Net extends Module {
 *   hidden = new Linear(2, 8);
 *   output = new Linear(8, 1);
 *   forward(x: Tensor): Tensor {
 *     return this.output.forward(tanh(this.hidden.forward(x)));
 *   }
 * }
 */
export abstract class Module {
  abstract forward(x: Tensor): Tensor;

  /** Trainable tensors with their path, `hidden.weight`, in the order of the properties; shared ones once. */
  namedParameters(): [name: string, parameter: Tensor][] {
    const found = new Map<Tensor, string>();
    collect(this, "", found, new Set());
    return [...found].map(([parameter, name]) => [name, parameter]);
  }

  /** The trainable tensors. */
  parameters(): Tensor[] {
    return this.namedParameters().map(([, parameter]) => parameter);
  }

  /** How many numbers training can change. */
  get parameterCount(): number {
    return this.parameters().reduce((count, parameter) => count + parameter.size, 0);
  }
}

function collect(
  holder: object,
  prefix: string,
  found: Map<Tensor, string>,
  seen: Set<object>,
): void {
  if (seen.has(holder)) return;
  seen.add(holder);
  for (const [key, value] of Object.entries(holder)) {
    if (value instanceof Tensor) {
      const trainable = value.requiresGrad && nodeOf(value).tape === null;
      if (trainable && !found.has(value)) found.set(value, prefix + key);
    } else if (value instanceof Module || Array.isArray(value)) {
      collect(value, `${prefix}${key}.`, found, seen);
    }
  }
}
