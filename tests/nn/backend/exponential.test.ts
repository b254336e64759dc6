// The functions that the kernels compute by polynomials, against double precision over float32.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openKernels } from "../open-backend.ts";

/** The largest errors allowed, in units of the last place of the exact result. */
const functions = {
  exp: { exact: Math.exp, ulps: 2, from: -87, to: 88.7 },
  log: { exact: Math.log, ulps: 2, from: 1e-30, to: 1e30 },
  tanh: { exact: Math.tanh, ulps: 3, from: -12, to: 12 },
  sigmoid: { exact: (x: number) => 1 / (1 + Math.exp(-x)), ulps: 3, from: -80, to: 80 },
  softplus: {
    exact: (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
    ulps: 4,
    from: -80,
    to: 80,
  },
} as const;

const edges: Record<keyof typeof functions, [x: number, y: number][]> = {
  exp: [[0, 1], [-0, 1], [Infinity, Infinity], [-Infinity, 0], [1000, Infinity], [-1000, 0]], // prettier-ignore
  log: [
    [1, 0],
    [0, -Infinity],
    [Infinity, Infinity],
    [-1, Number.NaN],
  ],
  tanh: [
    [0, 0],
    [-0, -0],
    [Infinity, 1],
    [-Infinity, -1],
    [50, 1],
  ],
  sigmoid: [
    [0, 0.5],
    [Infinity, 1],
    [-Infinity, 0],
  ],
  softplus: [
    [Infinity, Infinity],
    [-Infinity, 0],
    [200, 200],
  ],
};

for (const build of ["simd", "relaxed"] as const) {
  const kernels = await openKernels(build);
  const at = (kernels.firstFree() + 15) & ~15;
  kernels.memory.grow(2);

  const compute = (name: keyof typeof functions, x: readonly number[]): Float32Array => {
    const padded = (x.length + 3) & ~3;
    new Float32Array(kernels.memory.buffer, at, x.length).set(x);
    kernels[name](at + 4 * padded, at, x.length);
    return new Float32Array(kernels.memory.buffer, at + 4 * padded, x.length).slice();
  };

  describe(`the ${build} kernels`, () => {
    it("compute log of numbers below the smallest normal one", () => {
      const x = [1e-38, 1e-39, 1e-42, 1.5e-45].map(Math.fround);
      compute("log", x).forEach((y, i) => {
        const right = Math.log(x[i] ?? 0);
        assert.ok(Math.abs(y - right) <= 2 * unitOfLastPlace(right), `${y} for ${right}`);
      });
    });

    for (const [key, { exact, ulps, from, to }] of Object.entries(functions)) {
      const name = key as keyof typeof functions;

      it(`compute ${name} to within ${ulps} units of the last place`, () => {
        let worst = { x: 0, error: 0 };
        for (let start = 0; start < 200_000; start += 4000) {
          const x = Array.from({ length: 4000 }, (_, i) => sample(from, to, start + i));
          compute(name, x).forEach((y, i) => {
            const right = exact(x[i] ?? 0);
            const error = Math.abs(y - right) / unitOfLastPlace(right);
            if (!(error <= worst.error)) worst = { x: x[i] ?? 0, error };
          });
        }
        assert.ok(worst.error <= ulps, `${worst.error} ulp at ${worst.x}`);
      });

      it(`compute ${name} at its edges, and NaN from NaN`, () => {
        const pairs = edges[name];
        const y = compute(name, [...pairs.map(([x]) => x), Number.NaN]);
        assert.deepEqual([...y], [...pairs.map(([, right]) => right), Number.NaN]);
      });
    }
  });
}

/** Half of the samples lie evenly, half crowd towards 0, as float32 numbers. */
function sample(from: number, to: number, index: number): number {
  const share = (index * 0.618_033_988_749_895) % 1;
  if (index % 2 === 0) return Math.fround(from + share * (to - from));
  const size = 10 ** (-30 * share);
  return Math.fround((index % 4 === 1 && from < 0 ? from : to) * size);
}

function unitOfLastPlace(x: number): number {
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), -126) - 23);
}
