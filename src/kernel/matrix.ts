// Matrix: reads numbers in rows and columns from whatever holds them: lists, typed arrays, tensors.

import { previewText } from "./preview.ts";

/** Anything with the numbers of a tensor. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype?: string;
  readonly data?: ArrayLike<number>;
  toArray?(): unknown;
}

export type NumbersLike = TensorLike | ArrayLike<number> | readonly ArrayLike<number>[];

export interface Numbers {
  shape: number[];
  dtype: string;
  /** Row-major. */
  values: ArrayLike<number>;
}

/**
 * Reads numbers and their shape.
 * @throws {TypeError} if `source` holds something else, or rows of different lengths
 */
export function readNumbers(source: unknown, who: string): Numbers {
  if (isTensorLike(source)) {
    const shape = [...source.shape];
    const dtype = typeof source.dtype === "string" ? source.dtype : "float32";
    const nested = typeof source.toArray === "function" ? source.toArray() : source.data;
    const values = typeof nested === "number" ? [nested] : flat(nested, who);
    return { shape, dtype, values };
  }
  if (ArrayBuffer.isView(source)) {
    const values = source as unknown as ArrayLike<number>;
    return { shape: [values.length], dtype: "float64", values };
  }
  if (Array.isArray(source)) {
    return { shape: shapeOf(source, who), dtype: "float64", values: flat(source, who) };
  }
  throw new TypeError(`${who}: got ${previewText(source)}; expected a tensor, or numbers in lists`);
}

function isTensorLike(source: unknown): source is TensorLike {
  return (
    typeof source === "object" &&
    source !== null &&
    "shape" in source &&
    Array.isArray(source.shape)
  );
}

function shapeOf(list: unknown, who: string): number[] {
  if (!isList(list)) return [];
  const inner = list.length > 0 ? shapeOf(list[0], who) : [];
  for (let i = 1; i < list.length; i++) {
    const row = list[i];
    if ((isList(row) ? row.length : undefined) !== inner[0]) {
      throw new TypeError(
        `${who}: row 0 has ${inner[0] ?? "no"} numbers and row ${i} has ${isList(row) ? row.length : "none"}; rows must be equally long`,
      );
    }
  }
  return [list.length, ...inner];
}

function flat(list: unknown, who: string): ArrayLike<number> {
  if (ArrayBuffer.isView(list)) return list as unknown as ArrayLike<number>;
  const values: number[] = [];
  const walk = (part: unknown) => {
    if (isList(part)) for (let i = 0; i < part.length; i++) walk(part[i]);
    else if (typeof part === "number" || typeof part === "boolean") values.push(Number(part));
    else throw new TypeError(`${who}: found ${previewText(part)} among the numbers`);
  };
  walk(list);
  return values;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}
