// Nested arrays: what a reader writes, [[1, 2], [3, 4]], and the flat row-major numbers of a tensor.

import { ArgumentError, ShapeError } from "./errors.ts";
import { type Shape, sizeOf } from "./shape.ts";

/** A number, a list of numbers, a list of lists … */
export type NestedNumbers = number | readonly NestedNumbers[];

/**
 * Lays nested arrays out row by row and reads their shape.
 *
 * @throws {ShapeError} if lists on the same level differ in length
 * @throws {ArgumentError} if anything but numbers is found
 */
export function flatten(nested: NestedNumbers, who: string): { numbers: number[]; shape: Shape } {
  const shape: number[] = [];
  for (let level = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
  const numbers: number[] = [];
  collect(nested, 0, "");

  function collect(part: NestedNumbers, axis: number, place: string): void {
    if (!Array.isArray(part)) {
      if (typeof part !== "number") {
        throw new ArgumentError(
          `${who}: found ${nameOf(part)}${place && ` at ${place}`}; expected numbers`,
        );
      }
      if (axis < shape.length) throw ragged(place, "a number", axis);
      numbers.push(part);
      return;
    }
    if (axis >= shape.length) throw ragged(place, `a list of ${part.length}`, axis);
    if (part.length !== shape[axis]) throw ragged(place, `a list of ${part.length}`, axis);
    part.forEach((child, index) => {
      collect(child, axis + 1, `${place}[${index}]`);
    });
  }

  function ragged(place: string, found: string, axis: number): ShapeError {
    const first = axis < shape.length ? `a list of ${shape[axis]}` : "a number";
    return new ShapeError(
      `${who}: rows differ in length: ${found} at ${place}, ${first} at ${"[0]".repeat(axis)}; expected equal lengths`,
    );
  }

  return { numbers, shape };
}

/** Folds flat row-major numbers back into nested arrays; a scalar becomes a number. */
export function nest(numbers: ArrayLike<number>, shape: Shape): NestedNumbers {
  let level: NestedNumbers[] = Array.from(numbers);
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const length = shape[axis] ?? 1;
    const lists = sizeOf(shape.slice(0, axis));
    const folded: NestedNumbers[] = [];
    for (let list = 0; list < lists; list++) {
      folded.push(level.slice(list * length, (list + 1) * length));
    }
    level = folded;
  }
  return shape.length === 0 ? (level[0] ?? Number.NaN) : level;
}

function nameOf(value: unknown): string {
  if (typeof value === "string") return `"${value.slice(0, 20)}"`;
  return value === null || typeof value !== "object" ? String(value) : "an object";
}
