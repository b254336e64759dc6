// Model: the messages of an ONNX file.
//
// The numbers of the fields are those of onnx.proto, https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.

import type { Dtype, Values } from "../../dtype.ts";
import type { Shape } from "../../shape.ts";
import { bytesField, floatField, integerField, message, textField } from "./protobuf.ts";

/** One operator, with the names of what goes in and comes out. */
export interface OnnxNode {
  operator: string;
  inputs: readonly string[];
  output: string;
  attributes?: Readonly<Record<string, Attribute>>;
}

/** A whole number, a list of them, or a number that need not be whole. */
type Attribute = number | readonly number[] | { float: number };

/** Numbers that belong to the model. */
export interface OnnxTensor {
  name: string;
  shape: Shape;
  values: Values | BigInt64Array;
}

/** An input or output; the first axis may have any length. */
export interface OnnxValue {
  name: string;
  shape: Shape;
  dtype: Dtype;
}

export interface OnnxGraph {
  nodes: readonly OnnxNode[];
  tensors: readonly OnnxTensor[];
  input: OnnxValue;
  output: OnnxValue;
}

/** The version of the format (IR) and of its operators (opset), old enough for every runtime of today. */
const FormatVersion = 8;
const OperatorsVersion = 17;

const AttributeTypes = { float: 1, integer: 2, integers: 7 } as const;
const ElementTypes = { float32: 1, integer: 7, float64: 11 } as const;

/** The bytes of a file. */
export function encodeModel(graph: OnnxGraph): Uint8Array {
  return message(
    integerField(1, FormatVersion),
    textField(2, "nn"),
    bytesField(7, encodeGraph(graph)),
    bytesField(8, message(textField(1, ""), integerField(2, OperatorsVersion))),
  );
}

function encodeGraph({ nodes, tensors, input, output }: OnnxGraph): Uint8Array {
  return message(
    ...nodes.map((node) => bytesField(1, encodeNode(node))),
    textField(2, "network"),
    ...tensors.map((tensor) => bytesField(5, encodeTensor(tensor))),
    bytesField(11, encodeValue(input)),
    bytesField(12, encodeValue(output)),
  );
}

function encodeNode({ operator, inputs, output, attributes = {} }: OnnxNode): Uint8Array {
  return message(
    ...inputs.map((name) => textField(1, name)),
    textField(2, output),
    textField(3, output),
    textField(4, operator),
    ...Object.entries(attributes).map(([name, value]) =>
      bytesField(5, encodeAttribute(name, value)),
    ),
  );
}

function encodeAttribute(name: string, value: Attribute): Uint8Array {
  const named = textField(1, name);
  if (typeof value === "number") {
    return message(named, integerField(3, value), integerField(20, AttributeTypes.integer));
  }
  if ("float" in value) {
    return message(named, floatField(2, value.float), integerField(20, AttributeTypes.float));
  }
  const integers = value.map((integer) => integerField(8, integer));
  return message(named, ...integers, integerField(20, AttributeTypes.integers));
}

function encodeTensor({ name, shape, values }: OnnxTensor): Uint8Array {
  const type =
    values instanceof Float32Array
      ? ElementTypes.float32
      : values instanceof Float64Array
        ? ElementTypes.float64
        : ElementTypes.integer;
  return message(
    ...shape.map((length) => integerField(1, length)),
    integerField(2, type),
    textField(8, name),
    bytesField(9, littleEndian(values)),
  );
}

function littleEndian(values: Values | BigInt64Array): Uint8Array {
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  const size = values.BYTES_PER_ELEMENT;
  for (let i = 0; i < values.length; i++) {
    if (values instanceof BigInt64Array) view.setBigInt64(i * size, values[i] ?? 0n, true);
    else if (values instanceof Float64Array) view.setFloat64(i * size, values[i] ?? 0, true);
    else view.setFloat32(i * size, values[i] ?? 0, true);
  }
  return bytes;
}

function encodeValue({ name, shape, dtype }: OnnxValue): Uint8Array {
  const axes = shape.map((length, axis) =>
    bytesField(1, axis === 0 ? textField(2, "batch") : integerField(1, length)),
  );
  const tensorType = message(integerField(1, ElementTypes[dtype]), bytesField(2, message(...axes)));
  return message(textField(1, name), bytesField(2, bytesField(1, tensorType)));
}
