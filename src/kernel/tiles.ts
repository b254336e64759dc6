// Tiles: many small surfaces side by side, one for each stage of a training run.

import type { TilesOutput } from "./output.ts";
import { madeOutput } from "./shown.ts";

export interface TilesOptions {
  /** Tiles in a row. */
  columns?: number;
  /** What the picture shows, for those who cannot see it. */
  label?: string;
}

const tileLimit = 400;
const numberLimit = 250_000;

/**
 * A row of tiles for each ten grids, to display: bands of equal probability, the boundary in gold.
 *
 * @param grids each n × n probabilities, row by row, the first row at the top
 * @throws {TypeError} if a grid is not square, or there are more than 400, or more than 250,000 numbers in all
 */
export function tiles(
  grids: readonly ArrayLike<number>[],
  { columns = 10, label = "Surfaces, one after the other" }: TilesOptions = {},
): TilesOutput {
  if (grids.length > tileLimit) {
    throw new TypeError(`tiles: got ${grids.length} grids; at most ${tileLimit} can be drawn`);
  }
  if (!Number.isInteger(columns) || columns < 1 || columns > tileLimit) {
    throw new TypeError(
      `tiles: got ${columns} columns; expected a whole number from 1 to ${tileLimit}`,
    );
  }
  const numbers = grids.reduce((sum, { length }) => sum + length, 0);
  if (numbers > numberLimit) {
    throw new TypeError(
      `tiles: the grids hold ${numbers} numbers; at most ${numberLimit} can be drawn, as 100 grids of 50 × 50`,
    );
  }
  for (const [index, { length }] of grids.entries()) {
    if (!Number.isInteger(Math.sqrt(length))) {
      throw new TypeError(`tiles: grid ${index} has ${length} numbers; expected a square`);
    }
  }
  return madeOutput({
    type: "tiles",
    columns,
    label: String(label),
    grids: grids.map((grid) => Float32Array.from(grid)),
  });
}
