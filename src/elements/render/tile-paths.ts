// One hundred small surfaces as a handful of paths: flat bands, one path per colour, and the boundary lines.
//
// Each surface is a square grid of probabilities. Points lie on half pixels of a tile and straight runs are
// thinned out, so that the whole picture weighs less than a photograph of it.

import { contours } from "d3-contour";

/** Width of a tile, and of the gap after it, in the drawing's units. */
export const tileSize = 58;
export const tileGap = 8;

export interface TilePaths {
  /** Areas where the value is at least each of `bandThresholds`, all tiles in one path. */
  bands: string[];
  /** Where the value is one half. */
  boundary: string;
}

/** The lowest band is the ground. */
export const bandThresholds = [0.1, 0.3, 0.5, 0.7, 0.9];

type Point = [x: number, y: number];

/**
 * Draws grids as tiles in rows of `columns`.
 * @param grids each n × n probabilities, row by row, the first row at the top
 */
export function tilePaths(grids: ArrayLike<number>[], columns = 10): TilePaths {
  const bands = bandThresholds.map(() => "");
  let boundary = "";
  for (const [index, grid] of grids.entries()) {
    const size = Math.sqrt(grid.length);
    const corner: Point = [
      (index % columns) * (tileSize + tileGap),
      Math.floor(index / columns) * (tileSize + tileGap),
    ];
    const shapes = contours().size([size, size]).thresholds(bandThresholds)(Array.from(grid));
    for (const [band, shape] of shapes.entries()) {
      for (const ring of shape.coordinates.flat()) {
        const points = ring.map(([x = 0, y = 0]) => toTile(x, y, size));
        bands[band] += path(thinned(points), corner, true);
        if (bandThresholds[band] !== 0.5) continue;
        for (const line of inside(points)) boundary += path(thinned(line), corner, false);
      }
    }
  }
  return { bands, boundary };
}

/** Values stand at the centres of a grid's cells; the outermost centres lie on the tile's edge. */
function toTile(x: number, y: number, size: number): Point {
  const place = (at: number) => Math.min(1, Math.max(0, (at - 0.5) / (size - 1))) * tileSize;
  return [place(x), place(y)];
}

/** The parts of a ring that do not run along the tile's edge. */
function inside(ring: Point[]): Point[][] {
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (const [index, point] of ring.entries()) {
    const next = ring[index + 1];
    line.push(point);
    if (next && !alongEdge(point, next)) continue;
    if (line.length > 1) lines.push(line);
    line = [];
  }
  return lines;
}

function alongEdge([x1, y1]: Point, [x2, y2]: Point): boolean {
  return (
    (x1 === x2 && (x1 === 0 || x1 === tileSize)) || (y1 === y2 && (y1 === 0 || y1 === tileSize))
  );
}

/** Leaves out points that lie nearer than a quarter unit to the line between those kept (Douglas, Peucker 1973). */
function thinned(points: Point[]): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  for (const [index, point] of points.entries()) {
    const away = distanceTo(point, first, last);
    if (away > distance) [farthest, distance] = [index, away];
  }
  if (distance < 0.25) return [first, last];
  const head = thinned(points.slice(0, farthest + 1));
  return [...head, ...thinned(points.slice(farthest)).slice(1)];
}

function distanceTo([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

/** Relative steps in half units, which the drawing scales down: `m24 8l3-2…`. */
function path(points: Point[], [left, top]: Point, closed: boolean): string {
  let text = "";
  let before: Point = [0, 0];
  for (const [index, [x, y]] of points.entries()) {
    const here: Point = [Math.round((left + x) * 2), Math.round((top + y) * 2)];
    const step: Point = [here[0] - before[0], here[1] - before[1]];
    if (index === 0) text = `M${here[0]} ${here[1]}l`;
    else if (step[0] !== 0 || step[1] !== 0) text += `${pair(step, text)}`;
    before = here;
  }
  return text.endsWith("l") ? "" : text + (closed ? "z" : "");
}

function pair([x, y]: Point, before: string): string {
  const space = /\d$/.test(before) && x >= 0 ? " " : "";
  return `${space}${x}${y < 0 ? "" : " "}${y}`;
}
