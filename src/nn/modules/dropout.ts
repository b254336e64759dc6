// Dropout as a layer: it works in training only.

import { checkRate, dropout } from "../operations/dropout.ts";
import type { Random } from "../random.ts";
import type { Tensor } from "../tensor.ts";
import { streamFrom } from "./layer.ts";
import { Module } from "./module.ts";

/**
 * Leaves numbers out at random in training, see `dropout`, and passes its input on in evaluation.
 *
 * @throws {ArgumentError} if the rate is not from 0 to 1
 * @example new Dropout(0.5).evaluate().forward(tensor([1, 2])).toArray() // [1, 2]
 */
export class Dropout extends Module {
  readonly rate: number;
  readonly #random: Random | undefined;

  /** @param options `seed` starts a stream that goes on from call to call; without it the shared one goes on */
  constructor(rate = 0.5, { seed }: { seed?: number | Random } = {}) {
    super();
    this.rate = checkRate(rate, "Dropout");
    this.#random = streamFrom(seed);
  }

  forward(x: Tensor): Tensor {
    if (!this.training || this.rate === 0) return x;
    return dropout(x, { rate: this.rate, seed: this.#random });
  }
}
