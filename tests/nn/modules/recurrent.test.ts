// Recurrent layers: fused against small steps, sequences against single steps, and what they can learn.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { lstmCell } from "../../../src/nn/operations/lstm-cell.ts";
import { assertClose } from "../close.ts";

const options = { seed: 1, dtype: "float64" } as const;
const x = nn.normal([2, 5, 3], { seed: 2, dtype: "float64" });

describe("lstmCell", () => {
  it("equals its formula in small steps, gradients too", () => {
    const slowly = (gates: Tensor, cell: Tensor): Tensor => {
      const [i, f, g, o] = [0, 1, 2, 3].map((n) =>
        gates.slice({ axis: 1, start: 3 * n, end: 3 * n + 3 }),
      ) as [Tensor, Tensor, Tensor, Tensor];
      const next = f.sigmoid().mul(cell).add(i.sigmoid().mul(g.tanh()));
      return nn.concat([o.sigmoid().mul(next.tanh()), next], { axis: 1 });
    };
    const found = [lstmCell, slowly].map((f) => {
      const operands = [
        [2, 12],
        [2, 3],
      ].map((shape, seed) =>
        // prettier-ignore
        nn.normal(shape, { seed: seed + 1, dtype: "float64", requiresGrad: true }),
      ) as [Tensor, Tensor];
      const result = f(...operands);
      nn.backward(nn.sum(nn.square(result)));
      return [result, ...operands.map(({ grad }) => grad as Tensor)].map((y) => y.toArray());
    });
    assertClose(found[0] ?? [], found[1] ?? []);
  });

  it("keeps the cell where f is open and i is shut, and shows it where o is open", () => {
    const gates = nn.tensor([[-100, 100, 5, 100]]);
    const [[output, cell]] = lstmCell(gates, nn.tensor([[0.5]])).toArray() as [[number, number]];
    assert.deepEqual([output, cell], [Math.fround(Math.tanh(0.5)), 0.5]);
  });
});

obeysTheLaws(new nn.RNN(3, 4, options));
obeysTheLaws(new nn.LSTM(3, 4, options));
obeysTheLaws(new nn.GRU(3, 4, options));

function obeysTheLaws<State extends nn.HiddenState>(layer: nn.Recurrent<State>): void {
  describe(layer.constructor.name, () => {
    it("gives the outputs of single steps, one after the other", () => {
      const { outputs, state } = layer.unroll(x);
      let single: State | undefined;
      for (let step = 0; step < 5; step++) {
        single = layer.step(x.at(step, { axis: 1 }), single);
        assertClose(single?.hidden.toArray() ?? [], outputs.at(step, { axis: 1 }).toArray());
      }
      assertClose(state.hidden.toArray(), outputs.at(-1, { axis: 1 }).toArray());
    });

    it("goes on where an earlier sequence ended", () => {
      const whole = layer.forward(x);
      const { state } = layer.unroll(x.slice({ axis: 1, end: 2 }));
      const rest = layer.unroll(x.slice({ axis: 1, start: 2 }), state).outputs;
      assertClose(rest.toArray(), whole.slice({ axis: 1, start: 2 }).toArray());
    });

    it("treats each example for itself, and does not look ahead", () => {
      const whole = layer.forward(x);
      const one = layer.forward(x.slice({ start: 1 }));
      assertClose(one.toArray(), whole.slice({ start: 1 }).toArray());
      const begun = layer.forward(x.slice({ axis: 1, end: 3 }));
      assertClose(begun.toArray(), whole.slice({ axis: 1, end: 3 }).toArray());
    });

    it("passes the gradient check through all steps", () => {
      const result = nn.gradCheck(() => nn.sum(nn.square(layer.forward(x))), layer.parameters());
      assert.ok(result.passed && result.checked > 30, JSON.stringify(result.worst));
    });

    it("draws from ±1/√hidden, and has no biases if told so", () => {
      for (const { data } of layer.parameters()) {
        assert.ok(data.every((w: number) => Math.abs(w) <= 0.5));
        assert.ok(data.some((w: number) => Math.abs(w) > 0.3));
      }
    });
  });
}

describe("RNN", () => {
  it("adds up with the identity as activation", () => {
    const layer = new nn.RNN(1, 1, { bias: false, activation: (y) => y });
    layer.weightIhL0.assign([[1]]);
    layer.weightHhL0.assign([[1]]);
    assert.equal(layer.parameterCount, 2);
    const found = layer.forward(nn.tensor([[[1], [2], [3]]]));
    assert.deepEqual(found.data, Float32Array.of(1, 3, 6));
  });
});

describe("LSTM", () => {
  it("learns to repeat the first number of a sequence at its end", () => {
    const random = new nn.Random(1);
    const layer = new nn.LSTM(1, 8, { seed: random });
    const head = new nn.Linear(8, 1, { seed: random });
    const optimizer = new nn.Adam([...layer.parameters(), ...head.parameters()], {
      learningRate: 0.02,
    });
    let last = 1;
    for (let step = 0; step < 250; step++) {
      const inputs = nn.uniform([32, 6, 1], { seed: random, low: -1 });
      const { state } = layer.unroll(inputs);
      const loss = nn.meanSquaredError(head.forward(state.hidden), inputs.at(0, { axis: 1 }));
      optimizer.zeroGrad();
      nn.backward(loss);
      optimizer.step();
      last = loss.item();
    }
    assert.ok(last < 0.03, String(last)); // guessing the mean costs 0.33
  });
});
