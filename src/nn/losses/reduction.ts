// Reduction: from one loss per number, or per example, to the loss that is minimised.

import { tensor } from "../creation.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import type { NestedNumbers } from "../nested.ts";
import { checkSameDtype } from "../operand.ts";
import { mean, sum } from "../operations/reductions.ts";
import { formatShape, sameShape } from "../shape.ts";
import { nodeOf, Tensor } from "../tensor.ts";

export interface LossOptions {
  /** `mean` (default) divides by the number of losses, `sum` does not, `none` returns each of them. */
  reduction?: "mean" | "sum" | "none";
}

export function reduceLoss(
  losses: Tensor,
  { reduction = "mean" }: LossOptions,
  who: string,
): Tensor {
  switch (reduction) {
    case "mean":
      return mean(losses);
    case "sum":
      return sum(losses);
    case "none":
      return losses;
    default:
      reduction satisfies never;
      throw new ArgumentError(
        `${who}: reduction is ${String(reduction)}; expected "mean", "sum" or "none"`,
      );
  }
}

/** Targets as a tensor; numbers get the predictions' precision. */
export function targetsLike(targets: Tensor | NestedNumbers, predictions: Tensor): Tensor {
  return targets instanceof Tensor ? targets : tensor(targets, { dtype: predictions.dtype });
}

/**
 * Returns the targets if they have exactly the predictions' shape: broadcasting (32, 1) against (32)
 * would quietly compare every prediction with every target.
 *
 * @throws {ShapeError} if they have not
 */
export function targetsOfSameShape(
  targets: Tensor | NestedNumbers,
  predictions: Tensor,
  who: string,
): Tensor {
  const same = targetsLike(targets, predictions);
  checkSameDtype(nodeOf(predictions), nodeOf(same), who);
  if (sameShape(same.shape, predictions.shape)) return same;
  throw new ShapeError(
    `${who}: shapes differ: predictions ${formatShape(predictions.shape)}, targets ${formatShape(same.shape)}; expected the same shape for both`,
  );
}
