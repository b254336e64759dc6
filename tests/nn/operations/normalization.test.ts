// Normalization: fused operations against the same formulas in small steps.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const float64 = { dtype: "float64" } as const;

/** (x − m) / √(v + ε) · weight + bias, with m and v over some axes. */
function slowly(
  x: Tensor,
  [weight, bias]: readonly [Tensor, Tensor],
  { axis, epsilon }: { axis: number[]; epsilon: number },
): Tensor {
  const mean = nn.mean(x, { axis, keepDims: true });
  const variance = nn.variance(x, { axis, keepDims: true, correction: 0 });
  return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(weight).add(bias);
}

describe("layerNorm", () => {
  const x = nn.normal([2, 3, 4], { seed: 1, ...float64 });

  it("equals its formula in small steps, over one axis or several", () => {
    for (const [shape, axis] of [
      [[4], [2]],
      [
        [3, 4],
        [1, 2],
      ],
      [
        [2, 3, 4],
        [0, 1, 2],
      ],
    ] as const) {
      // prettier-ignore
      const [weight, bias] = [2, 3].map((seed) => nn.normal(shape, { seed, ...float64 }));
      assert.ok(weight && bias);
      const found = nn.layerNorm(x, { weight, bias, epsilon: 0.01 });
      const expected = slowly(x, [weight, bias], { axis: [...axis], epsilon: 0.01 });
      assertClose(found.toArray(), expected.toArray());
      const bare = nn.layerNorm(x, { shape, epsilon: 0.01 });
      assertClose(bare.mul(weight).add(bias).toArray(), found.toArray());
    }
  });

  it("gives every row mean 0 and variance 1, whatever it was scaled and shifted by", () => {
    const rows = nn.layerNorm(x, { epsilon: 0 });
    assertClose(Array.from(rows.mean({ axis: 2 }).data), Array(6).fill(0));
    assertClose(Array.from(rows.variance({ axis: 2, correction: 0 }).data), Array(6).fill(1));
    assertClose(nn.layerNorm(x.mul(7).add(3), { epsilon: 0 }).toArray(), rows.toArray(), 1e-11);
  });

  it("gives 0 for equal numbers, and nothing for nothing", () => {
    assert.deepEqual(nn.layerNorm(nn.ones([2, 3])).data, new Float32Array(6));
    assert.deepEqual(nn.layerNorm(nn.zeros([0, 3])).shape, [0, 3]);
  });
});

describe("batchNorm", () => {
  const x = nn.normal([3, 2, 2, 4], { seed: 1, ...float64 });
  const [weight, bias] = [nn.tensor([2, -1], float64), nn.tensor([0.5, 1], float64)];
  const columns = [weight.reshape([2, 1, 1]), bias.reshape([2, 1, 1])] as const;

  it("equals its formula in small steps, channel by channel", () => {
    const found = nn.batchNorm(x, { weight, bias, epsilon: 0.01 });
    const expected = slowly(x, columns, { axis: [0, 2, 3], epsilon: 0.01 });
    assertClose(found.toArray(), expected.toArray());
  });

  it("with the batch's own mean and variance given gives the same", () => {
    const [mean, variance] = [
      x.mean({ axis: [0, 2, 3] }),
      x.variance({ axis: [0, 2, 3], correction: 0 }),
    ];
    const given = nn.batchNorm(x, { weight, bias, mean, variance });
    assertClose(given.toArray(), nn.batchNorm(x, { weight, bias }).toArray());
    const row = nn.batchNorm(x.at(0).reshape([1, 2, 2, 4]), { mean, variance });
    assertClose(row.toArray(), nn.batchNorm(x, { mean, variance }).slice({ end: 1 }).toArray());
  });
});
