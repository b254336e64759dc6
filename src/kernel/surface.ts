// Surface: a classifier's answer over the plane, in flat bands, with its boundary and the points it learns from.

import {
  type BatchFunction,
  evaluateGrid,
  type Grid,
  type PlaneFunction,
  type PointFunction,
} from "./grid.ts";
import { readNumbers } from "./matrix.ts";
import { arrow, contour, dot, frame, identity, plot, ruleX, ruleY } from "./plot.ts";
import type { PlotOutput } from "./plot-recorder.ts";

export interface SurfaceOptions {
  /** From and to; −3 to 3 if left out. */
  x?: readonly [number, number];
  y?: readonly [number, number];
  /** Grid points along each side. */
  size?: number;
  /** `probability` takes all points at once, as (points, 2). */
  batch?: boolean;
  /** Points to draw, (points, 2). */
  points?: unknown;
  /** Class of each point: 1 is a filled circle, 0 a hollow square. */
  labels?: unknown;
  /** The value along whose line the boundary is drawn; null for none. */
  boundary?: number | null;
  /** An arrow, for a weight vector. */
  arrow?: { from: readonly [number, number]; to: readonly [number, number] };
  /** Marks of "plot" to draw on top. */
  marks?: readonly unknown[];
  width?: number;
  height?: number;
  xLabel?: string | null;
  yLabel?: string | null;
  /** The hue above one half: blue for values, red for losses. */
  ink?: "value" | "grad";
}

const limits = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * A map of probabilities, to display: bands at .5 .6 .7 .8 .9 on both sides, and the boundary in gold.
 *
 * @param probability gives a number from 0 to 1 for a point; with `batch`, one for each of many points
 * @throws {TypeError} if it answers with something else than numbers
 * @example surface((x, y) => 1 / (1 + Math.exp(-(1.4 * x - 0.9 * y - 0.3))), { points, labels })
 */
export function surface(
  probability: PointFunction,
  options?: SurfaceOptions & { batch?: false },
): PlotOutput;
export function surface(
  probability: BatchFunction,
  options: SurfaceOptions & { batch: true },
): PlotOutput;
export function surface(probability: PlaneFunction, options: SurfaceOptions = {}): PlotOutput {
  const { x = [-3, 3], y = [-3, 3], size = 48, batch = false, ink = "value" } = options;
  const { boundary = 0.5, width = 400, height, marks = [] } = options;
  const { xLabel = "x₁", yLabel = "x₂" } = options;
  const grid = evaluateGrid("surface", probability, { x, y, size, batch });
  const colors = [
    ...[5, 4, 3, 2, 1].map((band) => `var(--negative-${band})`),
    ...[1, 2, 3, 4, 5].map((band) => `var(--${ink}-${band})`),
  ];
  return plot({
    width,
    ...(height !== undefined ? { height } : { aspectRatio: 1 }),
    x: { domain: [...x], label: xLabel, labelArrow: "none", ticks: 3 },
    y: { domain: [...y], label: yLabel, labelArrow: "none", ticks: 3 },
    color: { type: "threshold", domain: limits, range: colors },
    marks: [
      frame({ fill: "var(--paper)", stroke: "none" }),
      bands(grid, [-1, ...limits]),
      ruleX([0], { stroke: "var(--ink)", strokeOpacity: 0.35 }),
      ruleY([0], { stroke: "var(--ink)", strokeOpacity: 0.35 }),
      boundary === null ? null : boundaryLine(grid, boundary),
      pointMarks(options.points, options.labels),
      options.arrow ? arrowMarks(options.arrow) : null,
      [...marks],
    ],
  });
}

/** Flat bands between thresholds; the lowest threshold lies below every value. */
export function bands(
  grid: Grid,
  thresholds: number[],
  options: Record<string, unknown> = {},
): unknown {
  return contour(grid.values, {
    ...placed(grid),
    fill: identity,
    stroke: "none",
    thresholds,
    ...options,
  });
}

/** The line along which the function has a value. */
export function levelLines(
  grid: Grid,
  thresholds: number[],
  stroke: string,
  strokeWidth: number,
): unknown {
  return contour(grid.values, { ...placed(grid), thresholds, fill: "none", stroke, strokeWidth });
}

function placed({ values: _, ...bounds }: Grid): Record<string, unknown> {
  return { ...bounds, clip: true };
}

function boundaryLine(grid: Grid, boundary: number): unknown {
  return [
    levelLines(grid, [boundary], "var(--paper)", 6),
    levelLines(grid, [boundary], "var(--param-mark)", 2.6),
  ];
}

function pointMarks(points: unknown, labels: unknown): unknown {
  if (points === undefined || points === null) return null;
  const { shape, values } = readNumbers(points, "surface: points");
  if (shape.length !== 2 || shape[1] !== 2) {
    throw new TypeError(
      `surface: points has the shape (${shape.join(", ")}); expected (points, 2)`,
    );
  }
  const classes =
    labels === undefined || labels === null ? null : readNumbers(labels, "surface: labels").values;
  const count = shape[0] ?? 0;
  if (classes && classes.length !== count) {
    throw new TypeError(`surface: got ${classes.length} labels for ${count} points`);
  }
  const rows = Array.from({ length: count }, (_, i) => ({
    x: values[2 * i],
    y: values[2 * i + 1],
    positive: classes === null || (classes[i] ?? 0) >= 0.5,
  }));
  return [
    dot(
      rows.filter((row) => row.positive),
      {
        ...{ x: "x", y: "y", r: 4.5, strokeWidth: 1.5 },
        ...{ fill: "var(--class-a)", stroke: "var(--paper)" },
      },
    ),
    // A paper ring around the hollow square, then the square itself.
    dot(
      rows.filter((row) => !row.positive),
      {
        ...{ x: "x", y: "y", r: 4.5, symbol: "square", strokeWidth: 5, stroke: "var(--paper)" },
      },
    ),
    dot(
      rows.filter((row) => !row.positive),
      {
        ...{ x: "x", y: "y", r: 4.5, symbol: "square", strokeWidth: 1.8 },
        ...{ fill: "var(--paper)", stroke: "var(--class-b)" },
      },
    ),
  ];
}

function arrowMarks({ from, to }: NonNullable<SurfaceOptions["arrow"]>): unknown {
  const rows = [{ x1: from[0], y1: from[1], x2: to[0], y2: to[1] }];
  const ends = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" };
  return [
    arrow(rows, { ...ends, stroke: "var(--paper)", strokeWidth: 8, headLength: 4 }),
    arrow(rows, { ...ends, stroke: "var(--param-mark)", strokeWidth: 4, headLength: 8 }),
    dot(rows, {
      ...{ x: "x1", y: "y1", r: 6, fill: "var(--paper)" },
      ...{ stroke: "var(--param-mark)", strokeWidth: 2.6 },
    }),
  ];
}
