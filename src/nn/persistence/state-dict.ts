// State: all that training has changed in a model, by name.

import { ArgumentError } from "../errors.ts";
import type { Module } from "../modules/module.ts";
import { Sequential } from "../modules/sequential.ts";
import { formatShape, sameShape } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/** Name → numbers, as `stateDict` gives and `saveSafetensors` keeps them. */
export type StateDict = Record<string, Tensor>;

/**
 * Copies of all parameters and buffers, under the names that PyTorch gives them: the layers of a Sequential are its numbers,
 * `0.weight`, and `hiddenLayer` is `hidden_layer`. A parameter that stands in two places is there once.
 *
 * @example Object.keys(stateDict(sequential(new Linear(2, 1), sigmoid))) // ["0.weight", "0.bias"]
 */
export function stateDict(model: Module): StateDict {
  return Object.fromEntries(namedState(model).map(([name, tensor]) => [name, tensor.clone()]));
}

/**
 * Gives a model the numbers of a state, converted to its precision. Like `optimizer.step()` it ends the training
 * step.
 *
 * Either all of it is loaded or nothing.
 *
 * @throws {ArgumentError} if anything is missing, unexpected or of another shape; it lists all of it
 * @example loadStateDict(model, loadSafetensors(bytes))
 */
export function loadStateDict(model: Module, state: StateDict): void {
  const wanted = namedState(model);
  const names = new Set(wanted.map(([name]) => name));
  const missing = wanted.filter(([name]) => !Object.hasOwn(state, name)).map(([name]) => name);
  const unexpected = Object.keys(state).filter((name) => !names.has(name));
  const given = wanted.flatMap(([name, tensor]) => {
    const other = Object.hasOwn(state, name) ? state[name] : undefined;
    return other === undefined ? [] : [{ name, tensor, other }];
  });
  const unlike = given
    .filter(
      ({ tensor, other }) => !(other instanceof Tensor && sameShape(other.shape, tensor.shape)),
    )
    .map(({ name, tensor, other }) => {
      const found = other instanceof Tensor ? formatShape(other.shape) : "no tensor";
      return `${name} ${found} for ${formatShape(tensor.shape)}`;
    });
  const problems = Object.entries({ missing, unexpected, "of another shape": unlike })
    .filter(([, found]) => found.length > 0)
    .map(([problem, found]) => `${problem}: ${found.join(", ")}`);
  if (problems.length > 0) {
    throw new ArgumentError(
      `loadStateDict: the state does not fit the model; ${problems.join("; ")}`,
    );
  }
  // All are read before any is written: a stale one throws here.
  const copies = given.map(({ tensor, other }) => ({ tensor, copy: other.clone() }));
  for (const { tensor, copy } of copies) tensor.assign(copy);
}

/** The tensors of a model's state under PyTorch's names. */
export function namedState(model: Module): [name: string, tensor: Tensor][] {
  const named = [...model.namedParameters(), ...model.namedBuffers()];
  return named.map(([path, tensor]) => [pytorchName(model, path), tensor]);
}

function pytorchName(model: Module, path: string): string {
  const parts: string[] = [];
  let holder: unknown = model;
  for (const key of path.split(".")) {
    const listOfLayers = holder instanceof Sequential && key === "layers";
    if (!listOfLayers) parts.push(key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
    holder = (holder as Record<string, unknown>)[key];
  }
  return parts.join(".");
}
