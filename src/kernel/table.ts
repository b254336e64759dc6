// Table: rows as they are shown, the numbers of a column with the same count of decimals.

import { fixedText, numberText } from "./number-text.ts";
import type { Ink, TableOutput } from "./output.ts";
import { previewText } from "./preview.ts";
import { madeOutput } from "./shown.ts";

export interface TableOptions {
  /** The columns to show, in this order; all of them if left out. For rows that are lists: their names. */
  columns?: readonly string[];
  /** Decimals, for all columns or by the column's name. */
  digits?: number | Readonly<Record<string, number>>;
  /** The ink of a column, by its name. */
  inks?: Readonly<Record<string, Ink>>;
}

export type TableRows = Iterable<object | readonly unknown[]>;

const rowLimit = 200;
const columnLimit = 64;
const textLimit = 200;

/**
 * A table to display: one row for each object, one column for each of its fields. The first 200 rows are listed,
 * and the first 64 columns.
 * @throws {TypeError} if `rows` is not a list of objects or lists
 * @example table([{ epoch: 1, loss: 0.69315 }], { digits: { loss: 3 }, inks: { loss: "grad" } })
 */
export function table(rows: TableRows, options: TableOptions = {}): TableOutput {
  const all = readRows(rows);
  const names = options.columns ? [...options.columns] : columnNames(all);
  const listed = all.slice(0, rowLimit);
  const columns = names.slice(0, columnLimit).map((name, index) => {
    const values = listed.map((row) => (Array.isArray(row) ? row[index] : fieldOf(row, name)));
    const numeric =
      values.some(isNumber) && values.every((value) => isNumber(value) || value == null);
    const digits = typeof options.digits === "number" ? options.digits : options.digits?.[name];
    return {
      column: { name, ink: options.inks?.[name] ?? ("ink" as const), numeric },
      texts: numeric
        ? numberColumn(values, digits)
        : values.map((value) => cellText(value, digits)),
    };
  });
  if (names.length > columnLimit) {
    const name = `… ${names.length - columnLimit} more`;
    columns.push({ column: { name, ink: "ink", numeric: false }, texts: [] });
  }
  return madeOutput({
    type: "table",
    columns: columns.map(({ column }) => column),
    rows: listed.map((_, row) => columns.map(({ texts }) => texts[row] ?? "")),
    more: all.length - listed.length,
  });
}

function readRows(rows: TableRows): object[] {
  if (typeof rows !== "object" || rows === null || !(Symbol.iterator in rows)) {
    throw new TypeError(`table: got ${previewText(rows)}; expected a list of rows`);
  }
  return Array.from(rows, (row) => {
    if (typeof row !== "object" || row === null) {
      throw new TypeError(`table: a row is ${previewText(row)}; expected an object or a list`);
    }
    return ArrayBuffer.isView(row) ? Array.from(row as unknown as Iterable<unknown>) : row;
  });
}

function columnNames(rows: object[]): string[] {
  const names = new Set<string>();
  for (const row of rows.slice(0, rowLimit)) {
    for (const key of Object.keys(row)) names.add(key);
  }
  return [...names];
}

function fieldOf(row: object, name: string): unknown {
  const value: unknown = Reflect.get(row, name);
  // A tensor of one element stands for its number.
  if (typeof value !== "object" || value === null || !("item" in value)) return value;
  try {
    return typeof value.item === "function" ? (value.item() as unknown) : value;
  } catch {
    return value;
  }
}

function numberColumn(values: unknown[], digits: number | undefined): string[] {
  const numbers = values.filter(isNumber);
  const decimals = digits ?? decimalsFor(numbers);
  return values.map((value) => {
    if (!isNumber(value)) return "";
    return decimals === null ? numberText(value) : fixedText(value, decimals);
  });
}

/** Four significant digits of the largest number; null if that would take too many decimals. */
function decimalsFor(numbers: number[]): number | null {
  const finite = numbers.filter(Number.isFinite);
  if (finite.every(Number.isInteger)) return 0;
  const largest = Math.max(...finite.map(Math.abs));
  if (largest >= 1e15 || largest < 1e-4) return null;
  return Math.min(Math.max(3 - Math.floor(Math.log10(largest)), 1), 6);
}

function cellText(value: unknown, digits: number | undefined): string {
  if (value === undefined || value === null) return "";
  if (isNumber(value)) return digits === undefined ? numberText(value) : fixedText(value, digits);
  const text = previewText(value);
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
