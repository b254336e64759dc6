// The series of a recorded chart: for each mark its columns of x and y, as far as plain data shows them.
//
// Reads the recording only, so that a description and a table can be had without drawing. What a transform of
// the library would compute (bins, groups) is not in the data and is left out.

import type { PlotOutput, PlotTree } from "../../kernel/plot-recorder.ts";

export type Datum = number | string | boolean | null;

export interface Series {
  mark: string;
  xName: string;
  yName: string;
  x: Datum[];
  y: Datum[];
  /** What tells lines or groups of points apart, if anything does. */
  group: Datum[] | null;
}

type Branch = { [key: string]: PlotTree };

const withoutData =
  /^(axis|grid|frame|tip|crosshair|rule|text|arrow|vector|image|contour|raster|density|hull|delaunay|voronoi|geo|sphere|graticule|link|waffle|tree|cluster)/;
const computing = /^(bin|group|hexbin|stack|dodge|select|centroid|treeNode|treeLink|shift)/;

/** The marks of a chart, lists of marks laid flat. */
export function marksOf(output: PlotOutput): { name: string; args: PlotTree[] }[] {
  const options = branch(output.options);
  const found: { name: string; args: PlotTree[] }[] = [];
  const walk = (tree: PlotTree | undefined): void => {
    if (Array.isArray(tree)) for (const part of tree) walk(part);
    else if (isCall(tree)) found.push({ name: tree.$call, args: tree.args });
  };
  walk(options?.marks);
  return found;
}

/** The data of every mark that shows data. */
export function seriesOf(output: PlotOutput): Series[] {
  return marksOf(output).flatMap(({ name, args }) => {
    if (withoutData.test(name)) return [];
    const channels = channelsOf(args[1]);
    const rows = rowsOf(args[0], output);
    if (!channels || !rows || isCasing(channels)) return [];
    const x = column(channels.x ?? channels.x2, rows, output) ?? implied("x", name, rows);
    const y = column(channels.y ?? channels.y2, rows, output) ?? implied("y", name, rows);
    if (!x || !y) return [];
    const grouping = [channels.z, channels.stroke, channels.fill]
      .map((channel) => column(channel, rows, output))
      .find((values) => values !== null && new Set(values).size > 1);
    const names = { xName: nameOf("x", channels, output), yName: nameOf("y", channels, output) };
    return [{ mark: name, ...names, x, y, group: grouping ?? null }];
  });
}

/** The fields of the first data set, for charts whose marks show something computed from it: counts, surfaces. */
export function fieldsOf({ data }: PlotOutput): { name: string; values: Datum[] }[] {
  const rows = data.find((set) => Array.isArray(set) || ArrayBuffer.isView(set));
  const list = Array.from((rows ?? []) as ArrayLike<PlotTree>);
  const first = branch(list[0]);
  if (!first || "$date" in first)
    return list.length > 0 ? [{ name: "value", values: list.map(datum) }] : [];
  return Object.keys(first).map((name) => ({
    name,
    values: list.map((row) => datum(branch(row)?.[name])),
  }));
}

/** A scale's label if the author gave one. */
export function labelOf(scale: "x" | "y", output: PlotOutput): string | null | undefined {
  const label = branch(branch(output.options)?.[scale])?.label;
  return typeof label === "string" || label === null ? label : undefined;
}

export function isCall(tree: PlotTree | undefined): tree is { $call: string; args: PlotTree[] } {
  return typeof branch(tree)?.$call === "string" && Array.isArray(branch(tree)?.args);
}

/** A tree that is an object with named parts. */
export function branch(tree: PlotTree | undefined): Branch | null {
  if (typeof tree !== "object" || tree === null) return null;
  return Array.isArray(tree) || ArrayBuffer.isView(tree) ? null : (tree as Branch);
}

/** A mark's options; those of a transform that only moves values along are its last argument. */
function channelsOf(tree: PlotTree | undefined): Branch | null {
  if (tree === undefined) return {};
  if (!isCall(tree)) return branch(tree);
  if (computing.test(tree.$call)) return null;
  return channelsOf(tree.args.at(-1));
}

/** A mark in the colour of the paper only sets another one off from its ground. */
function isCasing({ stroke, fill }: Branch): boolean {
  return stroke === "var(--paper)" && (fill === undefined || fill === "none" || fill === stroke);
}

function rowsOf(tree: PlotTree | undefined, output: PlotOutput): ArrayLike<PlotTree> | null {
  const index = branch(tree)?.$data;
  const rows = typeof index === "number" ? output.data[index] : tree;
  return Array.isArray(rows) || ArrayBuffer.isView(rows) ? (rows as ArrayLike<PlotTree>) : null;
}

function column(
  channel: PlotTree | undefined,
  rows: ArrayLike<PlotTree>,
  output: PlotOutput,
): Datum[] | null {
  if (typeof channel === "string") {
    const values = Array.from(rows, (row) => field(row, channel));
    return values.some((value) => value !== undefined)
      ? values.map((value) => value ?? null)
      : null;
  }
  const given = branch(channel);
  if (given && "value" in given) return column(given.value, rows, output);
  const list = rowsOf(channel, output);
  return list ? Array.from(list, datum) : null;
}

/** What the library takes where no channel is given: pairs are x and y, a list of numbers is y by place. */
function implied(axis: "x" | "y", mark: string, rows: ArrayLike<PlotTree>): Datum[] | null {
  const first = rows[0];
  if (Array.isArray(first) || ArrayBuffer.isView(first)) {
    return Array.from(rows, (row) => datum((row as ArrayLike<PlotTree>)[axis === "x" ? 0 : 1]));
  }
  if (typeof first !== "number") return null;
  const along = mark.endsWith("X") ? "x" : "y";
  return Array.from(rows, (row, index) => (axis === along ? datum(row) : index));
}

function field(row: PlotTree | undefined, name: string): Datum | undefined {
  const value = Array.isArray(row) ? row[Number(name)] : branch(row)?.[name];
  return value === undefined ? undefined : datum(value);
}

function datum(value: PlotTree | undefined): Datum {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") {
    return value;
  }
  const time = branch(value)?.$date;
  return typeof time === "number" && Number.isFinite(time) ? new Date(time).toISOString() : null;
}

function nameOf(scale: "x" | "y", channels: Branch, output: PlotOutput): string {
  const label = labelOf(scale, output);
  if (label) return label;
  const channel = channels[scale] ?? channels[`${scale}2`];
  const own = branch(channel)?.label;
  if (typeof own === "string") return own;
  return typeof channel === "string" ? channel : scale;
}
