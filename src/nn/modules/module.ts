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
  /** True while training; layers like dropout work differently then. Set for all parts by `train` and `evaluate`. */
  training = true;
  /** Tensors that belong to the module and are not trained, such as running statistics, by their names. */
  readonly buffers: Readonly<Record<string, Tensor>> = {};

  abstract forward(x: Tensor): Tensor;

  /** Trainable tensors with their path, `hidden.weight`, in the order of the properties; shared ones once. */
  namedParameters(): [name: string, parameter: Tensor][] {
    const found = new Map<Tensor, string>();
    walk(this, "", (path, value) => {
      if (!(value instanceof Tensor) || found.has(value)) return;
      if (value.requiresGrad && nodeOf(value).tape === null) found.set(value, path);
    });
    return [...found].map(([parameter, name]) => [name, parameter]);
  }

  /** The buffers of this module and of its parts with their path, `norm.runningMean`; shared ones once. */
  namedBuffers(): [name: string, buffer: Tensor][] {
    const found = new Map<Tensor, string>();
    for (const [path, { buffers }] of modulesOf(this)) {
      for (const [name, buffer] of Object.entries(buffers)) {
        if (!found.has(buffer)) found.set(buffer, path + name);
      }
    }
    return [...found].map(([buffer, name]) => [name, buffer]);
  }

  /** The trainable tensors. */
  parameters(): Tensor[] {
    return this.namedParameters().map(([, parameter]) => parameter);
  }

  /** How many numbers training can change. */
  get parameterCount(): number {
    return this.parameters().reduce((count, parameter) => count + parameter.size, 0);
  }

  /** Makes this module and all its parts ready to be trained, as they are at first; returns the module. */
  train(): this {
    for (const [, module] of modulesOf(this)) module.training = true;
    return this;
  }

  /** Makes this module and all its parts ready to be used: no dropout, running statistics; returns the module. */
  evaluate(): this {
    for (const [, module] of modulesOf(this)) module.training = false;
    return this;
  }
}

/** Runs a function while a module and all its parts are ready to be used, then gives each its mode back. */
export function inEvaluation<Result>(module: Module, run: () => Result): Result {
  const before = modulesOf(module).map(([, part]) => ({ part, training: part.training }));
  module.evaluate();
  try {
    return run();
  } finally {
    for (const { part, training } of before) part.training = training;
  }
}

/** The module itself and every part of it, with the beginning of its parts' paths. */
export function modulesOf(module: Module): [prefix: string, module: Module][] {
  const found: [string, Module][] = [["", module]];
  walk(module, "", (path, value) => {
    if (value instanceof Module) found.push([`${path}.`, value]);
  });
  return found;
}

/** Visits every property of a module and of its parts, each holder once. */
function walk(
  holder: object,
  prefix: string,
  visit: (path: string, value: unknown) => void,
  seen = new Set<object>(),
): void {
  seen.add(holder);
  for (const [key, value] of Object.entries(holder)) {
    const part = value instanceof Module || Array.isArray(value);
    if (part && seen.has(value)) continue;
    visit(prefix + key, value);
    if (part) walk(value, `${prefix}${key}.`, visit, seen);
  }
}
