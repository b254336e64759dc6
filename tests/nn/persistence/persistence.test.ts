// State of models and safetensors files, against files of the format's own writer (generate.py).

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as nn from "../../../src/nn/index.ts";
import { Linear, Module, type NestedNumbers, type Tensor, tensor } from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";

const read = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
const network: {
  state: Record<string, NestedNumbers>;
  inputs: NestedNumbers;
  outputs: number[][];
} = JSON.parse(readFileSync(new URL("network.json", import.meta.url), "utf8"));

const sameNet = (seed: number) => nn.sequential(new Linear(2, 3, { seed }), nn.tanh, new Linear(3, 1, { seed })); // prettier-ignore

class Nested extends Module {
  hiddenLayer = new Linear(2, 2, { seed: 1 });
  tied = this.hiddenLayer.weight;
  blocks = [nn.sequential(nn.relu, new Linear(2, 1, { seed: 2, bias: false }))];
  frozen = tensor([1]);

  forward(x: Tensor): Tensor {
    return this.hiddenLayer.forward(x);
  }
}

describe("stateDict", () => {
  it("names parameters as PyTorch does", () => {
    assert.deepEqual(Object.keys(nn.stateDict(sameNet(1))), ["0.weight", "0.bias", "2.weight", "2.bias"]); // prettier-ignore
    assert.deepEqual(Object.keys(nn.stateDict(new Nested())), ["hidden_layer.weight", "hidden_layer.bias", "blocks.0.1.weight"]); // prettier-ignore
    assert.deepEqual(Object.keys(nn.stateDict(nn.mlp([2, 3, 1]))), Object.keys(network.state));
  });

  it("holds buffers too, and names the layers of PyTorch as it does", () => {
    assert.deepEqual(Object.keys(nn.stateDict(nn.sequential(new nn.BatchNorm1d(2)))), ["0.weight", "0.bias", "0.running_mean", "0.running_var"]); // prettier-ignore
    assert.deepEqual(Object.keys(nn.stateDict(new nn.LSTM(2, 3))), ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"]); // prettier-ignore
    assert.deepEqual(Object.keys(nn.stateDict(new nn.MultiHeadAttention(4, { heads: 2 }))), ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"]); // prettier-ignore
  });

  it("copies: training on changes nothing in it, and it changes nothing in the model", () => {
    const net = sameNet(1);
    const state = nn.stateDict(net);
    const before = (state["0.weight"] as Tensor).data;
    net.parameters()[0]?.assign([[9, 9], [9, 9], [9, 9]]); // prettier-ignore
    assert.deepEqual(state["0.weight"]?.data, before);
    assert.equal(state["0.weight"]?.requiresGrad, false);
  });
});

describe("loadStateDict", () => {
  it("makes another model compute the same", () => {
    const [net, other] = [sameNet(1), sameNet(2)];
    const x = nn.normal([5, 2], { seed: 3 });
    assert.notDeepEqual(other.forward(x).data, net.forward(x).data);
    nn.loadStateDict(other, nn.stateDict(net));
    assert.deepEqual(other.forward(x).data, net.forward(x).data);
    assert.ok(other.parameters().every(({ requiresGrad }) => requiresGrad));
  });

  it("lets a network of PyTorch's compute here what it computes there", () => {
    const net = sameNet(1);
    nn.loadStateDict(net, nn.loadSafetensors(read("network.safetensors")));
    assertClose(net.forward(tensor(network.inputs)).toArray(), network.outputs, 1e-6);
  });

  it("brings running statistics along", () => {
    const [norm, other] = [new nn.BatchNorm1d(2), new nn.BatchNorm1d(2)];
    norm.forward(nn.normal([8, 2], { seed: 1 }));
    nn.loadStateDict(other, nn.stateDict(norm));
    assert.deepEqual(other.buffers.runningMean.data, norm.buffers.runningMean.data);
    assert.notEqual(other.buffers.runningMean.data[0], 0);
  });

  it("converts to the precision of the model", () => {
    const layer = new Linear(1, 1, { bias: false });
    nn.loadStateDict(layer, { weight: tensor([[0.1]], { dtype: "float64" }) });
    assert.equal(layer.weight.item(), Math.fround(0.1));
  });

  it("refuses what does not fit, says all of it, and loads nothing", () => {
    const net = sameNet(1);
    const before = nn.stateDict(net);
    const state = { "0.weight": tensor([[7, 7], [7, 7], [7, 7]]), "0.bias": tensor([7]), "2.bias": null, layer: tensor(1) }; // prettier-ignore
    assert.throws(() => nn.loadStateDict(net, state as unknown as nn.StateDict), {
      name: "ArgumentError",
      message:
        "loadStateDict: the state does not fit the model; missing: 2.weight; unexpected: layer; of another shape: 0.bias (1) for (3), 2.bias no tensor for (1)",
    });
    assert.deepEqual(nn.stateDict(net)["0.weight"]?.data, before["0.weight"]?.data);
  });

  it("loads nothing if a tensor of the state is stale", () => {
    const net = sameNet(1);
    const weight = tensor([[1, 2], [3, 4], [5, 6]], { requiresGrad: true }); // prettier-ignore
    const state = { ...nn.stateDict(sameNet(2)), "2.weight": nn.sum(weight, { axis: 1 }).reshape([1, 3]) }; // prettier-ignore
    weight.assign(weight.mul(2));
    const before = nn.stateDict(net)["0.weight"]?.data;
    assert.throws(() => nn.loadStateDict(net, state), { name: "StaleTensorError" });
    assert.deepEqual(nn.stateDict(net)["0.weight"]?.data, before);
  });
});

describe("safetensors", () => {
  it("holds what PyTorch's own file holds", () => {
    const state = nn.loadSafetensors(read("network.safetensors"));
    assert.deepEqual(Object.keys(state).sort(), Object.keys(network.state).sort());
    for (const [name, numbers] of Object.entries(network.state)) {
      assertClose(state[name]?.toArray() ?? [], numbers, 1e-7, name);
    }
  });

  for (const name of ["network", "odd", "empty"]) {
    it(`are written as the format's own writer does, byte for byte: ${name}`, () => {
      const bytes = read(`${name}.safetensors`);
      assert.deepEqual(nn.saveSafetensors(nn.loadSafetensors(bytes)), bytes);
    });
  }

  it("keep names, shapes, precisions and every number, odd ones too", () => {
    const state = nn.loadSafetensors(read("odd.safetensors"));
    assert.deepEqual(state.b?.data, Float64Array.of(1, -0, Infinity, NaN, 5e-324));
    assert.deepEqual([state.a?.shape, state.a?.item()], [[], 0.1]);
    assert.deepEqual([state.Z?.shape, state.Z?.dtype], [[0, 3], "float32"]);
    assert.deepEqual(state['ä "quoted" \\ \n']?.toArray<number[][][]>(), [[[0, 1, 2], [3, 4, 5]]]); // prettier-ignore
    assert.deepEqual(nn.loadSafetensors(read("metadata.safetensors")).w?.data, state.b?.data);
  });

  it("come back as they were, whatever the names and shapes", () => {
    const tensors = fc
      .record({
        shape: fc.array(fc.nat(4), { maxLength: 3 }),
        seed: fc.nat(),
        dtype: fc.constantFrom("float32" as const, "float64" as const),
      })
      .map(({ shape, ...options }) => nn.normal(shape, options));
    const names = fc.string({ unit: "grapheme" }).filter((name) => name !== "__metadata__");
    fc.assert(
      fc.property(fc.dictionary(names, tensors, { maxKeys: 5 }), (state) => {
        const loaded = nn.loadSafetensors(nn.saveSafetensors(state));
        assert.deepEqual(Object.keys(loaded).sort(), Object.keys(state).sort());
        for (const [name, { shape, data }] of Object.entries(state)) {
          assert.deepEqual([loaded[name]?.shape, loaded[name]?.data], [shape, data]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are refused when cut off anywhere", () => {
    const bytes = read("network.safetensors");
    for (let length = 0; length < bytes.length; length++) {
      assert.throws(() => nn.loadSafetensors(bytes.subarray(0, length)), { name: "FormatError" });
    }
  });

  it("are refused, not crashed on, when bytes are changed at random", () => {
    const bytes = read("odd.safetensors");
    const random = new nn.Random(1);
    for (let i = 0; i < 2000; i++) {
      const changed = bytes.slice();
      for (let k = 0; k < 3; k++) changed[random.integer(changed.length)] = random.integer(256);
      try {
        nn.loadSafetensors(changed);
      } catch (error) {
        assert.equal((error as Error).name, "FormatError", String(error));
      }
    }
  });

  it("may lie anywhere in a larger buffer", () => {
    const bytes = read("odd.safetensors");
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    assert.equal(nn.loadSafetensors(larger.subarray(3)).a?.item(), 0.1);
  });

  const file = (header: string, numbers = 0) => {
    const text = new TextEncoder().encode(header);
    const bytes = new Uint8Array(8 + text.length + numbers);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };
  const entry = (shape: string, offsets: string, dtype = "F32") => `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`; // prettier-ignore
  const huge = new Uint8Array(8).fill(255);
  it("may list tensors in any order, empty ones too", () => {
    const header = `{"b":${entry("[2]", "[0,8]")},"a":${entry("[0]", "[0,0]")},"c":${entry("[0]", "[8,8]")}}`;
    assert.deepEqual(Object.keys(nn.loadSafetensors(file(header, 8))), ["b", "a", "c"]);
  });

  const sentences: [bytes: () => Uint8Array, sentence: string][] = [
    [() => new Uint8Array(3), "the file ends after 3 bytes; expected at least 8"],
    [() => huge, "the header would be 18446744073709551615 bytes long; expected at most 100000000: this may be another kind of file"],
    [() => new TextEncoder().encode("PK\u0003\u0004 a zip archive"), "the header would be 8800140462016121680 bytes long; expected at most 100000000: this may be another kind of file"],
    [() => file("{}").subarray(0, 9), "the file ends after 9 bytes, inside its header; expected at least 10"],
    [() => file("{'a'}"), "the header is no JSON; expected names, shapes and places of tensors"],
    [() => { const bytes = file('"a"'); bytes[9] = 0xff; return bytes; }, "the header is no JSON; expected names, shapes and places of tensors"],
    [() => file("[1]"), "the header is no object; expected names, shapes and places of tensors"],
    [() => read("half.safetensors"), '"w" has precision F16; expected F32 or F64'],
    [() => file('{"a":1}'), '"a" has precision undefined; expected F32 or F64'],
    [() => file(`{"a":${entry("[-1]", "[0,4]")}}`, 4), '"a" has no shape or no place; expected whole numbers ≥ 0'],
    [() => file(`{"a":${entry("[1]", "[0]")}}`, 4), '"a" has no shape or no place; expected whole numbers ≥ 0'],
    [() => file(`{"a":${entry("[2]", "[0,4]")}}`, 4), '"a" lies from byte 0 to 4; expected 8 bytes for shape (2)'],
    [() => file(`{"a":${entry("[2]", "[0,8]")},"b":${entry("[1]", "[4,8]")}}`, 8), '"b" overlaps another tensor: it begins at byte 4; expected 8'],
    [() => file(`{"a":${entry("[1]", "[4,8]")}}`, 8), '4 bytes before "a" belong to no tensor; expected none'],
    [() => file(`{"a":${entry("[2]", "[0,8]")}}`, 7), "the file ends after 7 bytes of numbers; expected 8"],
    [() => file(`{"a":${entry("[2]", "[0,8]")}}`, 9), "1 bytes at the end belong to no tensor; expected none"],
    [() => file(`{"a":${entry("[1000000000]", "[0,4000000000]")}}`, 9), "the file ends after 9 bytes of numbers; expected 4000000000"],
  ]; // prettier-ignore

  for (const [bytes, sentence] of sentences) {
    it(`are refused: ${sentence}`, () => {
      assert.throws(() => nn.loadSafetensors(bytes()), {
        name: "FormatError",
        message: `loadSafetensors: ${sentence}`,
      });
    });
  }

  it("are made of tensors only", () => {
    assert.throws(() => nn.saveSafetensors({ a: 1 } as unknown as nn.StateDict), {
      message: 'saveSafetensors: "a" is no tensor; expected tensors by name',
    });
    assert.throws(() => nn.saveSafetensors({ __metadata__: tensor(1) }), {
      message: 'saveSafetensors: "__metadata__" is a name of the format itself; expected tensors by name', // prettier-ignore
    });
    assert.throws(() => nn.saveSafetensors({ "\ud800": tensor(1) }), {
      message: 'saveSafetensors: "\ud800" is no text; expected tensors by name',
    });
    assert.throws(() => nn.loadSafetensors("text" as unknown as Uint8Array), {
      message: "loadSafetensors: got no bytes; expected a Uint8Array",
    });
  });
});
