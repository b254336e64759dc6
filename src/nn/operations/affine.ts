// The affine map of a dense layer, in one operation: matmul, transpose and add are its slow twin.

import { ShapeError } from "../errors.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { formatShape, sizeOf } from "../shape.ts";
import { nodeOf, type Tensor, wrap } from "../tensor.ts";

/**
 * y = x · Wᵀ + b for every row of x.
 *
 * @param x (…, inFeatures)
 * @param layer weight W (outFeatures, inFeatures) and bias b (outFeatures), or null for none
 * @returns (…, outFeatures)
 * @throws {ShapeError} if the last axis of x is not inFeatures
 */
export function affine(
  x: Tensor,
  { weight, bias }: { weight: Tensor; bias: Tensor | null },
): Tensor {
  const node = operand(x, "Linear");
  const [outFeatures = 0, inFeatures = 0] = weight.shape;
  checkSameDtype(node, nodeOf(weight), "Linear");
  if (node.shape.at(-1) !== inFeatures) {
    throw new ShapeError(
      `Linear: input has shape ${formatShape(node.shape)}; expected (…, ${inFeatures}), one row of ${inFeatures} features per example`,
    );
  }
  const leading = node.shape.slice(0, -1);
  const operands = [node, nodeOf(weight), bias && nodeOf(bias)] as const;
  return wrap(
    run("affine", operands, [...leading, outFeatures], [sizeOf(leading), inFeatures, outFeatures]),
  );
}
