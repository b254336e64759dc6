// Reads what comes out of the sandbox: everything in there may be forged by the code that runs there.
//
// A report that is not of the known shape is dropped. Texts inside are shown as text nodes only, so it is
// enough to know that each kind has the fields, of the types, that the page reads.

import type { Output } from "../../kernel/output.ts";
import type { Report } from "../../kernel/protocol.ts";

type Fields = Record<string, unknown>;

const outputFields: Record<Output["type"], (output: Fields) => boolean> = {
  text: (o) => isText(o.text),
  log: (o) => isList(o.lines, (line) => isRecord(line) && isText(line.text)) && isNumber(o.dropped),
  value: (o) => isPreview(o.value, 0),
  table: (o) =>
    isList(o.columns, (column) => isRecord(column) && isText(column.name)) &&
    isList(o.rows, (row) => isList(row, isText)) &&
    isNumber(o.more),
  plot: (o) => isRecord(o.options) && Array.isArray(o.data),
  tensor: (o) => isList(o.shape, isNumber) && isList(o.values, isNumber) && isText(o.dtype),
  network: (o) =>
    isList(o.layers, (layer) => isList(layer, (node) => isRecord(node) && isText(node.id))) &&
    isList(o.edges, (edge) => isRecord(edge) && isText(edge.from) && isText(edge.to)),
  formula: (o) => isText(o.tex),
  tiles: (o) =>
    isNumber(o.columns) &&
    isText(o.label) &&
    isList(o.grids, (grid) => grid instanceof Float32Array && grid.length <= 10_000),
  error: (o) => isError(o.error),
};

const inputKinds = ["slider", "number", "select", "toggle", "button"];

/** True if `data` is a report that the page can read. */
export function isReport(data: unknown): data is Report {
  if (!isRecord(data) || !isNumber(data.run) || typeof data.cell !== "string") return false;
  switch (data.type) {
    case "output":
      return isNumber(data.slot) && isOutput(data.output);
    case "input":
      return isText(data.name) && isRecord(data.input) && isInput(data.input);
    case "progress":
      return (
        isRecord(data.progress) && isNumber(data.progress.value) && isText(data.progress.label)
      );
    case "values":
      return isRecord(data.values) && Object.values(data.values).every(isPlain);
    case "done":
      return isNumber(data.ms);
    case "failed":
      return isNumber(data.ms) && isError(data.error);
    default:
      return false;
  }
}

function isOutput(value: unknown): boolean {
  if (!isRecord(value) || typeof value.type !== "string") return false;
  return Object.hasOwn(outputFields, value.type)
    ? outputFields[value.type as Output["type"]](value)
    : false;
}

function isInput(input: Fields): boolean {
  const known = inputKinds.includes(input.kind as string) && isText(input.label);
  if (!known) return false;
  if (input.kind === "select") return isText(input.value) && isList(input.options, isText);
  if (input.kind === "toggle") return typeof input.value === "boolean";
  if (input.kind === "button") return isNumber(input.value);
  return [input.value, input.min, input.max, input.step].every(isNumber) && isText(input.unit);
}

function isPreview(value: unknown, depth: number): boolean {
  if (depth > 8 || !isRecord(value) || !isText(value.text)) return false;
  if (value.entries === undefined) return true;
  return isList(
    value.entries,
    (entry) => isRecord(entry) && isText(entry.key) && isPreview(entry.value, depth + 1),
  );
}

function isError(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.name) || !isText(value.message)) return false;
  return ["line", "column", "endLine", "endColumn"].every(
    (key) => value[key] === undefined || isNumber(value[key]),
  );
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length <= 100_000 && value.every(test);
}

function isPlain(value: unknown): boolean {
  return isText(value) || isNumber(value) || typeof value === "boolean";
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 1_000_000;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
