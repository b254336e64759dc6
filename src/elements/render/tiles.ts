// Tiles: every surface as flat bands and a gold line, all of them in one drawing.

import type { TilesOutput } from "../../kernel/output.ts";
import { makeElement, makeSvg } from "./make-element.ts";
import { tileGap, tilePaths, tileSize } from "./tile-paths.ts";

export function renderTiles(
  { grids, columns, label }: TilesOutput,
  document: Document,
): HTMLElement {
  const step = tileSize + tileGap;
  const rows = Math.ceil(grids.length / columns);
  const { bands, boundary } = tilePaths(grids, columns);
  const ground = grids
    .map((_, index) => [(index % columns) * step, Math.floor(index / columns) * step])
    .map(([x, y]) => `M${x} ${y}h${tileSize}v${tileSize}h-${tileSize}z`)
    .join("");
  // Two pictures of the same size clip alike, so they may share a name.
  const clip = `tiles-${columns}-${grids.length}`;
  const drawing = makeSvg(
    document,
    "svg",
    {
      viewBox: `0 0 ${columns * step - tileGap} ${rows * step - tileGap}`,
      role: "img",
      "aria-label": label,
    },
    makeSvg(document, "clipPath", { id: clip }, makeSvg(document, "path", { d: ground })),
    makeSvg(
      document,
      "g",
      { "clip-path": `url(#${clip})` },
      makeSvg(document, "path", { class: "ground", d: ground }),
      makeSvg(
        document,
        "g",
        { transform: "scale(0.5)" },
        ...bands.map((d, index) => makeSvg(document, "path", { class: `band-${index + 1}`, d })),
        makeSvg(document, "path", { class: "casing", d: boundary }),
        makeSvg(document, "path", { class: "boundary", d: boundary }),
      ),
    ),
  );
  const numbers = Array.from({ length: rows }, (_, row) =>
    makeElement(document, "li", {}, String(row * columns + 1)),
  );
  return makeElement(
    document,
    "div",
    { class: "output output-tiles" },
    makeElement(document, "ol", { "aria-hidden": "true" }, ...numbers),
    drawing,
    makeElement(document, "p", { class: "last", "aria-hidden": "true" }, String(grids.length)),
  );
}
