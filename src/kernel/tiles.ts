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

/**
 * A row of tiles for each ten grids, to display: bands of equal probability, the boundary in gold.
 *
 * @param grids each n × n probabilities, row by row, the first row at the top
 * @throws {TypeError} if a grid is not square, or there are more than 400
 */
export function tiles(
  grids: readonly ArrayLike<number>[],
  { columns = 10, label = "Surfaces, one after the other" }: TilesOptions = {},
): TilesOutput {
  if (grids.length > tileLimit) {
    throw new TypeError(`tiles: got ${grids.length} grids; at most ${tileLimit} can be drawn`);
  }
  for (const [index, { length }] of grids.entries()) {
    if (!Number.isInteger(Math.sqrt(length))) {
      throw new TypeError(`tiles: grid ${index} has ${length} numbers; expected a square`);
    }
  }
  return madeOutput({
    type: "tiles",
    columns,
    label,
    grids: grids.map((grid) => Float32Array.from(grid)),
  });
}
