// Every function of math.ts against whole-number arithmetic on dense samples, against mpmath's digits, and at
// the edges of what numbers can hold.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { cos, erf, exp, integerPower, log, log1p, power, sigmoid, sin, softplus, tanh } from "../../../src/nn/math.ts"; // prettier-ignore
import { Random } from "../../../src/nn/random.ts";
import { fixed, reference, ulpError } from "./reference.ts";

const functions = { exp, log, log1p, sin, cos, tanh, sigmoid, softplus, erf };
type Name = keyof typeof functions;

/** The largest error in ulp that is allowed, as stated in math.ts, and where to draw from. */
const stated: Record<Name, { ulp: number; from: [low: number, high: number][] }> = {
  exp: { ulp: 0.56, from: [[-1, 1], [-30, 30]] },
  log: { ulp: 0.9, from: [[0.5, 2], [0, 1e-3], [2, 1e6]] },
  log1p: { ulp: 1.3, from: [[-0.7, 1], [1, 1e6], [-1e-6, 1e-6]] },
  sin: { ulp: 0.8, from: [[-1, 1], [-7, 7], [-1e6, 1e6]] },
  cos: { ulp: 0.8, from: [[-1, 1], [-7, 7], [-1e6, 1e6]] },
  tanh: { ulp: 1.5, from: [[-0.6, 0.6], [-3, 3], [-20, 20]] },
  sigmoid: { ulp: 1.7, from: [[-1, 1], [-6, -2], [-40, 40]] },
  softplus: { ulp: 1.9, from: [[-1, 1], [-40, 40]] },
  erf: { ulp: 1.3, from: [[-1, 1], [0.9, 2], [-6, 6]] },
}; // prettier-ignore

const names = Object.keys(stated) as Name[];
const rows: Record<string, number[][]> = JSON.parse(
  readFileSync(new URL("mpmath.json", import.meta.url), "utf8"),
);
const SamplesPerRange = 1500;

describe("functions made of + − × ÷ √", () => {
  const bits = 400;
  const exact = reference(bits);
  for (const name of names) {
    const { ulp, from } = stated[name];
    it(`${name} is within ${ulp} ulp of whole-number arithmetic`, () => {
      const random = new Random(1);
      let worst = { error: 0, x: 0 };
      for (const [low, high] of from) {
        for (let i = 0; i < SamplesPerRange; i++) {
          const x = low + (high - low) * random.uniform();
          const error = ulpError(functions[name](x), exact[name](fixed(x, bits)), bits);
          if (!(error <= worst.error)) worst = { error, x };
        }
      }
      assert.ok(worst.error <= ulp && worst.error > 0.4, JSON.stringify(worst));
    });

    it(`${name} is within ${ulp} ulp of mpmath, also for tiny and huge operands`, () => {
      for (const [x = 0, y = 0, rest = 0] of rows[name] ?? []) {
        const error = Math.abs((functions[name](x) - y) / ulpOf(y) - rest);
        assert.ok(error <= ulp, `${name}(${x}): ${error}`);
      }
    });
  }

  it("power is within 1.3 ulp of whole-number arithmetic and of mpmath", () => {
    const random = new Random(2);
    for (let i = 0; i < SamplesPerRange; i++) {
      const [x, n] = [4 * random.uniform(), 40 * (random.uniform() - 0.5)];
      const error = ulpError(power(x, n), exact.power(fixed(x, bits), fixed(n, bits)), bits);
      assert.ok(error <= 1.3, `${x} ^ ${n}: ${error}`);
    }
    for (const [x = 0, n = 0, y = 0, rest = 0] of rows.power ?? []) {
      const error = Math.abs((power(x, n) - y) / ulpOf(y) - rest);
      assert.ok(error <= 1.3, `${x} ^ ${n}: ${error}`);
    }
  });

  it("integerPower multiplies: exact while the results are", () => {
    for (let n = 0; n <= 33; n++) assert.equal(integerPower(-3, n), Number((-3n) ** BigInt(n)));
    assert.equal(integerPower(2, 1023), 2 ** 1023);
  });

  it("whole-number arithmetic and mpmath agree on all these digits", () => {
    const wide = reference(1300);
    for (const name of names) {
      for (const [x = 0, y = 0, rest = 0] of rows[name] ?? []) {
        const error = ulpError(y, wide[name](fixed(x, 1300)), 1300);
        // Just below a power of two the exact value counts in half as long units.
        const apart = Math.min(...[1, 2].map((unit) => Math.abs(error - unit * Math.abs(rest))));
        assert.ok(apart < 1e-3, `${name}(${x}): ${error}, ${rest}`);
      }
    }
  });
});

