// Plot data: the data sets of one chart, each kept once, cut down to the fields that its marks name.

import type { PlotTree } from "./plot-recorder.ts";
import { previewText } from "./preview.ts";

/** Values of all data sets and channels of one chart together. */
export const valueLimit = 50_000;

interface DataSet {
  index: number;
  rows: ArrayLike<unknown>;
  /** Fields that marks may read: every text in their options. */
  fields: Set<string>;
}

export class PlotDataSets {
  readonly #sets = new Map<unknown, DataSet>();
  #values = 0;

  /** The rows of a mark's data, and where they are kept. The same object is the same data set. */
  add(source: unknown): DataSet {
    let set = this.#sets.get(source);
    if (!set) {
      set = { index: this.#sets.size, rows: readRows(source), fields: new Set() };
      this.#sets.set(source, set);
    }
    return set;
  }

  /** All data sets, encoded. */
  encode(): PlotTree[] {
    return [...this.#sets.values()].map(({ rows, fields }) => this.#encodeRows(rows, fields));
  }

  /** Counts values towards the limit of the chart. */
  count(values: number): void {
    this.#values += values;
    if (this.#values > valueLimit) {
      throw new RangeError(
        `plot: this chart holds more than ${valueLimit} values; draw fewer rows, for example every tenth: rows.filter((_, i) => i % 10 === 0)`,
      );
    }
  }

  #encodeRows(rows: ArrayLike<unknown>, fields: Set<string>): PlotTree {
    this.count(rows.length);
    if (rows instanceof Float64Array || rows instanceof Float32Array) return rows.slice();
    if (ArrayBuffer.isView(rows)) return Float64Array.from(rows as ArrayLike<number>);
    return Array.from(rows, (row) => this.#encodeRow(row, fields));
  }

  #encodeRow(row: unknown, fields: Set<string>): PlotTree {
    if (typeof row !== "object" || row === null || row instanceof Date) return encodeValue(row);
    if (Array.isArray(row) || ArrayBuffer.isView(row)) {
      const values = Array.from(row as ArrayLike<unknown>, encodeValue);
      this.count(values.length);
      return values;
    }
    const kept: Record<string, PlotTree> = {};
    for (const field of fields) {
      if (!(field in row)) continue;
      kept[field] = encodeValue(Reflect.get(row, field));
      this.count(1);
    }
    return kept;
  }
}

/** A single value of a chart; an object that stands for a number or text (a tensor of one element) is that. */
export function encodeValue(value: unknown): PlotTree {
  switch (typeof value) {
    case "number":
    case "string":
    case "boolean":
      return value;
    case "bigint":
      return Number(value);
    case "object":
      return value === null ? null : encodeObjectValue(value);
    default:
      return null;
  }
}

function encodeObjectValue(value: object): PlotTree {
  if (value instanceof Date) return { $date: value.getTime() };
  const plain: unknown = value.valueOf();
  return typeof plain === "object" ? null : encodeValue(plain);
}

/**
 * The rows of whatever Plot takes as data.
 * @throws {TypeError} if it cannot be listed
 */
function readRows(source: unknown): ArrayLike<unknown> {
  if (Array.isArray(source)) return source as unknown[];
  if (typeof source === "object" && source !== null) {
    if (ArrayBuffer.isView(source) && !(source instanceof DataView)) {
      return source as unknown as ArrayLike<unknown>;
    }
    // Iterators have a `toArray` too, which never ends if they do not.
    if ("toArray" in source && typeof source.toArray === "function" && !("next" in source)) {
      return readRows(source.toArray());
    }
    if (Symbol.iterator in source) return limited(source as Iterable<unknown>);
    if ("length" in source && typeof source.length === "number") {
      return Array.from({ length: Math.min(source.length, valueLimit + 1) });
    }
  }
  if (typeof source === "string") return [...source];
  throw new TypeError(`plot: a mark is given ${previewText(source)} as data; expected a list`);
}

function limited(rows: Iterable<unknown>): unknown[] {
  const list: unknown[] = [];
  for (const row of rows) {
    list.push(row);
    if (list.length > valueLimit) break;
  }
  return list;
}
