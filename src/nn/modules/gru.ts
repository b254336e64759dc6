// GRU: gated recurrent units, an LSTM with two gates less.

import type { Dtype } from "../dtype.ts";
import { sigmoid, tanh } from "../operations/activations.ts";
import { add, mul, sub } from "../operations/arithmetic.ts";
import { slice } from "../operations/selection.ts";
import type { Tensor } from "../tensor.ts";
import { type HiddenState, Recurrent, type RecurrentOptions } from "./recurrent.ts";

/**
 * With x_r, x_z, x_n the three parts of W_ih xₜ + b_ih and h_r, h_z, h_n those of W_hh hₜ₋₁ + b_hh:
 *
 * r = σ(x_r + h_r), z = σ(x_z + h_z), n = tanh(x_n + r h_n), hₜ = n + z (hₜ₋₁ − n): x (N, T, F) → (N, T, H).
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @see Cho et al. 2014
 * @example new GRU(3, 8, { seed: 1 }).forward(zeros([2, 5, 3])).shape // [2, 5, 8]
 */
export class GRU extends Recurrent {
  constructor(inFeatures: number, hiddenFeatures: number, options: RecurrentOptions = {}) {
    super(inFeatures, hiddenFeatures, options, { name: "GRU", gates: 3 });
  }

  protected advance(fromInput: Tensor, { hidden }: HiddenState): HiddenState {
    const size = this.hiddenFeatures;
    const fromHidden = this.fromHidden(hidden);
    const gates = { axis: 1, end: 2 * size };
    const rest = { axis: 1, start: 2 * size };
    const both = sigmoid(add(slice(fromInput, gates), slice(fromHidden, gates))); // (N, 2 H)
    const reset = slice(both, { axis: 1, end: size });
    const update = slice(both, { axis: 1, start: size });
    const candidate = tanh(add(slice(fromInput, rest), mul(reset, slice(fromHidden, rest))));
    return { hidden: add(candidate, mul(update, sub(hidden, candidate))) };
  }

  protected zeroState(batch: number, dtype: Dtype): HiddenState {
    return { hidden: this.zeros(batch, dtype) };
  }
}