const edges: [name: string, found: number, expected: number][] = [
  ["exp(0)", exp(0), 1], ["exp(−0)", exp(-0), 1], ["exp(∞)", exp(Infinity), Infinity], ["exp(−∞)", exp(-Infinity), 0],
  ["exp(709.8)", exp(709.8), Infinity], ["exp(−745.14)", exp(-745.14), 0], ["exp(1e308)", exp(1e308), Infinity],
  ["log(0)", log(0), -Infinity], ["log(−0)", log(-0), -Infinity], ["log(1)", log(1), 0], ["log(−1)", log(-1), NaN],
  ["log(∞)", log(Infinity), Infinity], ["log(−∞)", log(-Infinity), NaN],
  ["log1p(0)", log1p(0), 0], ["log1p(−0)", log1p(-0), -0], ["log1p(−1)", log1p(-1), -Infinity], ["log1p(−2)", log1p(-2), NaN],
  ["log1p(∞)", log1p(Infinity), Infinity],
  ["sin(0)", sin(0), 0], ["sin(−0)", sin(-0), -0], ["sin(∞)", sin(Infinity), NaN], ["sin(5e-324)", sin(5e-324), 5e-324],
  ["cos(0)", cos(0), 1], ["cos(−0)", cos(-0), 1], ["cos(−∞)", cos(-Infinity), NaN],
  ["tanh(0)", tanh(0), 0], ["tanh(−0)", tanh(-0), -0], ["tanh(∞)", tanh(Infinity), 1], ["tanh(−∞)", tanh(-Infinity), -1],
  ["sigmoid(0)", sigmoid(0), 0.5], ["sigmoid(∞)", sigmoid(Infinity), 1], ["sigmoid(−∞)", sigmoid(-Infinity), 0],
  ["softplus(∞)", softplus(Infinity), Infinity], ["softplus(−∞)", softplus(-Infinity), 0],
  ["erf(0)", erf(0), 0], ["erf(−0)", erf(-0), -0], ["erf(∞)", erf(Infinity), 1], ["erf(−∞)", erf(-Infinity), -1],
  ["0 ^ 0", power(0, 0), 1], ["NaN ^ 0", power(NaN, 0), 1], ["1 ^ NaN", power(1, NaN), 1], ["1 ^ ∞", power(1, Infinity), 1],
  ["0 ^ 2.5", power(0, 2.5), 0], ["0 ^ −2", power(0, -2), Infinity], ["−0 ^ −3", power(-0, -3), -Infinity], ["−0 ^ 5", power(-0, 5), -0],
  ["−2 ^ 5", power(-2, 5), -32], ["−2 ^ 4", power(-2, 4), 16], ["−2 ^ −1", power(-2, -1), -0.5], ["−2 ^ 0.5", power(-2, 0.5), NaN],
  ["−1 ^ ∞", power(-1, Infinity), 1], ["2 ^ ∞", power(2, Infinity), Infinity], ["0.5 ^ ∞", power(0.5, Infinity), 0],
  ["−∞ ^ 3", power(-Infinity, 3), -Infinity], ["−∞ ^ −3", power(-Infinity, -3), -0], ["−∞ ^ 0.5", power(-Infinity, 0.5), Infinity],
  ["10 ^ 400", power(10, 400), Infinity], ["10 ^ −400", power(10, -400), 0], ["2 ^ 1e308", power(2, 1e308), Infinity],
]; // prettier-ignore

describe("functions made of + − × ÷ √ at the edges", () => {
  for (const [name, found, expected] of edges) {
    it(`${name} is ${Object.is(expected, -0) ? "−0" : expected}`, () => {
      assert.ok(Object.is(found, expected), String(found));
    });
  }

  it("give NaN for NaN", () => {
    for (const name of names) assert.ok(Number.isNaN(functions[name](NaN)), name);
    assert.ok(Number.isNaN(power(NaN, 1)) && Number.isNaN(power(2, NaN)));
  });

  it("give exact powers of two and exact signs on both sides of 0", () => {
    for (let k = -1074; k <= 1023; k++) assert.equal(power(2, k), 2 ** k);
    for (const name of ["sin", "tanh", "erf"] as const)
      assert.equal(functions[name](-0.7), -functions[name](0.7));
  });
});

describe("nn", () => {
  it("uses no function whose last digits an engine may choose", () => {
    for (const file of globSync("src/nn/**/*.ts", { exclude: ["src/nn/backend/wasm/**"] })) {
      const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      const found = code.match(/Math\.(?:a?cosh?|a?sinh?|a?tanh?|atan2|cbrt|exp|expm1|hypot|log|log1p|log2|log10|pow)\b|\*\*/); // prettier-ignore
      assert.equal(found?.[0], undefined, file);
    }
  });
});

/** The distance from |y| to the next number. */
function ulpOf(y: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(y)));
  const below = Math.abs(y) < 2 ** exponent ? exponent - 1 : exponent;
  return 2 ** Math.max(below - 52, -1074);
}
