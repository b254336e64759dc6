// One edge of a network: its weight as width and dash, its number beside it, its gradient under it.

import { fixedText } from "../../kernel/number-text.ts";
import { coordinate, makeSvg } from "./make-element.ts";
import type { PlacedEdge, PlacedNode } from "./network-layout.ts";
import { appendSymbol, subscript } from "./symbol.ts";

export const negativeDash = "5 4";

/** 1 + 2.6 √|w| pixels, no wider than 9. */
export function weightWidth(weight: number): number {
  return Number.isFinite(weight) ? Math.min(9, 1 + 2.6 * Math.sqrt(Math.abs(weight))) : 1;
}

export interface EdgeLook {
  /** Where between the two centres its numbers stand, 0 at the left. */
  at: number;
}

interface Course {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  /** Unit vector along the edge, always to the right. */
  along: { x: number; y: number };
  length: number;
  degrees: number;
}

export function drawEdge(placed: PlacedEdge, document: Document): SVGGElement {
  const { edge } = placed;
  const course = courseOf(placed);
  const group = makeSvg(document, "g", { class: "edge-group" });
  group.append(edgeLine(placed, course, document));
  if (edge.gradient !== undefined) group.append(...gradientArrow(course, edge.weight, document));
  return group;
}

/** The numbers of an edge, to be drawn above all edges. */
export function edgeNumbers(placed: PlacedEdge, look: EdgeLook, document: Document): SVGElement[] {
  const { edge } = placed;
  const course = courseOf(placed);
  const texts: SVGElement[] = [];
  if (edge.weight !== undefined || edge.label) {
    texts.push(
      edge.label
        ? namedWeight(placed, course, document)
        : weightText(placed, course, look, document),
    );
  }
  if (edge.gradient !== undefined && edge.weight !== undefined) {
    const text = fixedText(edge.gradient, 3);
    const place = beside(placed, course, { at: look.at, distance: 22 + widthOf(edge.weight) / 2 });
    texts.push(makeSvg(document, "text", { class: "gradient", ...place }, text));
  }
  return texts;
}

function edgeLine({ edge }: PlacedEdge, course: Course, document: Document): SVGElement {
  const { x1, y1, x2, y2 } = course;
  const { weight } = edge;
  const kind = weight === undefined ? "passes" : weight < 0 ? "negative" : "positive";
  return makeSvg(document, "line", {
    class: `edge ${kind}`,
    x1,
    y1,
    x2,
    y2,
    "stroke-width": widthOf(weight),
    "stroke-dasharray": kind === "negative" ? negativeDash : undefined,
  });
}

/** A dotted line under the edge with its head at the left: gradients flow back. */
function gradientArrow(
  course: Course,
  weight: number | undefined,
  document: Document,
): SVGElement[] {
  const { along, length } = course;
  const away = 4.5 + widthOf(weight) / 2;
  const point = (distance: number, side: number) => ({
    x: course.x1 + along.x * distance - along.y * side,
    y: course.y1 + along.y * distance + along.x * side,
  });
  const [tip, end] = [point(5, away), point(length - 3, away)];
  const [upper, lower] = [point(13, away - 4), point(13, away + 4)];
  const start = point(12, away);
  return [
    makeSvg(document, "line", { class: "back", x1: start.x, y1: start.y, x2: end.x, y2: end.y }),
    makeSvg(document, "polygon", {
      class: "back-head",
      points: [tip, upper, lower].map(({ x, y }) => `${coordinate(x)},${coordinate(y)}`).join(" "),
    }),
  ];
}

function weightText(
  placed: PlacedEdge,
  course: Course,
  { at }: EdgeLook,
  document: Document,
): SVGElement {
  const { edge } = placed;
  const place = beside(placed, course, { at, distance: -(9 + widthOf(edge.weight) / 2) });
  return makeSvg(document, "text", { class: "weight", ...place }, fixedText(edge.weight ?? 0, 2));
}

/** A weight with its name stands level, on the outer side of the edge, as far along as the nodes leave it room. */
function namedWeight(placed: PlacedEdge, course: Course, document: Document): SVGElement {
  const { edge } = placed;
  const { along, length } = course;
  const rising = along.y < -0.05;
  const slope = Math.abs(along.y / Math.max(along.x, 0.1)) * 24;
  const written = edge.weight === undefined ? "" : fixedText(edge.weight, 2);
  const half = 4 * ((edge.label ?? "").replaceAll(/[_{}]/g, "").length + written.length + 1);
  const placeAt = (share: number) => {
    const [x, edgeY] = [course.x1 + along.x * length * share, course.y1 + along.y * length * share];
    return { x, y: rising ? edgeY + 26 + slope : edgeY - 14 - slope };
  };
  const isFree = ({ x, y }: { x: number; y: number }) =>
    [placed.from, placed.to].every((node) => {
      const [besides, above] = [Math.abs(node.x - x) - half, Math.abs(node.y - (y - 5)) - 8];
      return Math.hypot(Math.max(0, besides), Math.max(0, above)) > node.radius + 4;
    });
  const place = [0.68, 0.6, 0.52, 0.44, 0.36, 0.28].map(placeAt).find(isFree) ?? placeAt(0.5);
  const text = makeSvg(document, "text", { class: "weight", ...place });
  const name = makeSvg(document, "tspan", { class: "weight-name" });
  appendSymbol(name, edge.label ?? "", (lowered) => subscript(lowered, document));
  text.append(name);
  if (written) text.append(" ", written);
  return text;
}

/** A place beside the edge, turned with it; a positive distance is below. */
function beside(
  { from, to }: PlacedEdge,
  { along, degrees }: Course,
  { at, distance }: { at: number; distance: number },
) {
  const x = from.x + (to.x - from.x) * at - along.y * distance;
  const y = from.y + (to.y - from.y) * at + along.x * distance;
  const turn = `rotate(${coordinate(degrees)} ${coordinate(x)} ${coordinate(y)})`;
  return { x, y, transform: Math.abs(degrees) < 0.5 ? undefined : turn };
}

function widthOf(weight: number | undefined): number {
  return weight === undefined ? 2 : weightWidth(weight);
}

function courseOf({ from, to }: PlacedEdge): Course {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const distance = Math.hypot(right.x - left.x, right.y - left.y) || 1;
  const along = { x: (right.x - left.x) / distance, y: (right.y - left.y) / distance };
  const [start, end] = [reach(left, along), distance - reach(right, along)];
  return {
    x1: left.x + along.x * start,
    y1: left.y + along.y * start,
    x2: left.x + along.x * end,
    y2: left.y + along.y * end,
    along,
    length: Math.max(0, end - start),
    degrees: (Math.atan2(along.y, along.x) * 180) / Math.PI,
  };
}

/** From a node's centre to its outline along a direction. */
function reach({ node, radius }: PlacedNode, along: { x: number; y: number }): number {
  if (node.shape !== "loss") return radius + 1;
  return radius / Math.max(Math.abs(along.x), Math.abs(along.y)) + 1;
}
