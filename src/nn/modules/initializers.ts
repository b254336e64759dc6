// Initializers: how the weights of a layer are drawn before training.
//
// Each gives one weight at a time. fanIn is the number of inputs of the layer, fanOut of its outputs.

import type { Random } from "../random.ts";

/** Draws one weight of a layer with `fanIn` inputs and `fanOut` outputs. */
export type Initializer = (layer: { fanIn: number; fanOut: number; random: Random }) => number;

/**
 * Normal with standard deviation √(2 / fanIn): keeps the size of activations through ReLU layers.
 *
 * @see He, Zhang, Ren, Sun 2015
 */
export const heNormal: Initializer = ({ fanIn, random }) => random.normal() * Math.sqrt(2 / fanIn);

/**
 * Normal with standard deviation √(2 / (fanIn + fanOut)): for tanh and sigmoid.
 *
 * @see Glorot, Bengio 2010
 */
export const xavierNormal: Initializer = ({ fanIn, fanOut, random }) =>
  random.normal() * Math.sqrt(2 / (fanIn + fanOut));

/** Uniform in ±√(6 / (fanIn + fanOut)), which has the standard deviation of `xavierNormal`. */
export const xavierUniform: Initializer = ({ fanIn, fanOut, random }) =>
  (2 * random.uniform() - 1) * Math.sqrt(6 / (fanIn + fanOut));

/** Uniform in ±1 / √fanIn: what PyTorch's Linear does unless told otherwise. */
export const fanInUniform: Initializer = ({ fanIn, random }) =>
  (2 * random.uniform() - 1) / Math.sqrt(fanIn);

/** Normal around 0 with a standard deviation of your own. */
export function normalInit({ standardDeviation }: { standardDeviation: number }): Initializer {
  return ({ random }) => random.normal() * standardDeviation;
}

/** The same number for all weights: neurons of a layer then stay equal for ever. */
export function constant(value: number): Initializer {
  return () => value;
}
