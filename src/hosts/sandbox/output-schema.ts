// Reads outputs that come out of the sandbox: their fields, and whether the page can draw that much.
//
// The kernel keeps to narrower limits and says so in the cell; what goes beyond these was forged, or changed
// by the cell after the kernel had made it.

import type { Output } from "../../kernel/output.ts";
import {
  type Fields,
  isCount,
  isList,
  isNumber,
  isOneOf,
  isOptional,
  isRecord,
  isText,
} from "./schema-parts.ts";

const inks = ["value", "param", "grad", "ink"];
const levels = ["log", "warn", "error"];
const shapes = ["plain", "sum", "loss"];
const activations = ["identity", "step", "relu", "leakyRelu", "sigmoid", "tanh"];
const atoms = ["number", "string", "boolean", "nothing", "function"];
const previewKinds = [...atoms, "array", "object", "other"];

const partLimit = 1_000;
const treeLimit = 500_000;
const tileLimit = 250_000;

const outputs: Record<Output["type"], (output: Fields) => boolean> = {
  text: (o) => isText(o.text),
  log: (o) =>
    isList(
      o.lines,
      2_000,
      (line) => isRecord(line) && isText(line.text) && isOneOf(line.level, levels),
    ) && isNumber(o.dropped),
  value: (o) => isPreview(o.value, { depth: 0, parts: { left: partLimit } }),
  table: (o) =>
    isList(o.columns, 100, isColumn) &&
    isList(o.rows, 500, (row) => isList(row, 100, isText)) &&
    isNumber(o.more),
  plot: (o) =>
    isRecord(o.options) &&
    isTree(o.options, { depth: 0, parts: { left: treeLimit } }) &&
    isList(o.data, 1_000, (set) => Array.isArray(set) || ArrayBuffer.isView(set)),
  tensor: (o) =>
    isList(o.shape, 32, (size) => isCount(size, 0, 2 ** 40)) &&
    isList(o.values, 4_096, isNumber) &&
    isText(o.dtype) &&
    isOneOf(o.ink, inks) &&
    typeof o.cut === "boolean" &&
    [o.minimum, o.maximum, o.mean, o.standardDeviation, o.nan].every(isNumber) &&
    isOptional(o.title, isText),
  network: (o) =>
    isList(o.layers, 100, (layer) => isList(layer, 200, isNode)) &&
    isList(o.edges, 50_000, isEdge) &&
    isOptional(o.title, isText),
  formula: (o) => isText(o.tex) && o.tex.length <= 5_000,
  tiles: (o) => isCount(o.columns, 1, 400) && isText(o.label) && isTiles(o.grids),
  error: (o) => isError(o.error),
};

/** True if `value` is an output that the page can draw. */
export function isOutput(value: unknown): value is Output {
  if (!isRecord(value) || typeof value.type !== "string") return false;
  return Object.hasOwn(outputs, value.type) ? outputs[value.type as Output["type"]](value) : false;
}

export function isError(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.name) || !isText(value.message)) return false;
  return (
    ["hint", "replacement"].every((key) => isOptional(value[key], isText)) &&
    ["line", "column", "endLine", "endColumn"].every((key) => isOptional(value[key], isNumber))
  );
}

/** What is left to look at, and how deep in it this is. */
interface Budget {
  depth: number;
  parts: { left: number };
}

function isPreview(value: unknown, { depth, parts }: Budget): boolean {
  parts.left -= 1;
  if (depth > 8 || parts.left < 0 || !isRecord(value)) return false;
  if (!isText(value.text) || !isOneOf(value.kind, previewKinds)) return false;
  if (!isOptional(value.more, isNumber)) return false;
  return isOptional(value.entries, (entries) =>
    isList(
      entries,
      partLimit,
      (entry) =>
        isRecord(entry) && isText(entry.key) && isPreview(entry.value, { depth: depth + 1, parts }),
    ),
  );
}

/** Options of a chart: plain data that ends. */
function isTree(value: unknown, { depth, parts }: Budget): boolean {
  parts.left -= 1;
  if (parts.left < 0 || depth > 40) return false;
  if (value === null || value === undefined || typeof value === "boolean") return true;
  if (isText(value) || isNumber(value)) return true;
  if (value instanceof Float64Array || value instanceof Float32Array) return true;
  const inside = (item: unknown) => isTree(item, { depth: depth + 1, parts });
  if (Array.isArray(value)) return isList(value, treeLimit, inside);
  return isRecord(value) && Object.values(value).every(inside);
}

function isColumn(column: unknown): boolean {
  if (!isRecord(column)) return false;
  return isText(column.name) && isOneOf(column.ink, inks) && typeof column.numeric === "boolean";
}

function isNode(node: unknown): boolean {
  if (!isRecord(node) || !isText(node.id) || !isOneOf(node.shape, shapes)) return false;
  return (
    isOptional(node.label, isText) &&
    isOptional(node.value, isNumber) &&
    isOptional(node.gradient, isNumber) &&
    isOptional(node.activation, (name) => isOneOf(name, activations)) &&
    isOptional(
      node.bias,
      (bias) => isRecord(bias) && isNumber(bias.value) && isOptional(bias.label, isText),
    )
  );
}

function isEdge(edge: unknown): boolean {
  if (!isRecord(edge) || !isText(edge.from) || !isText(edge.to)) return false;
  return (
    isOptional(edge.weight, isNumber) &&
    isOptional(edge.gradient, isNumber) &&
    isOptional(edge.label, isText)
  );
}

function isTiles(grids: unknown): boolean {
  let values = 0;
  return isList(grids, 400, (grid) => {
    if (!(grid instanceof Float32Array)) return false;
    values += grid.length;
    return values <= tileLimit && Number.isInteger(Math.sqrt(grid.length));
  });
}
