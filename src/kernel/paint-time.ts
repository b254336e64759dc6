// Paint time: how long the page will roughly need to draw an output, from its size alone.
//
// Measured in Chromium on a slow machine and rounded. Only the order of magnitude matters: a cell that shows
// more than the page can draw is held back by it, so that the page stays able to answer.

import type { Output } from "./output.ts";
import type { PlotTree } from "./plot-recorder.ts";

/** Milliseconds for one part of a drawing. */
const part = { value: 0.01, cell: 0.02, line: 0.05, edge: 0.02, sign: 0.25 };
const leastMs = 0.3;

/** What an output takes that a cell has changed until it is none: as much as a large one. */
const strangeMs = 500;

/** Milliseconds that drawing takes, roughly. Never throws. */
export function paintMs(output: Output): number {
  try {
    return leastMs + partsMs(output);
  } catch {
    return strangeMs;
  }
}

function partsMs(output: Output): number {
  switch (output.type) {
    case "plot":
      return (2 * treeSize(output.options) + treeSize(output.data)) * part.value;
    case "table":
      return output.rows.length * output.columns.length * part.cell;
    case "tensor":
      return output.values.length * part.value;
    case "network":
      return (output.layers.flat().length + output.edges.length) * part.edge;
    case "tiles":
      return output.grids.reduce((sum, { length }) => sum + length, 0) * part.value;
    case "log":
      return output.lines.length * part.line;
    case "formula":
      return output.tex.length * part.sign;
    default:
      return 0;
  }
}

/** Values in a tree; the rows of a list are taken to be alike. */
function treeSize(tree: PlotTree | undefined): number {
  if (typeof tree !== "object" || tree === null) return 1;
  if (ArrayBuffer.isView(tree)) return tree.length;
  if (Array.isArray(tree) && tree.length > 32) return tree.length * treeSize(tree[0]);
  let size = 0;
  for (const branch of Object.values(tree)) size += treeSize(branch);
  return size;
}
