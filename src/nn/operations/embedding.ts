// Embedding: a learned vector for each of a number of things.

import { ShapeError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { formatShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { takeRows } from "./selection.ts";

/**
 * Replaces each index by its row of a table.
 *
 * @param indices any shape (…), whole numbers from 0 to count − 1
 * @param weight (count, features)
 * @returns (…, features)
 * @throws {ShapeError} if `weight` is no matrix
 * @throws {ArgumentError} if an index has no row
 * @example embedding([1, 0, 1], tensor([[1, 2], [3, 4]])).toArray() // [[3, 4], [1, 2], [3, 4]]
 */
export function embedding(indices: Tensor | NestedNumbers, weight: Tensor): Tensor {
  if (weight.shape.length !== 2) {
    throw new ShapeError(
      `embedding: weight has shape ${formatShape(weight.shape)}; expected (count, features)`,
    );
  }
  return takeRows(weight, indices, { axis: 0, who: "embedding" });
}
