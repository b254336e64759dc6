// Heads of arrows, slim and filled: the library draws two open strokes at the end of each shaft.

import { coordinate, makeSvg } from "./make-element.ts";

interface Point {
  x: number;
  y: number;
}

const number = "(-?[\\d.]+(?:e-?\\d+)?)";
const arrow = new RegExp(
  `^(M${number},${number}.*?)${number},${number}M${number},${number}L${number},${number}L${number},${number}$`,
);
/** How much wider the casing of an arrow is than the arrow. */
const casing = 4;

/** Gives every arrow of a chart a triangle at its end, and shortens its shaft to the triangle's base. */
export function fillArrowHeads(svg: Element, document: Document): void {
  for (const path of [...svg.querySelectorAll(".mark-arrow path")]) {
    const found = arrow.exec(path.getAttribute("d") ?? "");
    if (!found) continue;
    const pairs = found.slice(2).map(Number);
    const pointAt = (index: number): Point => ({
      x: pairs[2 * index] ?? 0,
      y: pairs[2 * index + 1] ?? 0,
    });
    const [start, left, tip, right] = [pointAt(0), pointAt(2), pointAt(3), pointAt(4)];
    const wings = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
    const room = Math.hypot(tip.x - start.x, tip.y - start.y);
    const stroke = styleOf(path, "stroke") ?? "currentcolor";
    const isCasing = stroke === "var(--paper)";
    const width = Number(styleOf(path, "stroke-width") ?? 1.5) - (isCasing ? casing : 0);
    const { points, base } = headAt(tip, wings, { width, room });
    path.setAttribute("d", `${found[1]}${coordinate(base.x)},${coordinate(base.y)}`);
    path.setAttribute("stroke-linecap", "butt");
    const look = { fill: stroke, stroke: isCasing ? stroke : "none", "stroke-width": casing };
    path.after(makeSvg(document, "path", { class: "arrow-head", d: points, ...look }));
  }
}

/** The triangle, and where the shaft ends in it; `room` is the length of the whole arrow. */
function headAt(
  tip: Point,
  wings: Point,
  { width, room }: { width: number; room: number },
): { points: string; base: Point } {
  const away = Math.hypot(tip.x - wings.x, tip.y - wings.y) || 1;
  const along = { x: (tip.x - wings.x) / away, y: (tip.y - wings.y) / away };
  const length = Math.min(Math.max(9, 3.5 * width), 0.8 * room);
  const half = Math.min(Math.max(3.25, 1.35 * width), 0.5 * length);
  const at = (back: number, side: number): Point => ({
    x: tip.x - along.x * back - along.y * side,
    y: tip.y - along.y * back + along.x * side,
  });
  const corners = [tip, at(length, half), at(length, -half)];
  const points = corners.map(({ x, y }) => `${coordinate(x)},${coordinate(y)}`).join("L");
  return { points: `M${points}Z`, base: at(0.8 * length, 0) };
}

/** An attribute of a part of a mark, or of the mark. */
function styleOf(path: Element, name: string): string | null {
  return path.getAttribute(name) ?? path.parentElement?.getAttribute(name) ?? null;
}
