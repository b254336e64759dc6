// How much room a chart's labels need around it, found in the drawing without asking the browser to lay it out.

import type { PlotTree } from "../../kernel/plot-recorder.ts";
import type { Margins } from "./chart-options.ts";
import { branch } from "./chart-series.ts";

const numberWidth = 7.6; // mono, 12.5 px
const letterWidth = 7.8; // serif italic, 16.5 px

/** Margins to draw again with, or null if all fits. Margins that the author gave are left alone. */
export function marginsFor(
  chart: Element,
  options: Record<string, PlotTree>,
  given: PlotTree,
): Margins | null {
  const svg = mainDrawing(chart);
  if (!svg) return null;
  const width = Number(svg.getAttribute("width"));
  const own = branch(given) ?? {};
  const all = typeof own.margin === "number";
  const wanted: Margins = {
    marginLeft: leftRoom(svg, options),
    marginRight: Number(options.marginRight) + Math.max(0, overflowOf(svg, width)),
    marginTop: topRoom(svg, options),
    marginBottom: bottomRoom(svg, options),
  };
  const changed: Margins = {};
  let any = false;
  for (const name of Object.keys(wanted) as (keyof Margins)[]) {
    const value = wanted[name] ?? 0;
    if (all || own[name] !== undefined || Math.abs(value - Number(options[name])) < 2) continue;
    changed[name] = Math.round(value);
    any = true;
  }
  return any ? changed : null;
}

/** The drawing itself: a chart with a title or a key is a figure around it. */
export function mainDrawing(chart: Element): Element | null {
  if (chart.localName === "svg") return chart;
  return chart.querySelector("svg.chart") ?? chart.querySelector("svg");
}

function leftRoom(svg: Element, options: Record<string, PlotTree>): number {
  const numbers = texts(svg, "y-axis tick label");
  if (numbers.length === 0) return 6;
  const longest = Math.max(...numbers.map((text) => (text.textContent ?? "").length));
  const centred = branch(options.y)?.labelAnchor === "center";
  const label = centred ? (texts(svg, "y-axis label")[0]?.textContent ?? "") : "";
  const beside = label ? Math.min(label.length, 4) * letterWidth + 8 : 0;
  return Math.max(centred ? 0 : 44, longest * numberWidth + 12 + beside);
}

function topRoom(svg: Element, options: Record<string, PlotTree>): number {
  const hasLabel =
    texts(svg, "y-axis label").length > 0 && branch(options.y)?.labelAnchor === "top";
  const facets = texts(svg, "fx-axis tick label").length > 0 ? 24 : 0;
  return (hasLabel ? 42 : 12) + facets;
}

function bottomRoom(svg: Element, options: Record<string, PlotTree>): number {
  const numbers = texts(svg, "x-axis tick label").length > 0 ? 28 : 8;
  const label = texts(svg, "x-axis label").length > 0;
  const centred = branch(options.x)?.labelAnchor === "center";
  return numbers + (label ? (centred ? 22 : 26) : 0);
}

/** How far texts of the author's stand out at the right. */
function overflowOf(svg: Element, width: number): number {
  let most = 0;
  for (const group of svg.querySelectorAll('g[aria-label="text"]')) {
    const anchor = group.getAttribute("text-anchor") ?? "middle";
    const size = Number(group.getAttribute("font-size") ?? 16.5);
    const mono = (group.getAttribute("font-family") ?? "").includes("mono");
    const letter = size * (mono ? 0.61 : 0.475);
    for (const text of group.querySelectorAll("text")) {
      const lines = [...text.children].filter((child) => child.localName === "tspan");
      const lengths =
        lines.length > 0
          ? lines.map((line) => (line.textContent ?? "").length)
          : [(text.textContent ?? "").length];
      const length = Math.max(...lengths) * letter;
      const right = anchor === "start" ? length : anchor === "end" ? 0 : length / 2;
      most = Math.max(most, offsetOf(text, svg) + right + 2 - width);
    }
  }
  return most;
}

/** Sum of the horizontal shifts from an element up to the drawing. */
function offsetOf(element: Element, svg: Element): number {
  let offset = 0;
  for (let at: Element | null = element; at && at !== svg; at = at.parentElement) {
    const shift = /translate\(\s*(-?[\d.e]+)/.exec(at.getAttribute("transform") ?? "");
    offset += Number(shift?.[1] ?? 0);
  }
  return offset;
}

function texts(svg: Element, label: string): Element[] {
  return [...svg.querySelectorAll(`g[aria-label="${label}"] text`)];
}
