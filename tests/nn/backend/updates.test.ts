// Every rule of the table against two steps computed by hand.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Rule, Updates } from "../../../src/nn/backend/backend.ts";
import { PlainBackend } from "../../../src/nn/backend/plain/backend.ts";
import { updates } from "../../../src/nn/backend/plain/updates.ts";
import { blockOf } from "../../../src/nn/memory/block.ts";
import { assertClose } from "../close.ts";

interface Case<Name extends Rule> {
  settings: Updates[Name];
  state: number;
  /** The weight, 1 at first, after each of two steps along the gradient 2. */
  weights: [number, number];
}

const learningRate = 0.1;
const adam = { learningRate, beta1: 0.5, beta2: 0.75, epsilon: 0, step: 1 };

const cases: { [Name in Rule]: Case<Name>[] } = {
  sgd: [
    // d = 2, then 2
    {
      settings: { learningRate, momentum: 0, nesterov: false, weightDecay: 0 },
      state: 0,
      weights: [0.8, 0.6],
    },
    // v = 2, then 3
    {
      settings: { learningRate, momentum: 0.5, nesterov: false, weightDecay: 0 },
      state: 1,
      weights: [0.8, 0.5],
    },
    // d + μ v = 2 + 1, then 2 + 1.5
    {
      settings: { learningRate, momentum: 0.5, nesterov: true, weightDecay: 0 },
      state: 1,
      weights: [0.7, 0.35],
    },
    // d = 2 + 0.5, then 2 + 0.375
    {
      settings: { learningRate, momentum: 0, nesterov: false, weightDecay: 0.5 },
      state: 0,
      weights: [0.75, 0.5125],
    },
  ],
  adam: [
    // m̂ / √v̂ = 2 / 2 both times: m = 1, 1.5 over 1/2, 3/4, v = 1, 1.75 over 1/4, 7/16
    { settings: { ...adam, weightDecay: 0 }, state: 2, weights: [0.9, 0.8] },
    // d = 3, then 2.9: m = 1.5, 2.2, v = 2.25, 3.79
    {
      settings: { ...adam, weightDecay: 1 },
      state: 2,
      weights: [0.9, 0.9 - (0.1 * (2.2 / 0.75)) / Math.sqrt(3.79 / 0.4375)],
    },
  ],
  adamW: [
    { settings: { ...adam, weightDecay: 0 }, state: 2, weights: [0.9, 0.8] },
    // w (1 − 0.1) − 0.1, twice
    { settings: { ...adam, weightDecay: 1 }, state: 2, weights: [0.8, 0.62] },
  ],
  rmsProp: [
    // s = 1, then 1.75
    {
      settings: { learningRate, alpha: 0.75, epsilon: 0, momentum: 0, weightDecay: 0 },
      state: 1,
      weights: [0.8, 0.8 - 0.2 / Math.sqrt(1.75)],
    },
    {
      settings: { learningRate, alpha: 0.75, epsilon: 1, momentum: 0, weightDecay: 0 },
      state: 1,
      weights: [0.9, 0.9 - 0.2 / (Math.sqrt(1.75) + 1)],
    },
    // v = 2, then 1 + 2 / √1.75
    {
      settings: { learningRate, alpha: 0.75, epsilon: 0, momentum: 0.5, weightDecay: 0 },
      state: 2,
      weights: [0.8, 0.7 - 0.2 / Math.sqrt(1.75)],
    },
    // d = 3, then 2.8: s = 2.25, then 1.6875 + 1.96
    {
      settings: { learningRate, alpha: 0.75, epsilon: 0, momentum: 0, weightDecay: 1 },
      state: 1,
      weights: [0.8, 0.8 - 0.28 / Math.sqrt(1.6875 + 1.96)],
    },
  ],
  adagrad: [
    // s = 4, then 8
    {
      settings: { learningRate, epsilon: 0, weightDecay: 0 },
      state: 1,
      weights: [0.9, 0.9 - 0.2 / Math.sqrt(8)],
    },
    {
      settings: { learningRate, epsilon: 2, weightDecay: 0 },
      state: 1,
      weights: [0.95, 0.95 - 0.2 / (Math.sqrt(8) + 2)],
    },
    // d = 3, then 2.9: s = 9, then 17.41
    {
      settings: { learningRate, epsilon: 0, weightDecay: 1 },
      state: 1,
      weights: [0.9, 0.9 - 0.29 / Math.sqrt(17.41)],
    },
  ],
};

describe("updates", () => {
  it("exist for exactly the rules", () => {
    assert.deepEqual(Object.keys(updates).sort(), Object.keys(cases).sort());
  });

  for (const rule of Object.keys(cases) as Rule[]) {
    cases[rule].forEach((_, number) => {
      it(`${rule} takes the two steps computed by hand (case ${number + 1})`, () => {
        follow(rule, number);
      });
    });
  }
});

function follow<Name extends Rule>(rule: Name, number: number): void {
  const { settings, state, weights } = cases[rule][number] as Case<Name>;
  for (const Values of [Float32Array, Float64Array]) {
    const weight = blockOf(Values.of(1));
    const kept = Array.from({ length: state }, () => blockOf(Values.of(0)));
    const found = [1, 2].map((step) => {
      const now = "step" in settings ? { ...settings, step } : settings;
      new PlainBackend().update(rule, weight, blockOf(Values.of(2)), kept, now);
      return weight.values[0] ?? Number.NaN;
    });
    assertClose(found, weights, Values === Float32Array ? 1e-6 : 1e-14);
  }
}
