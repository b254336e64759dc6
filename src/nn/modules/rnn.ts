// RNN: the plain recurrent layer.

import type { Dtype } from "../dtype.ts";
import { type Activation, tanh } from "../operations/activations.ts";
import { add } from "../operations/arithmetic.ts";
import type { Tensor } from "../tensor.ts";
import { type HiddenState, Recurrent, type RecurrentOptions } from "./recurrent.ts";

export interface RnnOptions extends RecurrentOptions {
  /** Bends the sums of a step; `tanh` by default. */
  activation?: Activation;
}

/**
 * hₜ = tanh(W_ih xₜ + b_ih + W_hh hₜ₋₁ + b_hh): x (N, T, F) → (N, T, H).
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @see Elman 1990
 * @example new RNN(3, 8, { seed: 1 }).forward(zeros([2, 5, 3])).shape // [2, 5, 8]
 */
export class RNN extends Recurrent {
  readonly activation: Activation;

  constructor(
    inFeatures: number,
    hiddenFeatures: number,
    { activation = tanh, ...options }: RnnOptions = {},
  ) {
    super(inFeatures, hiddenFeatures, options, { name: "RNN", gates: 1 });
    this.activation = activation;
  }

  protected advance(fromInput: Tensor, { hidden }: HiddenState): HiddenState {
    return { hidden: this.activation(add(fromInput, this.fromHidden(hidden))) };
  }

  protected zeroState(batch: number, dtype: Dtype): HiddenState {
    return { hidden: this.zeros(batch, dtype) };
  }
}
