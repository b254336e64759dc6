// What is done to a chart after Plot has drawn it: one text alternative, classes for the stylesheet, labels in
// their place, real minus signs, and nothing that could clash with another drawing in the page.

import { mainDrawing } from "./chart-margins.ts";
import { makeSvg } from "./make-element.ts";
import { appendSymbol, subscript, symbolInk } from "./symbol.ts";
import { freshIds, openClips } from "./unique-ids.ts";

export interface Finish {
  document: Document;
  /** The text alternative. */
  sentence: string;
  /** What tells this chart from others: the start of its ids. */
  key: string;
}

export function finishChart(chart: Element, { document, sentence, key }: Finish): void {
  for (const style of [...chart.querySelectorAll("style")]) style.remove();
  const svg = mainDrawing(chart);
  for (const group of [...chart.querySelectorAll("[aria-label]")]) nameGroup(group);
  for (const element of [...chart.querySelectorAll("[aria-description]")]) {
    element.removeAttribute("aria-description");
  }
  if (svg) {
    placeLabels(svg, document);
    openClips(svg, document);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", sentence);
    for (const name of ["font-family", "font-size", "fill"]) svg.removeAttribute(name);
  }
  for (const text of [...chart.querySelectorAll(".axis-number text, .mark-text text")]) {
    const first = text.children.length === 0 ? (text.textContent ?? "") : "";
    if (/^-[\d.]/.test(first)) text.textContent = `−${first.slice(1)}`;
    else if (/_|[₀-₉]/.test(first)) setSymbol(text, first, document);
  }
  freshIds(chart, key, document);
}

/** `x-axis tick label` becomes the class `axis-number`, a mark's name becomes `mark-…`. */
function nameGroup(group: Element): void {
  const label = group.getAttribute("aria-label") ?? "";
  group.removeAttribute("aria-label");
  const axis = /^(f?[xy])-axis(.*)$/.exec(label);
  const parts: Record<string, string> = {
    " tick": "axis-tick",
    " tick label": axis?.[1]?.startsWith("f") ? "facet-name" : "axis-number",
    " label": "axis-label",
  };
  const name = axis ? (parts[axis[2] ?? ""] ?? "axis") : `mark-${label.replace(/[^\w-]+/g, "-")}`;
  group.classList.add(name);
  if (axis) group.classList.add(`axis-${axis[1]}`);
}

/** The y label begins above its axis, the x label ends under it; in the middle both stand level beside it. */
function placeLabels(svg: Element, document: Document): void {
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  for (const group of svg.querySelectorAll(".axis-label")) {
    const text = group.querySelector("text");
    if (!text) continue;
    const name = (text.textContent ?? "").replace(/^[←↑→↓]\s*|\s*[←↑→↓]$/gu, "");
    const ink = symbolInk(normalSubscripts(name));
    if (ink !== "ink") group.classList.add(`ink-${ink}`);
    setSymbol(text, name, document);
    const turned = (text.getAttribute("transform") ?? "").includes("rotate");
    const anchor = group.getAttribute("text-anchor") ?? "middle";
    if (group.classList.contains("axis-y")) {
      const at = placeOf(text);
      group.removeAttribute("transform");
      group.setAttribute("text-anchor", "start");
      text.setAttribute("y", turned ? "0.32em" : "0");
      text.setAttribute("transform", turned ? `translate(3,${at.y})` : `translate(${at.x - 1},17)`);
    } else if (group.classList.contains("axis-x")) {
      const at = placeOf(text);
      group.removeAttribute("transform");
      text.setAttribute("y", "0");
      const x = anchor === "end" ? Math.min(at.x + 8, width) : at.x;
      text.setAttribute("transform", `translate(${x},${height - 7})`);
    }
  }
}

function placeOf(text: Element): { x: number; y: number } {
  const found = /translate\(\s*(-?[\d.e]+)[\s,]+(-?[\d.e]+)/.exec(
    text.getAttribute("transform") ?? "",
  );
  return { x: Number(found?.[1] ?? 0), y: Number(found?.[2] ?? 0) };
}

function setSymbol(text: Element, name: string, document: Document): void {
  text.replaceChildren();
  const part = makeSvg(document, "tspan");
  appendSymbol(part, normalSubscripts(name), (lowered) => subscript(lowered, document));
  text.append(...part.childNodes);
}

/** x₁ and x_1 are the same name. */
function normalSubscripts(name: string): string {
  return name.replace(/[₀-₉]+/g, (digits) => {
    return `_${[...digits].map((digit) => digit.charCodeAt(0) - 0x2080).join("")}`;
  });
}
