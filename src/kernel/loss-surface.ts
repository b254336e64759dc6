// Loss surface: a loss over two parameters as a map in a light red wash, with the path of a descent on it.

import {
  type BatchFunction,
  evaluateGrid,
  type PlaneFunction,
  type PointFunction,
} from "./grid.ts";
import { readNumbers } from "./matrix.ts";
import { dot, line, plot } from "./plot.ts";
import type { PlotOutput } from "./plot-recorder.ts";
import { bands, levelLines } from "./surface.ts";

export interface LossSurfaceOptions {
  /** From and to; −3 to 3 if left out. */
  x?: readonly [number, number];
  y?: readonly [number, number];
  size?: number;
  /** `loss` takes all points at once, as (points, 2). */
  batch?: boolean;
  /** Heights of the contour lines, rising; nine of them, closer together near the lowest point, if left out. */
  thresholds?: readonly number[];
  /** The places of a walk, (steps, 2); the first is drawn hollow. */
  path?: unknown;
  /** Marks of "plot" to draw on top. */
  marks?: readonly unknown[];
  width?: number;
  height?: number;
  xLabel?: string | null;
  yLabel?: string | null;
}

/**
 * A map of a loss, to display.
 *
 * @param loss gives the loss at a point; with `batch`, at each of many points
 * @throws {TypeError} if it answers with something else than numbers
 * @example lossSurface((w, b) => (w - 1) ** 2 + 4 * b ** 2, { path: [[-2, 1], [-1.4, 0.2]] })
 */
export function lossSurface(
  loss: PointFunction,
  options?: LossSurfaceOptions & { batch?: false },
): PlotOutput;
export function lossSurface(
  loss: BatchFunction,
  options: LossSurfaceOptions & { batch: true },
): PlotOutput;
export function lossSurface(loss: PlaneFunction, options: LossSurfaceOptions = {}): PlotOutput {
  const { x = [-3, 3], y = [-3, 3], size = 48, batch = false, width = 400, height } = options;
  const { xLabel = "w", yLabel = "b", marks = [] } = options;
  const grid = evaluateGrid("lossSurface", loss, { x, y, size, batch });
  const thresholds = [...(options.thresholds ?? thresholdsOf(grid.values))];
  const washes = Array.from({ length: thresholds.length + 1 }, (_, band) => {
    // At most 30 % of red, so that the path stays the strongest thing in the picture.
    const share = Math.round((30 * band) / Math.max(1, thresholds.length));
    return `color-mix(in srgb, var(--grad-mark) ${share}%, var(--paper))`;
  });
  return plot({
    width,
    ...(height !== undefined ? { height } : { aspectRatio: 1 }),
    x: { domain: [...x], label: xLabel, labelArrow: "none", ticks: 3 },
    y: { domain: [...y], label: yLabel, labelArrow: "none", ticks: 3 },
    color: { type: "threshold", domain: thresholds, range: washes },
    marks: [
      bands(grid, [-Number.MAX_VALUE, ...thresholds]),
      levelLines(grid, thresholds, "var(--grad-4)", 1),
      options.path === undefined ? null : pathMarks(options.path),
      [...marks],
    ],
  });
}

/** Nine heights between the lowest and the highest value, their distances growing with the square. */
function thresholdsOf(values: Float32Array): number[] {
  const finite = values.filter(Number.isFinite);
  const lowest = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const highest = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(lowest < highest)) return [];
  return Array.from({ length: 9 }, (_, i) => lowest + (highest - lowest) * ((i + 1) / 10) ** 2);
}

function pathMarks(path: unknown): unknown {
  const { shape, values } = readNumbers(path, "lossSurface: path");
  if (shape.length !== 2 || shape[1] !== 2) {
    throw new TypeError(
      `lossSurface: path has the shape (${shape.join(", ")}); expected (steps, 2)`,
    );
  }
  const steps = Array.from({ length: shape[0] ?? 0 }, (_, i) => ({
    x: values[2 * i],
    y: values[2 * i + 1],
  })).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const place = { x: "x", y: "y", clip: true };
  return [
    line(steps, { ...place, stroke: "var(--param-mark)", strokeWidth: 2 }),
    dot(steps.slice(1), {
      ...place,
      r: 3,
      fill: "var(--param-mark)",
      stroke: "var(--paper)",
      strokeWidth: 0.75,
    }),
    dot(steps.slice(0, 1), {
      ...place,
      r: 5,
      fill: "var(--paper)",
      stroke: "var(--param-mark)",
      strokeWidth: 2,
    }),
  ];
}
