// Recurrent layers: one step after the other, each with what the last one left.
//
// Legend: N examples · T steps · F features · H hidden features. Every layer has weightIhL0 (gates · H, F) for the
// input, weightHhL0 (gates · H, H) for the hidden state and two biases; names and layouts are PyTorch's.

import { randomFrom } from "../context.ts";
import { uniform, zeros } from "../creation.ts";
import type { Dtype } from "../dtype.ts";
import { ShapeError } from "../errors.ts";
import { affine } from "../operations/affine.ts";
import { permute } from "../operations/axes.ts";
import { stack } from "../operations/joining.ts";
import { at } from "../operations/selection.ts";
import { formatShape } from "../shape.ts";
import type { Tensor } from "../tensor.ts";
import { checkSizes, type LayerOptions } from "./layer.ts";
import { Module } from "./module.ts";

export interface RecurrentOptions extends LayerOptions {
  /** False for a layer without biases. */
  bias?: boolean;
}

/** What a layer hands on from step to step. */
export interface HiddenState {
  /** (N, H) */
  hidden: Tensor;
}

/** Base of RNN, LSTM and GRU. All parameters are drawn uniformly from ±1 / √H. */
export abstract class Recurrent<State extends HiddenState = HiddenState> extends Module {
  readonly inFeatures: number;
  readonly hiddenFeatures: number;
  readonly weightIhL0: Tensor;
  readonly weightHhL0: Tensor;
  readonly biasIhL0: Tensor | null;
  readonly biasHhL0: Tensor | null;
  readonly #name: string;

  /** @param form how errors call the layer, and how many numbers per hidden feature a step computes from its input */
  constructor(
    inFeatures: number,
    hiddenFeatures: number,
    { seed, bias = true, dtype }: RecurrentOptions,
    form: { name: string; gates: number },
  ) {
    super();
    checkSizes({ inFeatures, hiddenFeatures }, form.name);
    this.#name = form.name;
    this.inFeatures = inFeatures;
    this.hiddenFeatures = hiddenFeatures;
    const high = 1 / Math.sqrt(hiddenFeatures);
    const drawn = { low: -high, high, seed: randomFrom(seed), dtype, requiresGrad: true };
    const rows = form.gates * hiddenFeatures;
    this.weightIhL0 = uniform([rows, inFeatures], drawn);
    this.weightHhL0 = uniform([rows, hiddenFeatures], drawn);
    this.biasIhL0 = bias ? uniform([rows], drawn) : null;
    this.biasHhL0 = bias ? uniform([rows], drawn) : null;
  }

  /** The outputs of all steps: x (N, T, F) → (N, T, H). The first step starts from zeros. */
  forward(x: Tensor): Tensor {
    return this.unroll(x).outputs;
  }

  /**
   * Goes through a sequence.
   *
   * @param x (N, T, F)
   * @param start what an earlier sequence left; zeros by default
   * @returns `outputs` (N, T, H), the hidden state after each step, and the `state` after the last
   * @throws {ShapeError} if `x` has another shape, or no steps
   */
  unroll(x: Tensor, start?: State): { outputs: Tensor; state: State } {
    const [batch = 0, steps = 0, features] = x.shape;
    if (x.shape.length !== 3 || features !== this.inFeatures || steps === 0) {
      throw new ShapeError(
        `${this.#name}: input has shape ${formatShape(x.shape)}; expected (batch, steps, ${this.inFeatures}) with at least one step`,
      );
    }
    let state = start ?? this.zeroState(batch, x.dtype);
    // What the inputs contribute needs no state: all steps in one product.
    const fromInputs = permute(this.#fromInput(x), [1, 0, 2]); // (N, T, gates · H) → (T, N, gates · H)
    const outputs: Tensor[] = [];
    for (let step = 0; step < steps; step++) {
      state = this.advance(at(fromInputs, step), state);
      outputs.push(state.hidden);
    }
    return { outputs: stack(outputs, { axis: 1 }), state };
  }

  /**
   * Takes a single step, as when a sequence is generated.
   *
   * @param x (N, F)
   * @param state what the step before returned; zeros by default
   * @throws {ShapeError} if `x` has another shape
   */
  step(x: Tensor, state?: State): State {
    const [batch = 0, features] = x.shape;
    if (x.shape.length !== 2 || features !== this.inFeatures) {
      throw new ShapeError(
        `${this.#name}: input has shape ${formatShape(x.shape)}; expected (batch, ${this.inFeatures})`,
      );
    }
    return this.advance(this.#fromInput(x), state ?? this.zeroState(batch, x.dtype));
  }

  /** @param fromInput (N, gates · H) what the input contributes */
  protected abstract advance(fromInput: Tensor, state: State): State;

  protected abstract zeroState(batch: number, dtype: Dtype): State;

  /** What the hidden state contributes: (N, H) → (N, gates · H). */
  protected fromHidden(hidden: Tensor): Tensor {
    return affine(hidden, { weight: this.weightHhL0, bias: this.biasHhL0 });
  }

  protected zeros(batch: number, dtype: Dtype): Tensor {
    return zeros([batch, this.hiddenFeatures], { dtype });
  }

  #fromInput(x: Tensor): Tensor {
    return affine(x, { weight: this.weightIhL0, bias: this.biasIhL0 });
  }
}
