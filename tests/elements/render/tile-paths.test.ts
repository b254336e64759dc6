import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bandThresholds,
  tileGap,
  tilePaths,
  tileSize,
} from "../../../src/elements/render/tile-paths.ts";

/** Probabilities that rise from 0 at the left to 1 at the right. */
function ramp(size: number): number[] {
  return Array.from({ length: size * size }, (_, index) => (index % size) / (size - 1));
}

/** Corners of a path, in the drawing's units. */
function corners(path: string): [number, number][] {
  let x = 0;
  let y = 0;
  return [...path.matchAll(/([Ml ]?)(-?\d+) ?(-?\d+)/g)].map(([, letter, across, down]) => {
    x = letter === "M" ? Number(across) : x + Number(across);
    y = letter === "M" ? Number(down) : y + Number(down);
    return [x / 2, y / 2];
  });
}

test("the boundary stands where the value is one half, from edge to edge", () => {
  const { boundary } = tilePaths([ramp(25)]);
  const points = corners(boundary);
  assert.equal(points.length, 2);
  for (const [x] of points) assert.equal(x, tileSize / 2);
  assert.deepEqual(points.map(([, y]) => y).sort(), [0, tileSize]);
});

test("a straight band edge keeps its four corners and no more", () => {
  const { bands } = tilePaths([ramp(25)]);
  assert.equal(bands.length, bandThresholds.length);
  for (const band of bands) assert.ok(new Set(corners(band).map(String)).size <= 4, band);
});

test("a surface that is nowhere one half has no boundary", () => {
  assert.equal(tilePaths([new Array(576).fill(0.2)]).boundary, "");
  assert.equal(tilePaths([new Array(576).fill(0.8)]).boundary, "");
});

test("tiles stand in rows, each moved by a tile and a gap", () => {
  const { boundary } = tilePaths(
    Array.from({ length: 4 }, () => ramp(25)),
    3,
  );
  const lefts = boundary.match(/M\d+/g)?.map((start) => Number(start.slice(1)) / 2);
  const step = tileSize + tileGap;
  const half = tileSize / 2;
  assert.deepEqual(lefts, [half, half + step, half + 2 * step, half]);
});
