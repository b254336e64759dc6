// What a drawing shows, in one sentence, computed from its data: for those who do not see it.

import { numberText } from "../../kernel/number-text.ts";
import type { NetworkOutput, Output, TensorOutput } from "../../kernel/output.ts";
import type { PlotOutput } from "../../kernel/plot-recorder.ts";
import { type Datum, fieldsOf, marksOf, type Series, seriesOf } from "./chart-series.ts";
import { symbolText } from "./symbol.ts";

export interface ChartDescription {
  /** The kind of drawing: "Line chart", "Heat map", "Network". */
  name: string;
  /** One sentence that begins with the kind. */
  sentence: string;
}

export function describeChart(output: Output): ChartDescription {
  switch (output.type) {
    case "plot":
      return describePlot(output);
    case "tensor":
      return describeTensor(output);
    case "network":
      return describeNetwork(output);
    default:
      return { name: "Output", sentence: "Output" };
  }
}

const kinds: [pattern: RegExp, name: string][] = [
  [/^(contour|raster|density)/, "Map"],
  [/^(line|differenceY|linearRegression)/, "Line chart"],
  [/^(bar|rect|waffle)/, "Bar chart"],
  [/^area/, "Area chart"],
  [/^(cell)/, "Grid of cells"],
  [/^(dot|circle|hexagon)/, "Chart of points"],
];

function describePlot(output: PlotOutput): ChartDescription {
  const marks = marksOf(output);
  const name =
    kinds.find(([pattern]) => marks.some((mark) => pattern.test(mark.name)))?.[1] ?? "Chart";
  const all = seriesOf(output);
  const pattern = kinds.find(([, kind]) => kind === name)?.[0];
  const main = all.find(({ mark }) => pattern?.test(mark)) ?? all[0];
  if (!main) {
    const [field] = fieldsOf(output);
    return {
      name,
      sentence: field ? `${name} of ${count(field.values.length)} values.` : `${name}.`,
    };
  }
  const [x, y] = [symbolText(main.xName), symbolText(main.yName)];
  const what =
    name === "Map" ? `${name} with points, ${x} across and ${y} up` : `${name} of ${y} by ${x}`;
  const found =
    name === "Line chart" ? linesOf(all, pattern, x) : extentOf(joined(main, all), { x, y });
  return { name, sentence: found ? `${what}; ${found}.` : `${what}.` };
}

/** A series with all others like it: points of two classes are points. */
function joined(main: Series, all: Series[]): Series {
  const like = all.filter(({ mark }) => mark === main.mark);
  return { ...main, x: like.flatMap(({ x }) => x), y: like.flatMap(({ y }) => y) };
}

/** Of one line its course, of several how many and where they end. */
function linesOf(all: Series[], pattern: RegExp | undefined, x: string): string {
  const lines = all.filter(({ mark }) => pattern?.test(mark)).flatMap(splitGroups);
  const [first] = lines;
  if (!first) return "";
  if (lines.length === 1) return courseOf(first, x);
  const named = lines.filter(({ name }) => name !== null);
  if (named.length === lines.length && lines.length <= 6) {
    return lines.map((line) => `${line.name} ${courseOf(line, x)}`).join(", ");
  }
  const last = lines.map(({ y }) => y.at(-1)).filter((value) => value !== undefined);
  return `${lines.length} lines, ending between ${numberText(Math.min(...last))} and ${numberText(Math.max(...last))}`;
}

interface Line {
  name: string | null;
  x: Datum[];
  y: number[];
}

function splitGroups({ x, y, group }: Series): Line[] {
  const lines = new Map<Datum, Line>();
  y.forEach((value, index) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return;
    const key = group?.[index] ?? null;
    const line = lines.get(key) ?? { name: key === null ? null : datumText(key), x: [], y: [] };
    lines.set(key, line);
    line.x.push(x[index] ?? null);
    line.y.push(value);
  });
  return [...lines.values()];
}

function courseOf({ x, y }: Line, xName: string): string {
  const [start, end] = [y[0] ?? 0, y.at(-1) ?? 0];
  const change =
    Math.abs(end - start) < 1e-3 * spread(y) ? "goes" : end < start ? "falls" : "rises";
  const over = `while ${xName} goes from ${datumText(x[0] ?? null)} to ${datumText(x.at(-1) ?? null)}`;
  return `${change} from ${short(start)} to ${short(end)} ${over}`;
}

function extentOf({ mark, x, y }: Series, names: { x: string; y: string }): string {
  const noun = /^(bar|rect)/.test(mark) ? "bars" : mark.startsWith("cell") ? "cells" : "points";
  const ranges = [rangeText(names.x, x), rangeText(names.y, y)].filter((text) => text !== "");
  return [`${count(y.length)} ${noun}`, ...ranges].join(", ");
}

function rangeText(name: string, values: Datum[]): string {
  const numbers = values.filter((value): value is number => Number.isFinite(value));
  if (numbers.length === 0) return "";
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const most = numbers.reduce((a, b) => Math.max(a, b));
  return `${name} from ${short(least)} to ${short(most)}`;
}

function describeTensor(output: TensorOutput): ChartDescription {
  const { shape, minimum, maximum, nan, title } = output;
  const name = "Heat map";
  const size = shape.length === 0 ? "one number" : shape.join(" by ");
  const range = Number.isFinite(minimum)
    ? `, values from ${numberText(minimum)} to ${numberText(maximum)}`
    : "";
  const missing = nan > 0 ? `, ${count(nan)} not a number` : "";
  return { name, sentence: `${name}${title ? `: ${title}` : ""}, ${size}${range}${missing}.` };
}

function describeNetwork({ layers, edges, title }: NetworkOutput): ChartDescription {
  const name = "Network";
  const sizes = layers.map((layer) => layer.length).join(", ");
  const columns = `${layers.length} columns of ${sizes} ${layers.flat().length === 1 ? "node" : "nodes"}`;
  const parts = [columns];
  const weights = edges.flatMap(({ weight }) =>
    Number.isFinite(weight) ? [weight as number] : [],
  );
  if (weights.length > 0) parts.push(rangeText(`${count(weights.length)} weights`, weights));
  const named = layers.flat().filter(({ label, value }) => label && value !== undefined);
  if (named.length > 0 && named.length <= 8) {
    parts.push(
      named.map(({ label = "", value = 0 }) => `${symbolText(label)} = ${short(value)}`).join(", "),
    );
  }
  return { name, sentence: `${name}${title ? ` ${title}` : ""}: ${parts.join("; ")}.` };
}

function datumText(value: Datum): string {
  return typeof value === "number"
    ? Number.isInteger(value)
      ? count(value)
      : short(value)
    : String(value);
}

/** Three significant digits are enough to hear. */
function short(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || Number.isInteger(value) || size >= 1000) return numberText(value);
  return numberText(Number(value.toPrecision(3)));
}

function count(value: number): string {
  return value.toLocaleString("en").replace("-", "−");
}

function spread(values: number[]): number {
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}
