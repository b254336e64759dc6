// The very data of a drawing, as a table: what "Show as table" shows.

import { numberText } from "../../kernel/number-text.ts";
import type { Ink, NetworkOutput, Output, TableOutput, TensorOutput } from "../../kernel/output.ts";
import type { PlotOutput } from "../../kernel/plot-recorder.ts";
import { type Datum, fieldsOf, type Series, seriesOf } from "./chart-series.ts";
import { symbolText } from "./symbol.ts";
import { slicesOf } from "./tensor-slices.ts";

const rowLimit = 200;
const columnLimit = 32;

/** The first 200 rows of what a drawing shows; null for outputs that are words already. */
export function tableOf(output: Output): TableOutput | null {
  switch (output.type) {
    case "plot":
      return tableOfPlot(output);
    case "tensor":
      return tableOfTensor(output);
    case "network":
      return tableOfNetwork(output);
    default:
      return null;
  }
}

function tableOfPlot(output: PlotOutput): TableOutput | null {
  const series = seriesOf(output);
  const [first] = series;
  if (!first) return tableOfData(output);
  const named = series.length > 1;
  const grouped = series.some(({ group }) => group !== null);
  const columns = [
    ...(named ? [column("part")] : []),
    ...(grouped ? [column("group")] : []),
    column(
      symbolText(first.xName),
      series.flatMap(({ x }) => x),
    ),
    column(
      symbolText(first.yName),
      series.flatMap(({ y }) => y),
    ),
  ];
  const rows = series.flatMap((one, index) => rowsOfSeries(one, { index, named, grouped }));
  return table(columns, rows);
}

function tableOfData(output: PlotOutput): TableOutput | null {
  const fields = fieldsOf(output);
  const [first] = fields;
  if (!first) return null;
  const rows = first.values.map((_, row) =>
    fields.map(({ values }) => datumText(values[row] ?? null)),
  );
  return table(
    fields.map(({ name, values }) => column(symbolText(name), values)),
    rows,
  );
}

function rowsOfSeries(
  { mark, x, y, group }: Series,
  { index, named, grouped }: { index: number; named: boolean; grouped: boolean },
): string[][] {
  return y.map((value, row) => [
    ...(named ? [`${mark} ${index + 1}`] : []),
    ...(grouped ? [datumText(group?.[row] ?? null)] : []),
    datumText(x[row] ?? null),
    datumText(value),
  ]);
}

function tableOfTensor({ shape, values, ink }: TensorOutput): TableOutput {
  const { rows, columns, places } = slicesOf(shape, values.length);
  const kept = Math.min(columns, columnLimit);
  const hidden = columns > kept ? ` of ${columns}` : "";
  const names = Array.from({ length: kept }, (_, index) =>
    column(index === kept - 1 ? `${index}${hidden}` : String(index), [0], ink),
  );
  const lines: string[][] = [];
  for (let start = 0; start < values.length; start += columns) {
    const row = start / columns;
    const place = places[Math.floor(row / rows)] ?? [];
    const at = shape.length > 1 ? [...place, row % rows] : place;
    lines.push([`[${at.join(", ")}]`, ...values.slice(start, start + kept).map(numberText)]);
  }
  return table([column("row"), ...names], lines);
}

function tableOfNetwork({ layers, edges }: NetworkOutput): TableOutput {
  const nodes = layers.flat();
  const names = new Map(nodes.map(({ id, label }) => [id, symbolText(label ?? id)]));
  const lines = nodes.map(({ id, value, gradient }) => [
    `node ${names.get(id) ?? id}`,
    optional(value),
    "",
    optional(gradient),
  ]);
  for (const { id, bias } of nodes) {
    if (bias) lines.push([`bias of ${names.get(id) ?? id}`, "", numberText(bias.value), ""]);
  }
  for (const { from, to, weight, gradient } of edges) {
    const path = `${names.get(from) ?? from} to ${names.get(to) ?? to}`;
    lines.push([path, "", optional(weight), optional(gradient)]);
  }
  const inks: [string, Ink][] = [
    ["value", "value"],
    ["weight", "param"],
    ["gradient", "grad"],
  ];
  const used = inks.map((_, index) => lines.some((line) => line[index + 1] !== ""));
  const kept = inks.filter((_, index) => used[index]);
  return table(
    [column("part"), ...kept.map(([name, ink]) => column(name, [0], ink))],
    lines.map(([name = "", ...cells]) => [name, ...cells.filter((_, index) => used[index])]),
  );
}

function table(columns: TableOutput["columns"], rows: string[][]): TableOutput {
  const listed = rows.slice(0, rowLimit);
  return { type: "table", columns, rows: listed, more: rows.length - listed.length };
}

function column(
  name: string,
  values: Datum[] = [],
  ink: Ink = "ink",
): TableOutput["columns"][number] {
  const numeric =
    values.length > 0 && values.every((value) => value === null || typeof value === "number");
  return { name, ink, numeric };
}

function optional(value: number | undefined): string {
  return value === undefined ? "" : numberText(value);
}

function datumText(value: Datum): string {
  if (value === null) return "";
  return typeof value === "number" ? numberText(value) : String(value);
}
