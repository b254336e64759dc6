// The grid of a heat map: cells in flat bands, negative ones hatched, missing numbers as ✕.
//
// One path for each band, whatever the number of cells, so that 4,096 cells stay a small picture.

import type { Ink } from "../../kernel/output.ts";
import { cellText } from "./cell-text.ts";
import { coordinate, makeSvg } from "./make-element.ts";

export interface Grid {
  values: number[];
  columns: number;
  /** Side of a cell in pixels. */
  size: number;
  /** The value that reaches the darkest band. */
  largest: number;
  ink: Ink;
}

const bands = 5;
/** From this side on, each cell shows its number. */
export const numberedSize = 36;

export function heatGrid(
  { values, columns, size, largest, ink }: Grid,
  document: Document,
): SVGGElement {
  const group = makeSvg(document, "g", {
    class: size < numberedSize ? "heat-grid" : "heat-grid numbered",
  });
  const squares = new Map<string, string>();
  let hatch = "";
  let missing = "";
  const texts: SVGTextElement[] = [];
  const gap = size >= numberedSize ? 1 : 0;
  const decimals = Math.min(size >= 46 ? 2 : 1, decimalsOf(values));
  values.forEach((value, index) => {
    const x = (index % columns) * size;
    const y = Math.floor(index / columns) * size;
    const band = bandOf(value, largest, ink);
    const square = `M${coordinate(x)} ${coordinate(y)}h${coordinate(size - gap)}v${coordinate(size - gap)}h${coordinate(gap - size)}z`;
    squares.set(band, (squares.get(band) ?? "") + square);
    if (Number.isNaN(value)) missing += cross(x, y, size - gap);
    if (band.startsWith("negative")) hatch += hatching(x, y, size - gap);
    if (size < numberedSize || Number.isNaN(value)) return;
    const middle = { x: x + (size - gap) / 2, y: y + (size - gap) / 2, dy: "0.36em" };
    const text = cellText(value, {
      decimals,
      characters: Math.floor((size - 8) / 7.2),
      short: size < 46,
    });
    texts.push(makeSvg(document, "text", middle, text));
  });
  for (const [band, d] of squares)
    group.append(makeSvg(document, "path", { class: `band ${band}`, d }));
  const rows = Math.ceil(values.length / columns);
  const frame = { class: "heat-frame", width: columns * size - gap, height: rows * size - gap };
  group.append(makeSvg(document, "rect", frame));
  if (hatch) group.append(makeSvg(document, "path", { class: "hatch", d: hatch }));
  if (missing) group.append(makeSvg(document, "path", { class: "missing", d: missing }));
  group.append(...texts);
  return group;
}

/** `zero`, `value-1` … `value-5`, `negative-1` … `negative-5`, `nan`: the class of a cell's band. */
export function bandOf(value: number, largest: number, ink: Ink): string {
  if (Number.isNaN(value)) return "nan";
  const share = largest > 0 ? Math.abs(value) / largest : 0;
  if (!(share >= 0.05)) return "zero";
  const band = Math.min(bands, Math.ceil(share * bands - 1e-9));
  return `${value < 0 ? "negative" : ink}-${band}`;
}

/** How many decimals the values have, as far as cells can show them: at most two. */
function decimalsOf(values: number[]): number {
  const needs = (decimals: number) =>
    values.some((value) => {
      const scaled = value * 10 ** decimals;
      return Number.isFinite(value) && Math.abs(scaled - Math.round(scaled)) > 1e-6;
    });
  return needs(1) ? 2 : needs(0) ? 1 : 0;
}

/** Lines at 45° through a square, rising to the right. */
function hatching(x: number, y: number, side: number): string {
  const step = side < 12 ? side : 6;
  let path = "";
  for (let along = step; along < 2 * side; along += step) {
    const over = Math.max(0, along - side);
    const from = `${coordinate(x + over)} ${coordinate(y + along - over)}`;
    path += `M${from}L${coordinate(x + along - over)} ${coordinate(y + over)}`;
  }
  return path;
}

function cross(x: number, y: number, side: number): string {
  const inset = Math.max(1, side * 0.3);
  const [left, right] = [coordinate(x + inset), coordinate(x + side - inset)];
  const [top, bottom] = [coordinate(y + inset), coordinate(y + side - inset)];
  return `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`;
}
