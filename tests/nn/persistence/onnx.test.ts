// ONNX files: the very bytes that onnxruntime has run (onnx.json, written by tests/bench/check-onnx.mjs), and
// their structure, read by a decoder that shares nothing with the writer.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { PlainBackend } from "../../../src/nn/backend/plain/backend.ts";
import { setBackend } from "../../../src/nn/context.ts";
import * as nn from "../../../src/nn/index.ts";
import { assertClose } from "../close.ts";
import { onnxCases } from "./onnx-models.ts";

// The running statistics among the models' numbers are those of the reference backend, bit for bit.
setBackend(new PlainBackend());

const checked: {
  runtime: string;
  models: { name: string; sha256: string; shape: number[]; outputs: number[] }[];
} = JSON.parse(readFileSync(new URL("onnx.json", import.meta.url), "utf8"));

describe(`exported models, as run by ${checked.runtime},`, () => {
  it("are all there", () => {
    assert.deepEqual(
      checked.models.map(({ name }) => name),
      onnxCases().map(({ name }) => name),
    );
  });

  onnxCases().forEach(({ name, model, inputShape, inputs }, index) => {
    it(`are the same bytes and give the same outputs: ${name}`, () => {
      const { sha256, shape, outputs } = checked.models[index] ?? assert.fail(name);
      const bytes = nn.exportOnnx(model, { inputShape });
      assert.equal(createHash("sha256").update(bytes).digest("hex"), sha256);
      const found = model.evaluate().forward(inputs);
      assert.deepEqual(found.shape, shape);
      assertClose([...found.data], outputs, 1e-5);
    });
  });
});

type Message = Map<number, (bigint | Uint8Array)[]>;

/** Reads a message: field number → values; numbers as bigint, everything else as bytes. */
function decode(bytes: Uint8Array): Message {
  const fields: Message = new Map();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++] ?? assert.fail("cut off");
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const take = (length: number) => {
    at += length;
    assert.ok(at <= bytes.length, "cut off");
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const wire = tag & 7;
    const value = wire === 0 ? varint() : wire === 5 ? take(4) : take(Number(varint()));
    assert.ok([0, 2, 5].includes(wire));
    fields.set(tag >> 3, [...(fields.get(tag >> 3) ?? []), value]);
  }
  return fields;
}

const messages = (message: Message, field: number) =>
  (message.get(field) ?? []).map((bytes) => decode(bytes as Uint8Array));
const texts = (message: Message, field: number) =>
  (message.get(field) ?? []).map((bytes) => new TextDecoder().decode(bytes as Uint8Array));
const numbers = (message: Message, field: number) => (message.get(field) ?? []).map(Number);

describe("an exported model", () => {
  const model = nn.sequential(new nn.Linear(2, 3, { seed: 1 }), (x) => nn.leakyRelu(x, { slope: 0.25 }), new nn.Linear(3, 1, { seed: 2, bias: false })); // prettier-ignore
  const file = decode(nn.exportOnnx(model, { inputShape: [1, 2] }));
  const [graph = assert.fail()] = messages(file, 7);

  it("names its versions and its producer", () => {
    assert.deepEqual(numbers(file, 1), [8]);
    assert.deepEqual(texts(file, 2), ["nn"]);
    const [operators = assert.fail()] = messages(file, 8);
    assert.deepEqual([texts(operators, 1), numbers(operators, 2)], [[""], [17]]);
  });

  it("lists its operators in order, connected by names", () => {
    const nodes = messages(graph, 1);
    assert.deepEqual(
      nodes.map((node) => [texts(node, 4)[0], texts(node, 1), texts(node, 2)]),
      [
        ["Gemm", ["input", "0.weight", "0.bias"], ["affine_0"]],
        ["LeakyRelu", ["affine_0"], ["leakyRelu_1"]],
        ["Gemm", ["leakyRelu_1", "2.weight"], ["output"]],
      ],
    );
    const attributes = nodes.map((node) => messages(node, 5)[0] ?? assert.fail());
    assert.deepEqual(attributes.map((attribute) => texts(attribute, 1)[0]), ["transB", "alpha", "transB"]); // prettier-ignore
    assert.deepEqual(attributes.map((attribute) => numbers(attribute, 20)[0]), [2, 1, 2]); // prettier-ignore
    assert.deepEqual(attributes[0]?.get(3), [1n]);
    const [alpha = assert.fail()] = attributes[1]?.get(2) ?? [];
    assert.deepEqual(alpha, new Uint8Array(Float32Array.of(0.25).buffer));
  });

  it("carries the parameters as they are", () => {
    const tensors = messages(graph, 5);
    assert.deepEqual(tensors.map((part) => texts(part, 8)[0]), ["0.weight", "0.bias", "2.weight"]); // prettier-ignore
    assert.deepEqual(tensors.map((part) => numbers(part, 1)), [[3, 2], [3], [1, 3]]); // prettier-ignore
    model.parameters().forEach((parameter, i) => {
      const raw = (tensors[i]?.get(9)?.[0] ?? assert.fail()) as Uint8Array;
      assert.deepEqual(new Float32Array(raw.slice().buffer), parameter.data);
      assert.deepEqual(numbers(tensors[i] ?? assert.fail(), 2), [1]);
    });
  });

  it("takes and gives batches of any length", () => {
    for (const [field, name, width] of [[11, "input", 2], [12, "output", 1]] as const) {
      const [value = assert.fail()] = messages(graph, field);
      const [type = assert.fail()] = messages(messages(value, 2)[0] ?? assert.fail(), 1);
      const axes = messages(messages(type, 2)[0] ?? assert.fail(), 1);
      assert.deepEqual([texts(value, 1), numbers(type, 1)], [[name], [1]]);
      assert.deepEqual(axes.map((axis) => [...texts(axis, 2), ...numbers(axis, 1)]), [["batch"], [width]]); // prettier-ignore
    } // prettier-ignore
  });

  it("leaves the model as it was, gradients too", () => {
    assert.ok(model.parameters().every(({ grad }) => grad === null));
  });
});

describe("exportOnnx", () => {
  const refused: [model: nn.Module, message: RegExp][] = [
    [nn.sequential((x) => nn.silu(x)), /^exportOnnx: the model uses silu; expected only add, sub, .*conv2d/],
    [nn.sequential(() => nn.ones([1, 2], { requiresGrad: true })), /^exportOnnx: the output does not depend on the input; expected a model that uses it$/],
    [nn.sequential((x) => x.to("float64")), /^exportOnnx: the model changes float32 to float64; expected one precision$/],
    [nn.sequential((x) => nn.matmul(x, nn.zeros([2, 1]).add(nn.sum(x).reshape([1, 1])))), /^exportOnnx: /],
  ]; // prettier-ignore
  for (const [model, message] of refused) {
    it(`refuses: ${message.source}`, () => {
      assert.throws(() => nn.exportOnnx(model, { inputShape: [1, 2] }), {
        name: "ArgumentError",
        message,
      });
    });
  }

  it("refuses inputs that the model refuses", () => {
    assert.throws(() => nn.exportOnnx(nn.mlp([2, 1]), { inputShape: [1, 3] }), { name: "ShapeError" }); // prettier-ignore
  });
});
