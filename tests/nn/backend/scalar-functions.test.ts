// Functions of one number against values computed with 40 digits (mpmath 1.x: `ncdf`).

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { normalBelow } from "../../../src/nn/backend/plain/scalar-functions.ts";

describe("normalBelow", () => {
  const values: [x: number, below: number][] = [
    [-37.5, 4.605353009581955e-308],
    [-20, 2.7536241186062337e-89],
    [-9, 1.1285884059538405e-19],
    [-6, 9.86587645037698e-10],
    [-5, 2.866515718791939e-7],
    [-4, 3.1671241833119924e-5],
    [-3.5, 0.00023262907903552504],
    [-3.0000001, 0.0013498975884453205],
    [-3, 0.0013498980316300946],
    [-2.9171, 0.001766512409600905],
    [-2.5, 0.006209665325776135],
    [-2, 0.02275013194817921],
    [-1.5, 0.06680720126885807],
    [-1, 0.15865525393145705],
    [-0.7, 0.24196365222307303],
    [-0.3, 0.3820885778110474],
    [-0.001, 0.49960105778608893],
    [-1e-9, 0.49999999960105773],
    [0, 0.5],
    [1e-9, 0.5000000003989423],
    [0.2, 0.579259709439103],
    [0.5, 0.6914624612740131],
    [1, 0.8413447460685429],
    [1.7, 0.955434537241457],
    [2, 0.9772498680518208],
    [2.6, 0.9953388119762813],
    [3, 0.9986501019683699],
    [3.2, 0.9993128620620841],
    [4, 0.9999683287581669],
    [5, 0.9999997133484281],
    [7, 0.9999999999987201],
    [8.5, 1.0],
  ];

  it("is exact to 6·10⁻¹⁶, and to 3·10⁻¹³ of the value", () => {
    for (const [x, below] of values) {
      const error = Math.abs(normalBelow(x) - below);
      assert.ok(error < 6e-16 && error <= 3e-13 * below, `${x}: ${normalBelow(x)}`);
    }
  });

  it("ends at 0 and 1, and keeps NaN", () => {
    assert.deepEqual([-Infinity, 0, Infinity, Number.NaN].map(normalBelow), [
      0,
      0.5,
      1,
      Number.NaN,
    ]);
  });
});
