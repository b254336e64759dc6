import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as nn from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

describe("dropout", () => {
  const x = nn.ones([100, 100]);

  it("leaves out numbers at its rate, and scales the others so that the mean stays", () => {
    const { data } = nn.dropout(x, { rate: 0.2, seed: 1 });
    const zeros = data.filter((value: number) => value === 0).length;
    assert.ok(Math.abs(zeros - 2000) < 120, String(zeros));
    assert.ok(data.every((value: number) => value === 0 || value === 1.25));
  });

  it("repeats itself from a seed, and continues a stream", () => {
    const random = new nn.Random(1);
    const first = nn.dropout(x, { seed: random });
    assert.deepEqual(first.data, nn.dropout(x, { seed: 1 }).data);
    assert.notDeepEqual(first.data, nn.dropout(x, { seed: random }).data);
  });

  it("sends gradients through what it kept", () => {
    const gradient = nn.grad((v: nn.Tensor) => nn.sum(nn.dropout(v, { seed: 1 })))(x);
    assertClose(gradient.toArray(), nn.dropout(x, { seed: 1 }).toArray());
  });

  it("leaves all or nothing at the ends", () => {
    assert.deepEqual(nn.dropout(x, { rate: 0 }).data, x.data);
    assert.deepEqual(nn.dropout(x, { rate: 1 }).data, nn.zeros([10000]).data);
  });
});
