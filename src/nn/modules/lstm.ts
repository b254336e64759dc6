// LSTM: long short-term memory.

import type { Dtype } from "../dtype.ts";
import { add } from "../operations/arithmetic.ts";
import { lstmCell } from "../operations/lstm-cell.ts";
import { slice } from "../operations/selection.ts";
import type { Tensor } from "../tensor.ts";
import { type HiddenState, Recurrent, type RecurrentOptions } from "./recurrent.ts";

/** What an LSTM hands on from step to step. */
export interface LstmState extends HiddenState {
  /** (N, H): what is remembered without being shown. */
  cell: Tensor;
}

/**
 * Four gates i, f, g, o, each W_ih xₜ + b_ih + W_hh hₜ₋₁ + b_hh with rows of its own:
 *
 * cₜ = σ(f) cₜ₋₁ + σ(i) tanh(g), hₜ = σ(o) tanh(cₜ): x (N, T, F) → (N, T, H).
 *
 * @throws {ArgumentError} if a size is no whole number ≥ 1
 * @see Hochreiter, Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000
 * @example new LSTM(3, 8, { seed: 1 }).forward(zeros([2, 5, 3])).shape // [2, 5, 8]
 */
export class LSTM extends Recurrent<LstmState> {
  constructor(inFeatures: number, hiddenFeatures: number, options: RecurrentOptions = {}) {
    super(inFeatures, hiddenFeatures, options, { name: "LSTM", gates: 4 });
  }

  protected advance(fromInput: Tensor, { hidden, cell }: LstmState): LstmState {
    const gates = add(fromInput, this.fromHidden(hidden)); // (N, 4 H)
    const both = lstmCell(gates, cell); // (N, 4 H), (N, H) → (N, 2 H)
    return {
      hidden: slice(both, { axis: 1, end: this.hiddenFeatures }),
      cell: slice(both, { axis: 1, start: this.hiddenFeatures }),
    };
  }

  protected zeroState(batch: number, dtype: Dtype): LstmState {
    return { hidden: this.zeros(batch, dtype), cell: this.zeros(batch, dtype) };
  }
}
