// Safetensors: a file of named tensors. Eight bytes with the length of a header, the header in JSON, numbers.
//
// All numbers lie little-endian, in the order of the header, without gaps.
// https://github.com/huggingface/safetensors describes the format.

import { tensor } from "../creation.ts";
import { allocate, type Dtype, type Values } from "../dtype.ts";
import { ArgumentError, FormatError } from "../errors.ts";
import { type Shape, sizeOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";
import type { StateDict } from "./state-dict.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

const LengthBytes = 8;
/** The longest header that readers accept. */
const LongestHeader = 100_000_000;

const codes = { F32: "float32", F64: "float64" } as const;

/** Where a tensor lies, as the header says it. */
interface Place {
  name: string;
  dtype: Dtype;
  shape: Shape;
  begin: number;
  end: number;
}

/**
 * Writes tensors as one file: float64 before float32, then by name, so that the same state gives the same bytes,
 * those that the format's own writer gives.
 *
 * @throws {ArgumentError} if something is no tensor, or a name is no text or the format's own
 * @example saveSafetensors({ w: zeros([2]) }).length // 72
 */
export function saveSafetensors(state: StateDict): Uint8Array {
  const entries = Object.entries(state).map(([name, tensor]) => {
    const problem =
      name === "__metadata__"
        ? "a name of the format itself"
        : !name.isWellFormed()
          ? "no text"
          : !(tensor instanceof Tensor)
            ? "no tensor"
            : null;
    if (problem) {
      throw new ArgumentError(`saveSafetensors: "${name}" is ${problem}; expected tensors by name`);
    }
    return { name, tensor, order: encodeUtf8(name) };
  });
  entries.sort((a, b) =>
    a.tensor.dtype === b.tensor.dtype
      ? compareBytes(a.order, b.order)
      : a.tensor.dtype === "float64"
        ? -1
        : 1,
  );
  let end = 0;
  const places = entries.map(({ name, tensor: { dtype, shape, size } }) => {
    const begin = end;
    end += size * bytesOf(dtype);
    const code = dtype === "float64" ? "F64" : "F32";
    return `${JSON.stringify(name)}:{"dtype":"${code}","shape":[${shape}],"data_offsets":[${begin},${end}]}`;
  });
  const text = encodeUtf8(`{${places.join(",")}}`);
  const headerLength = Math.ceil(text.length / LengthBytes) * LengthBytes;
  const file = new Uint8Array(LengthBytes + headerLength + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  file.fill(0x20, LengthBytes, LengthBytes + headerLength);
  file.set(text, LengthBytes);
  let at = LengthBytes + headerLength;
  for (const { tensor } of entries) {
    const { data } = tensor;
    for (let i = 0; i < data.length; i++) {
      if (data instanceof Float64Array) view.setFloat64(at, data[i] ?? 0, true);
      else view.setFloat32(at, data[i] ?? 0, true);
      at += data.BYTES_PER_ELEMENT;
    }
  }
  return file;
}

/**
 * Reads what `saveSafetensors`, or another writer of the format, has written.
 *
 * @throws {FormatError} if the bytes are no such file, or it is cut off, contradicts itself, or holds another
 *   precision than F32 and F64
 * @example loadSafetensors(saveSafetensors({ w: full([2], 7) })).w?.toArray() // [7, 7]
 */
export function loadSafetensors(bytes: Uint8Array): StateDict {
  if (!(bytes instanceof Uint8Array)) {
    throw new ArgumentError("loadSafetensors: got no bytes; expected a Uint8Array");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = readHeaderLength(view);
  const start = LengthBytes + headerLength;
  const places = readHeader(bytes.subarray(LengthBytes, start));
  checkPlaces(places, bytes.length - start);
  return Object.fromEntries(
    places.map(({ name, dtype, shape, begin }) => {
      const values = readValues(view, start + begin, sizeOf(shape), dtype);
      return [name, tensor(values, { shape, dtype })];
    }),
  );
}

function readHeaderLength(view: DataView): number {
  if (view.byteLength < LengthBytes) {
    throw wrong(`the file ends after ${view.byteLength} bytes; expected at least ${LengthBytes}`);
  }
  const length = view.getBigUint64(0, true);
  if (length > BigInt(LongestHeader)) {
    throw wrong(
      `the header would be ${length} bytes long; expected at most ${LongestHeader}: this may be another kind of file`,
    );
  }
  if (LengthBytes + Number(length) > view.byteLength) {
    throw wrong(
      `the file ends after ${view.byteLength} bytes, inside its header; expected at least ${LengthBytes + Number(length)}`,
    );
  }
  return Number(length);
}

function readHeader(bytes: Uint8Array): Place[] {
  let header: unknown;
  try {
    header = JSON.parse(decodeUtf8(bytes));
  } catch {
    throw wrong("the header is no JSON; expected names, shapes and places of tensors");
  }
  if (!isRecord(header)) {
    throw wrong("the header is no object; expected names, shapes and places of tensors");
  }
  return Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, entry]) => readPlace(name, entry));
}

function readPlace(name: string, entry: unknown): Place {
  const { dtype: code, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (code !== "F32" && code !== "F64") {
    throw wrong(`"${name}" has precision ${String(code)}; expected F32 or F64`);
  }
  const dtype = codes[code];
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw wrong(`"${name}" has no shape or no place; expected whole numbers ≥ 0`);
  }
  const [begin = 0, end = 0] = offsets;
  const length = sizeOf(shape) * bytesOf(dtype);
  if (end - begin !== length) {
    throw wrong(
      `"${name}" lies from byte ${begin} to ${end}; expected ${length} bytes for shape (${shape.join(", ")})`,
    );
  }
  return { name, dtype, shape, begin, end };
}

/** The tensors must fill the file, one behind the other. */
function checkPlaces(places: readonly Place[], length: number): void {
  let filled = 0;
  const inOrder = [...places].sort((a, b) => a.begin - b.begin || a.end - b.end);
  for (const { name, begin, end } of inOrder) {
    if (begin < filled) {
      throw wrong(
        `"${name}" overlaps another tensor: it begins at byte ${begin}; expected ${filled}`,
      );
    }
    if (begin > filled) {
      throw wrong(`${begin - filled} bytes before "${name}" belong to no tensor; expected none`);
    }
    filled = end;
  }
  if (filled > length) {
    throw wrong(`the file ends after ${length} bytes of numbers; expected ${filled}`);
  }
  if (filled < length) {
    throw wrong(`${length - filled} bytes at the end belong to no tensor; expected none`);
  }
}

function readValues(view: DataView, start: number, size: number, dtype: Dtype): Values {
  const values = allocate(size, dtype);
  for (let i = 0; i < size; i++) {
    values[i] =
      dtype === "float64"
        ? view.getFloat64(start + 8 * i, true)
        : view.getFloat32(start + 4 * i, true);
  }
  return values;
}

function bytesOf(dtype: Dtype): number {
  return dtype === "float64" ? 8 : 4;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);
}

function wrong(problem: string): FormatError {
  return new FormatError(`loadSafetensors: ${problem}`);
}
