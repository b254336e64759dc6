// Comparisons and choices, number by number, with broadcasting. A comparison gives 1 where it holds and 0 elsewhere.
//
// A step from 0 to 1 has slope 0, so comparisons carry no gradient. NaN is neither less, equal nor greater.

import { noGrad } from "../context.ts";
import { allocate } from "../dtype.ts";
import { leaf } from "../node.ts";
import { checkSameDtype, operand, withoutGradient } from "../operand.ts";
import { run } from "../run.ts";
import { broadcastShapes } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";
import { broadcast, stretch } from "./broadcast.ts";

/** 1 where a < b. @example less(tensor([1, 2, 3]), 2).toArray() // [1, 0, 0] */
export function less(a: Tensor | number, b: Tensor | number): Tensor {
  return compare("less", a, b, (x, y) => x < y);
}

/** 1 where a ≤ b. @example lessEqual(tensor([1, 2, 3]), 2).toArray() // [1, 1, 0] */
export function lessEqual(a: Tensor | number, b: Tensor | number): Tensor {
  return compare("lessEqual", a, b, (x, y) => x <= y);
}

/** 1 where a > b. @example greater(tensor([1, 2, 3]), 2).toArray() // [0, 0, 1] */
export function greater(a: Tensor | number, b: Tensor | number): Tensor {
  return compare("greater", a, b, (x, y) => x > y);
}

/** 1 where a ≥ b. @example greaterEqual(tensor([1, 2, 3]), 2).toArray() // [0, 1, 1] */
export function greaterEqual(a: Tensor | number, b: Tensor | number): Tensor {
  return compare("greaterEqual", a, b, (x, y) => x >= y);
}

/** 1 where a = b, to the last bit. @example equal(tensor([1, 2, 3]), 2).toArray() // [0, 1, 0] */
export function equal(a: Tensor | number, b: Tensor | number): Tensor {
  return compare("equal", a, b, (x, y) => x === y);
}

/**
 * a where the condition holds, b elsewhere; the gradient goes to what was chosen. NaN as a condition gives NaN.
 *
 * @param condition 0 is false, any other number is true
 * @throws {ShapeError} if the three shapes do not broadcast
 * @throws {DtypeError} if the precisions differ
 * @example where(tensor([1, 0]), tensor([2, 3]), -1).toArray() // [2, -1]
 */
export function where(condition: Tensor, a: Tensor | number, b: Tensor | number): Tensor {
  const choice = withoutGradient(operand(condition, "where"));
  const left = operand(a, "where", choice.dtype);
  const right = operand(b, "where", choice.dtype);
  checkSameDtype(choice, left, "where");
  checkSameDtype(choice, right, "where");
  const chosen = broadcastShapes(left.shape, right.shape, "where");
  const shape = broadcastShapes(choice.shape, chosen, "where");
  const operands = [stretch(choice, shape), stretch(left, shape), stretch(right, shape)] as const;
  return wrap(run("where", operands, shape, []));
}

function compare(
  who: string,
  a: Tensor | number,
  b: Tensor | number,
  holds: (x: number, y: number) => boolean,
): Tensor {
  const [left, right, shape] = noGrad(() => broadcast(a, b, who));
  const [x, y] = [left.block.values, right.block.values];
  const result = allocate(x.length, left.dtype);
  for (let i = 0; i < x.length; i++) {
    if (holds(x[i] ?? Number.NaN, y[i] ?? Number.NaN)) result[i] = 1;
  }
  return wrap(leaf(result, shape, left.dtype));
}
