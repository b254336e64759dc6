// The house's defaults of a chart: sizes, few ticks, no frame, labels without arrows. The author's options win.

import type { PlotOutput, PlotTree } from "../../kernel/plot-recorder.ts";
import { branch, labelOf, marksOf } from "./chart-series.ts";
import { denseContours } from "./dense-contours.ts";

export interface Margins {
  marginTop?: number;
  marginRight?: number;
  marginBottom?: number;
  marginLeft?: number;
}

/** Ticks to draw instead of the library's. */
export interface AxisTicks {
  x?: number[] | undefined;
  y?: number[] | undefined;
}

const mostDecimals = 6;
const axis = { labelArrow: "none", tickSize: 5, tickPadding: 4 };

/** The options to draw with in a column of the given width. */
export function chartOptions(
  output: PlotOutput,
  { width, margins, ticks }: { width: number; margins: Margins; ticks: AxisTicks },
): PlotTree {
  const own = branch(output.options) ?? {};
  const size = typeof own.width === "number" ? Math.min(own.width, width) : width;
  const square = own.aspectRatio !== undefined && own.height === undefined;
  const onGround = hasGround(output);
  const xSpacing = size < 450 ? 70 : 120;
  const along = (spacing: number, anchor: string, scale: "x" | "y") => ({
    ...axis,
    ...(onGround ? { labelAnchor: "center" } : { labelAnchor: anchor }),
    tickSpacing: spacing,
    ...(ticks[scale] && { ticks: ticks[scale] }),
    ...(branch(own[scale])?.type === "log" && { tickFormat: "~g" }),
    ...fixedTicks(branch(own[scale])),
    ...branch(own[scale]),
  });
  const height =
    typeof own.height === "number" ? own.height : Math.round(within(size * 0.5, 230, 340));
  return {
    marginTop: onGround || labelOf("y", output) === null ? 12 : 42,
    marginRight: 16,
    marginBottom: labelOf("x", output) === null ? 28 : 54,
    marginLeft: 44,
    ...(!square && { height }),
    ...own,
    ...margins,
    className: "chart",
    width: size,
    x: along(xSpacing, "right", "x"),
    y: along(within((height - 96) / 3.5, 35, 64), "top", "y"),
    ...(own.marks !== undefined && { marks: denseContours(own.marks, output) }),
  };
}

/** Ticks that the author lists have as many decimals as they need: the library would write .25 as 0.3. */
function fixedTicks(scale: { [option: string]: PlotTree } | null): { tickFormat?: string } {
  const listed = scale?.ticks;
  if (!Array.isArray(listed) || scale?.type === "log") return {};
  if (!listed.every((tick) => typeof tick === "number" && Number.isFinite(tick))) return {};
  const decimals = Math.max(0, ...listed.map((tick) => decimalsOf(tick as number)));
  if (decimals > mostDecimals) return {};
  return { tickFormat: decimals === 0 ? ",d" : `.${decimals}f` };
}

/** How many decimals a number has when it is written in full; one more than the most if it has too many. */
function decimalsOf(value: number): number {
  const found = [0, 1, 2, 3, 4, 5, 6].find(
    (decimals) => Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9,
  );
  return found ?? mostDecimals + 1;
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** True for maps: their labels lie on colour, and their axes are named in the middle. */
export function hasGround(output: PlotOutput): boolean {
  return marksOf(output).some(({ name, args }) => {
    const fill = branch(args[0])?.fill ?? branch(args[1])?.fill;
    return (
      /^(raster|density)/.test(name) ||
      (name === "contour" && fill !== undefined && fill !== "none")
    );
  });
}
