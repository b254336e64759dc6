// Joining: several tensors become one, and one gets a margin.

import { ArgumentError, ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { alongAxis, formatShape, resolveAxis, type Shape, sameShape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * Puts tensors one after the other along an axis they have.
 *
 * @param tensors of equal sizes on all other axes
 * @param options `axis`, 0 by default
 * @throws {ShapeError} if another size differs, or there is no such axis
 * @throws {ArgumentError} if there are no tensors
 * @example concat([tensor([1, 2]), tensor([3])]).toArray() // [1, 2, 3]
 */
export function concat(tensors: readonly Tensor[], { axis = 0 }: { axis?: number } = {}): Tensor {
  const [first, nodes] = checkParts(tensors, "concat");
  const at = resolveAxis(axis, first.shape, "concat");
  let length = 0;
  for (const { shape } of nodes) {
    length += shape[at] ?? 0;
    if (sameShape(shape.with(at, 0), first.shape.with(at, 0))) continue;
    throw new ShapeError(
      `concat: shapes do not fit along axis ${at}: ${formatShape(first.shape)} and ${formatShape(shape)}; expected equal sizes on all other axes`,
    );
  }
  const parts = nodes.map((node): Part => {
    const [, own, inner] = alongAxis(node.shape, at);
    return [node, own * inner];
  });
  return wrap(join(parts, alongAxis(first.shape, at)[0], first.shape.with(at, length)));
}

/**
 * Puts tensors of one shape one behind the other along a new axis.
 *
 * @param options `axis` of the result along which the tensors lie, 0 by default
 * @throws {ShapeError} if the shapes differ, or there is no such axis
 * @throws {ArgumentError} if there are no tensors
 * @example stack([tensor([1, 2]), tensor([3, 4])]).toArray() // [[1, 2], [3, 4]]
 */
export function stack(tensors: readonly Tensor[], { axis = 0 }: { axis?: number } = {}): Tensor {
  const [first, nodes] = checkParts(tensors, "stack");
  const at = resolveAxis(axis, [nodes.length, ...first.shape], "stack");
  for (const { shape } of nodes) {
    if (sameShape(shape, first.shape)) continue;
    throw new ShapeError(
      `stack: shapes differ: ${formatShape(first.shape)} and ${formatShape(shape)}; expected equal shapes`,
    );
  }
  const shape = first.shape.toSpliced(at, 0, nodes.length);
  const [outer, , inner] = alongAxis(shape, at);
  return wrap(
    join(
      nodes.map((node): Part => [node, inner]),
      outer,
      shape,
    ),
  );
}

/**
 * Puts a margin of equal numbers around a tensor.
 *
 * @param widths how many before and after on each axis, [[1, 1], [0, 2]], or one number for all sides
 * @param options `value` of the margin, 0 by default
 * @throws {ShapeError} if there is not one pair for each axis
 * @throws {ArgumentError} if a width is no whole number ≥ 0
 * @example pad(tensor([[1, 2]]), [[0, 1], [1, 0]]).toArray() // [[0, 1, 2], [0, 0, 0]]
 */
export function pad(
  x: Tensor,
  widths: number | readonly (readonly [before: number, after: number])[],
  { value = 0 }: { value?: number } = {},
): Tensor {
  const node = operand(x, "pad");
  const pairs =
    typeof widths === "number" ? node.shape.map(() => [widths, widths] as const) : widths;
  if (pairs.length !== node.shape.length) {
    throw new ShapeError(
      `pad: ${pairs.length} pairs of widths for shape ${formatShape(node.shape)}; expected one pair for each axis`,
    );
  }
  let padded = node;
  pairs.forEach(([before, after], axis) => {
    for (const width of [before, after]) {
      if (Number.isSafeInteger(width) && width >= 0) continue;
      throw new ArgumentError(
        `pad: width is ${width} on axis ${axis}; expected a whole number ≥ 0`,
      );
    }
    if (before + after === 0) return;
    const [outer, length, inner] = alongAxis(padded.shape, axis);
    const shape = padded.shape.with(axis, before + length + after);
    const sizes = [outer, length * inner, before * inner, after * inner, value] as const;
    padded = run("pad", [padded], shape, sizes);
  });
  return wrap(padded === node ? run("copy", [node], node.shape, []) : padded);
}

type Part = [node: Node, width: number];

/**
 * Joins the rows of many parts, three at a time, neighbours first: n parts are copied log₃ n times instead of n.
 *
 * @param rows how many rows each part has, of its own width
 */
function join(parts: readonly Part[], rows: number, shape: Shape): Node {
  const [only, ...others] = parts;
  if (only && others.length === 0) return run("copy", [only[0]], shape, []);
  let level = parts;
  while (level.length > 1) {
    const next: Part[] = [];
    for (let i = 0; i < level.length; i += 3) {
      const [a, b, c] = level.slice(i, i + 3) as [Part, Part?, Part?];
      const width = a[1] + (b?.[1] ?? 0) + (c?.[1] ?? 0);
      const sizes = [rows, a[1], b?.[1] ?? 0, c?.[1] ?? 0] as const;
      const last = level.length <= 3;
      if (b)
        next.push([run("concat", [a[0], b[0], c?.[0]], last ? shape : [rows, width], sizes), width]); // prettier-ignore
      else next.push(a);
    }
    level = next;
  }
  return (level[0] as Part)[0];
}

function checkParts(tensors: readonly Tensor[], who: string): [first: Node, all: Node[]] {
  const nodes = tensors.map((tensor) => operand(tensor, who));
  const [first] = nodes;
  if (!first) throw new ArgumentError(`${who}: there are no tensors; expected at least one`);
  for (const node of nodes) checkSameDtype(first, node, who);
  return [first, nodes];
}
