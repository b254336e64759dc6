// A network: nodes in columns, weights on the edges between them, gradients below, as one drawing.

import type { NetworkOutput } from "../../kernel/output.ts";
import { describeChart } from "./describe-chart.ts";
import { drawingBox } from "./drawing-box.ts";
import { coordinate, makeElement, makeSvg } from "./make-element.ts";
import { drawEdge, edgeNumbers } from "./network-edge.ts";
import { layoutNetwork, type PlacedEdge, showsNumbers } from "./network-layout.ts";
import { drawNode } from "./network-node.ts";

/** More edges than this have no numbers, and only the strongest tenth is drawn in full. */
const edgesInFull = 60;
/** Numbers of two edges keep this distance. */
const clearance = 36;

const scrolls = { role: "group", tabindex: "0", "aria-label": "Drawing of a network" };

interface Point {
  x: number;
  y: number;
}

export function renderNetwork(
  output: NetworkOutput,
  document: Document,
  width: number,
): HTMLElement {
  const element = makeElement(document, "div", { class: "output output-network" });
  if (output.title)
    element.append(makeElement(document, "p", { class: "drawing-title" }, output.title));
  const layout = layoutNetwork(output, width);
  const { sentence } = describeChart(output);
  const svg = drawingBox(document, { ...layout, sentence });
  if (layout.scale < 1) svg.classList.add("compact");
  const [full, context] = split(layout.edges);
  if (context.length > 0) svg.append(contextLines(context, document));
  const texts: SVGElement[] = [];
  const taken: Point[] = [];
  for (const edge of full) {
    svg.append(drawEdge(edge, document));
    if (!showsNumbers(layout)) continue;
    texts.push(...edgeNumbers(edge, { at: placeOf(edge, layout.edges, taken) }, document));
  }
  svg.append(...layout.nodes.map((node) => drawNode(node, layout, document)), ...texts);
  if (layout.width <= width) element.append(svg);
  else element.append(makeElement(document, "div", { class: "drawing-scroll", ...scrolls }, svg));
  return element;
}

function split(edges: PlacedEdge[]): [full: PlacedEdge[], context: PlacedEdge[]] {
  if (edges.length <= edgesInFull) return [edges, []];
  const size = ({ edge }: PlacedEdge) => Math.abs(edge.weight ?? 0);
  const ranked = [...edges].sort((a, b) => size(b) - size(a));
  const kept = Math.ceil(edges.length / 10);
  return [ranked.slice(0, kept).reverse(), ranked.slice(kept)];
}

function contextLines(edges: PlacedEdge[], document: Document): SVGElement {
  const d = edges
    .map(
      ({ from, to }) =>
        `M${coordinate(from.x)} ${coordinate(from.y)}L${coordinate(to.x)} ${coordinate(to.y)}`,
    )
    .join("");
  return makeSvg(document, "path", { class: "edge context", d });
}

/** Numbers stand in the middle of an edge, or before the place where it crosses another, away from other numbers. */
function placeOf(one: PlacedEdge, edges: PlacedEdge[], taken: Point[]): number {
  const crosses = edges.some((other) => {
    if (other.from.x !== one.from.x || other.to.x !== one.to.x) return false;
    return (other.from.y - one.from.y) * (other.to.y - one.to.y) < 0;
  });
  const pointAt = (at: number): Point => ({
    x: one.from.x + (one.to.x - one.from.x) * at,
    y: one.from.y + (one.to.y - one.from.y) * at,
  });
  const candidates = crosses ? [0.31, 0.22, 0.72, 0.4, 0.62, 0.5] : [0.5, 0.4, 0.6, 0.3, 0.7];
  const free = candidates.find((at) => {
    const { x, y } = pointAt(at);
    return taken.every((point) => Math.hypot(point.x - x, point.y - y) > clearance);
  });
  const at = free ?? candidates[0] ?? 0.5;
  taken.push(pointAt(at));
  return at;
}
