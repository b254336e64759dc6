import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../src/nn/index.ts";
import type { Tensor } from "../../src/nn/index.ts";

const float64 = { dtype: "float64" } as const;
const trainable = { ...float64, requiresGrad: true };

describe("gradCheck", () => {
  it("accepts right gradients of a whole network under every loss", () => {
    const inputs = nn.normal([6, 3], { ...float64, seed: 1 });
    const binary = nn.tensor([[0], [1], [1], [0], [1], [0]], float64); // prettier-ignore
    for (const activation of [nn.tanh, nn.sigmoid, nn.softplus, nn.leakyRelu]) {
      const one = nn.mlp([3, 5, 4, 1], { activation, seed: 2, ...float64 });
      for (const loss of [nn.meanSquaredError, nn.meanAbsoluteError, nn.binaryCrossEntropy]) {
        const checked = nn.gradCheck(() => loss(one.forward(inputs), binary), one.parameters());
        assert.ok(checked.passed, `${activation.name} ${loss.name} ${JSON.stringify(checked)}`);
        assert.equal(checked.checked, one.parameterCount);
      }
      const three = nn.mlp([3, 5, 3], { activation, seed: 3, ...float64 });
      const targets = [0, 2, 1, 1, 0, 2];
      const checked = nn.gradCheck(
        () => nn.crossEntropy(three.forward(inputs), targets),
        three.parameters(),
      );
      assert.ok(checked.passed, JSON.stringify(checked));
    }
  });

  it("rejects a wrong gradient and names the number it is worst at", () => {
    const w = nn.tensor([0.5, 1, 3], trainable);
    // detach hides one factor of w² from the gradient: it comes out as w instead of 2w.
    const { passed, worst } = nn.gradCheck((w) => nn.sum(nn.mul(w, w.detach())), [w]);
    assert.equal(passed, false);
    assert.deepEqual([worst.parameter, worst.index, worst.analytic], [0, 1, 1]);
    assert.ok(Math.abs(worst.numeric - 2) < 1e-9 && Math.abs(worst.error - 0.5) < 1e-9);
  });

  it("rejects NaN", () => {
    const w = nn.tensor([-1], trainable);
    const { passed, worst } = nn.gradCheck((w) => nn.sum(nn.log(w)), [w]);
    assert.equal(passed, false);
    assert.equal(worst.error, Infinity);
  });

  it("leaves parameters and their gradients as they were, also after an error", () => {
    const w = nn.tensor([1, 2], trainable);
    nn.backward(nn.sum(nn.square(w)));
    const before: [Tensor | null, number[]] = [w.grad, w.toArray<number[]>()];
    nn.gradCheck((w) => nn.sum(nn.exp(w)), [w]);
    let calls = 0;
    const failing = (w: Tensor) => {
      calls++;
      if (calls === 3) throw new Error("third call");
      return nn.sum(w);
    };
    assert.throws(() => nn.gradCheck(failing, [w]), /third call/);
    assert.deepEqual(w.grad?.data, before[0]?.data);
    assert.deepEqual(w.toArray<number[]>(), before[1]);
  });
});
