// Gradient check: compares what backward computes with what nudging each number shows.

import { noGrad } from "./context.ts";
import { allocate } from "./dtype.ts";
import { DtypeError, GradientError } from "./errors.ts";
import { backward } from "./gradients.ts";
import type { Block } from "./memory/block.ts";
import { nodeOf, type Tensor } from "./tensor.ts";

export interface GradCheckOptions {
  /** h, how far each number is nudged; 1e-5 by default. */
  step?: number;
  /** The largest relative error that passes; 1e-6 by default. */
  tolerance?: number;
}

export interface GradCheckResult {
  /** True if no number is worse than the tolerance. */
  passed: boolean;
  /** How many numbers were checked. */
  checked: number;
  /** The number with the largest error. */
  worst: GradCheckElement;
}

/** One number of one parameter. */
export interface GradCheckElement {
  /** Which of the parameters, from 0. */
  parameter: number;
  /** Which of its numbers, counted row by row from 0. */
  index: number;
  /** The gradient from `backward`. */
  analytic: number;
  /** The gradient from nudging. */
  numeric: number;
  /** |analytic − numeric| / max(1, |analytic|, |numeric|); NaN counts as Infinity. */
  error: number;
}

/**
 * Checks gradients by central differences: (f(w + h) − f(w − h)) / 2h for every number w.
 *
 * Parameters and their gradients are as before afterwards. Choose points where f is smooth: at the
 * corner of a ReLU both answers are right and differ.
 *
 * @param f computes one number from the parameters, which it is given as arguments
 * @param parameters float64 tensors made with requiresGrad
 * @throws {DtypeError} if a parameter is float32, whose rounding would hide or fake mistakes
 * @example
 * const w = tensor([1, 2], { dtype: "float64", requiresGrad: true });
 * gradCheck((w) => sum(exp(w)), [w]).passed // true
 */
export function gradCheck(
  f: (...parameters: Tensor[]) => Tensor,
  parameters: readonly Tensor[],
  { step = 1e-5, tolerance = 1e-6 }: GradCheckOptions = {},
): GradCheckResult {
  const nodes = parameters.map(nodeOf);
  for (const { dtype, requiresGrad, tape } of nodes) {
    if (dtype !== "float64") {
      throw new DtypeError(`gradCheck: a parameter is ${dtype}; expected float64`);
    }
    if (!requiresGrad || tape) {
      throw new GradientError(
        "gradCheck: a parameter is not trainable; expected requiresGrad: true",
      );
    }
  }
  const analytic = analyticGradients();
  let worst: GradCheckElement = { parameter: 0, index: 0, analytic: 0, numeric: 0, error: -1 };
  let checked = 0;
  nodes.forEach(({ block }, parameter) => {
    for (let index = 0; index < block.length; index++) {
      const numeric = centralDifference(block, index);
      const exact = analytic[parameter]?.[index] ?? 0;
      const error = relativeError(exact, numeric);
      if (error > worst.error) worst = { parameter, index, analytic: exact, numeric, error };
      checked++;
    }
  });
  return { passed: worst.error <= tolerance, checked, worst };

  function analyticGradients() {
    const before = nodes.map(({ gradient, hasGradient }) => ({ gradient, hasGradient }));
    for (const node of nodes) {
      node.gradient = null;
      node.hasGradient = false;
    }
    try {
      backward(f(...parameters));
      return nodes.map(
        ({ gradient, block }) => gradient?.values ?? allocate(block.length, "float64"),
      );
    } finally {
      nodes.forEach((node, i) => {
        Object.assign(node, before[i]);
      });
    }
  }

  function centralDifference(block: Block, index: number): number {
    const value = block.values[index] ?? 0;
    const at = (nudged: number): number => {
      block.edit()[index] = nudged;
      return noGrad(() => f(...parameters)).item();
    };
    try {
      return (at(value + step) - at(value - step)) / (2 * step);
    } finally {
      block.edit()[index] = value;
    }
  }
}

function relativeError(a: number, b: number): number {
  const error = Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
  return Number.isNaN(error) ? Infinity : error;
}
