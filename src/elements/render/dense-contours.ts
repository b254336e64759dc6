// Contours of a dense grid: the library looks for the value nearest to each place, by a triangulation of all places,
// although the values lie in order already. Told that they have no places, it takes them as they lie.

import type { PlotOutput, PlotTree } from "../../kernel/plot-recorder.ts";
import { branch, isCall } from "./chart-series.ts";

/** The marks of a chart, dense contours among them without the search. Where scales are curved, places matter. */
export function denseContours(marks: PlotTree, output: PlotOutput): PlotTree {
  const { x, y, fx, fy, facet, projection } = branch(output.options) ?? {};
  const isPlain = [fx, fy, facet, projection].every((option) => option === undefined);
  if (!isPlain || !isLinear(x) || !isLinear(y)) return marks;
  const walk = (tree: PlotTree): PlotTree => {
    if (Array.isArray(tree)) return tree.map(walk);
    if (!isCall(tree) || tree.$call !== "contour") return tree;
    const [values = null, options] = tree.args;
    if (!isDense(branch(options)) || !isAllNumbers(values, output)) return tree;
    return { ...tree, args: [values, { ...branch(options), x: null, y: null }] };
  };
  return walk(marks);
}

function isDense(options: Record<string, PlotTree> | null): boolean {
  const numbers = ["width", "height", "x1", "x2", "y1", "y2"];
  const free = ["x", "y", "fx", "fy", "interpolate"];
  return (
    options !== null &&
    numbers.every((name) => typeof options[name] === "number") &&
    free.every((name) => options[name] === undefined)
  );
}

/** The search fills a place without a number from its neighbours, so it is left where there is one. */
function isAllNumbers(tree: PlotTree, { data }: PlotOutput): boolean {
  const values = data[Number(branch(tree)?.$data)];
  if (!Array.isArray(values) && !ArrayBuffer.isView(values)) return false;
  return (values as PlotTree[]).every((value) => Number.isFinite(value));
}

function isLinear(scale: PlotTree | undefined): boolean {
  const type = branch(scale)?.type;
  return type === undefined || type === "linear";
}
