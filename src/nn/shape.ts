// Shapes: the arithmetic of sizes, axes and broadcasting.
//
// Works on plain number arrays and knows nothing of tensors or memory, so every rule can be
// read and tested without allocating anything.

import { ShapeError } from "./errors.ts";

/** Sizes along each axis, outermost first; a scalar has the shape []. */
export type Shape = readonly number[];

/** How many numbers a tensor of this shape holds. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (const length of shape) size *= length;
  return size;
}

/** Writes a shape as readers know it: `(32, 3)`, a scalar as `()`. */
export function formatShape(shape: Shape): string {
  return `(${shape.join(", ")})`;
}

/** True if both shapes have the same sizes along the same axes. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** Returns `shape` if every size is a whole number ≥ 0. */
export function checkShape(shape: Shape, who: string): Shape {
  if (Array.isArray(shape) && shape.every((n) => Number.isSafeInteger(n) && n >= 0)) return shape;
  throw new ShapeError(
    `${who}: shape is ${Array.isArray(shape) ? formatShape(shape) : String(shape)}; expected whole numbers ≥ 0, as in [2, 3]`,
  );
}

/**
 * The shape two operands are stretched to before they meet.
 *
 * Shapes are aligned at their last axis; along each axis the sizes are equal, or one of them is 1
 * (or missing) and is repeated.
 *
 * @throws {ShapeError} if two sizes differ and neither is 1
 * @example broadcastShapes([32, 1], [16], "add") // [32, 16]
 */
export function broadcastShapes(a: Shape, b: Shape, who: string): Shape {
  if (sameShape(a, b)) return a;
  const axes = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const lengthA = a[a.length - axes + axis] ?? 1;
    const lengthB = b[b.length - axes + axis] ?? 1;
    if (lengthA !== lengthB && lengthA !== 1 && lengthB !== 1) {
      throw new ShapeError(
        `${who}: shapes do not broadcast: ${formatShape(a)} and ${formatShape(b)}; expected equal sizes or 1 on every axis, counted from the last`,
      );
    }
    shape.push(lengthA === 1 ? lengthB : lengthA);
  }
  return shape;
}

/**
 * Turns an axis that may count from the end (−1 is the last) into one that counts from 0.
 *
 * @throws {ShapeError} if the shape has no such axis
 */
export function resolveAxis(axis: number, shape: Shape, who: string): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved < shape.length) return resolved;
  throw new ShapeError(
    `${who}: no axis ${axis} in shape ${formatShape(shape)}; ` +
      (shape.length === 0
        ? "a scalar has no axes"
        : `expected ${-shape.length} to ${shape.length - 1}`),
  );
}

/** A shape seen along one axis. */
export type Along = readonly [outer: number, length: number, inner: number];

/**
 * Looks at a shape along one axis: how many blocks lie before it, how long it is, how many numbers
 * lie behind each of its positions. Position `p` of block `o`, number `i`, stands at
 * `(o · length + p) · inner + i`.
 */
export function alongAxis(shape: Shape, axis: number): Along {
  return [sizeOf(shape.slice(0, axis)), shape[axis] ?? 1, sizeOf(shape.slice(axis + 1))];
}

/**
 * Completes a shape for a given number of numbers: one size may be −1 and is computed.
 *
 * @throws {ShapeError} if the sizes do not multiply to `size`
 * @example fillShape([-1, 2], 6, "reshape") // [3, 2]
 */
export function fillShape(shape: Shape, size: number, who: string): Shape {
  const known = shape.filter((length) => length !== -1);
  checkShape(known, who);
  if (known.length === shape.length && sizeOf(known) === size) return [...shape];
  const rest = size / sizeOf(known);
  if (known.length === shape.length - 1 && Number.isInteger(rest)) {
    return shape.map((length) => (length === -1 ? rest : length));
  }
  throw new ShapeError(
    `${who}: ${size} numbers do not fill shape ${formatShape(shape)}; expected ${shape.length - known.length > 1 ? "at most one size −1" : `sizes that multiply to ${size}`}`,
  );
}

/** How many windows of `size` fit into `length` numbers with `padding` at both ends, each `stride` behind the last. */
export function countWindows(
  length: number,
  size: number,
  stride: number,
  padding: number,
): number {
  return Math.floor((length + 2 * padding - size) / stride) + 1;
}
