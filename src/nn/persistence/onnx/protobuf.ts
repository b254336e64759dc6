// Protobuf: the encoding of ONNX files, as far as writing them needs it.
//
// A message is its fields, one behind the other; each begins with its number and the way its value is written.
// https://protobuf.dev/programming-guides/encoding describes it.

import { encodeUtf8 } from "../utf8.ts";

/** How a value is written. */
const Wire = { varint: 0, sized: 2, float: 5 } as const;

/** Fields, one behind the other. */
export function message(...fields: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(fields.reduce((length, field) => length + field.length, 0));
  let at = 0;
  for (const field of fields) {
    all.set(field, at);
    at += field.length;
  }
  return all;
}

/** A field with a whole number ≥ 0. */
export function integerField(field: number, value: number): Uint8Array {
  return message(tag(field, Wire.varint), varint(value));
}

/** A field with a number in 32 bits. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return message(tag(field, Wire.float), bytes);
}

/** A field with text. */
export function textField(field: number, text: string): Uint8Array {
  return bytesField(field, encodeUtf8(text));
}

/** A field with bytes, or with another message. */
export function bytesField(field: number, bytes: Uint8Array): Uint8Array {
  return message(tag(field, Wire.sized), varint(bytes.length), bytes);
}

function tag(field: number, wire: number): Uint8Array {
  return varint(field * 8 + wire);
}

/** Seven bits in each byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
