// What is done to a chart after Plot has drawn it: one text alternative, classes for the stylesheet, labels in
// their place, real minus signs, and nothing that could clash with another drawing in the page.

import { fillArrowHeads } from "./arrow-heads.ts";
import { mainDrawing } from "./chart-margins.ts";
import { makeSvg } from "./make-element.ts";
import { shortNumbers, slimPath } from "./slim-path.ts";
import { spreadLabels } from "./spread-labels.ts";
import { appendSymbol, normalSubscripts, subscript, symbolInk } from "./symbol.ts";
import { freshIds, openClips } from "./unique-ids.ts";

const rounded = ["transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy"];

export interface Finish {
  document: Document;
  /** The text alternative. */
  sentence: string;
  /** What tells this chart from others: the start of its ids. */
  key: string;
  /** The chart is a map: its texts lie on colour. */
  onGround: boolean;
}

export function finishChart(chart: Element, { document, sentence, key, onGround }: Finish): void {
  for (const style of [...chart.querySelectorAll("style")]) style.remove();
  const svg = mainDrawing(chart);
  for (const group of [...chart.querySelectorAll("[aria-label]")]) nameGroup(group);
  for (const element of [...chart.querySelectorAll("[aria-description]")]) {
    element.removeAttribute("aria-description");
  }
  if (svg) {
    placeLabels(svg, document);
    dropBlankTicks(svg);
    fillArrowHeads(svg, document);
    spreadLabels(svg);
    openClips(svg, document);
    svg.classList.add("drawing");
    if (onGround) svg.classList.add("on-ground");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", sentence);
    for (const name of ["font-family", "font-size", "fill"]) svg.removeAttribute(name);
  }
  for (const text of [...chart.querySelectorAll(".axis-number text, .mark-text text")]) {
    const first = text.children.length === 0 ? (text.textContent ?? "") : "";
    const power = /^(-?\d)e([+-]\d+)$/.exec(first.replace("−", "-"));
    if (power) setPower(text, [Number(power[1]), Number(power[2])], document);
    else if (/^[-−]?\d{1,3}(,\d{3})+$/.test(first)) text.textContent = grouped(first);
    else if (/^-[\d.]/.test(first)) text.textContent = `−${first.slice(1)}`;
    else if (/_|[₀-₉]/.test(first)) setSymbol(text, first, document);
  }
  freshIds(chart, key, document);
  roundCoordinates(chart);
}

/** Tenths of a pixel are finer than any screen, and a third of the size. */
function roundCoordinates(chart: Element): void {
  for (const path of chart.querySelectorAll("path[d]")) {
    path.setAttribute("d", slimPath(path.getAttribute("d") ?? ""));
  }
  for (const name of rounded) {
    for (const element of chart.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, shortNumbers(element.getAttribute(name) ?? ""));
    }
  }
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
    const ink = symbolInk(name);
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

/** On a logarithmic axis most ticks have no number: a tick without one says nothing. */
function dropBlankTicks(svg: Element): void {
  for (const axis of ["axis-x", "axis-y"]) {
    const numbers = [...svg.querySelectorAll(`.axis-number.${axis} text`)].filter(
      (text) => (text.textContent ?? "").trim() !== "",
    );
    if (numbers.length === 0) continue;
    const places = new Set(numbers.map((text) => text.getAttribute("transform")));
    for (const tick of [...svg.querySelectorAll(`.axis-tick.${axis} path`)]) {
      if (!places.has(tick.getAttribute("transform"))) tick.remove();
    }
  }
}

/** 1,000 is written 1000, and 10,000 with a narrow space. */
function grouped(text: string): string {
  const digits = text.replace("-", "−");
  return digits.replaceAll(",", digits.replace("−", "").length > 5 ? "\u202f" : "");
}

/** 1e-4 is written as a power of ten, numbers near 1 in full. */
function setPower(text: Element, [digit, exponent]: [number, number], document: Document): void {
  if (Math.abs(exponent) <= 2) {
    text.textContent = String(digit * 10 ** exponent).replace("-", "−");
    return;
  }
  const raised = makeSvg(document, "tspan", { class: "superscript", dy: "-0.4em" });
  raised.append(String(exponent).replace("-", "−"));
  text.replaceChildren(digit === 1 ? "10" : `${digit}×10`, raised);
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
