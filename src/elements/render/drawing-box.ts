// The frame of a drawing: its own size in pixels, never wider than its column, one sentence for all of it.

import { makeSvg } from "./make-element.ts";

export function drawingBox(
  document: Document,
  { width, height, sentence }: { width: number; height: number; sentence: string },
): SVGSVGElement {
  return makeSvg(document, "svg", {
    class: "drawing",
    role: "img",
    "aria-label": sentence,
    width: Math.ceil(width),
    height: Math.ceil(height),
    viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
  });
}
