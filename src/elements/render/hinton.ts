// Hinton squares: a matrix of weights, area for size, gold and filled above zero, hollow ink below.

import { coordinate, makeSvg } from "./make-element.ts";
import type { Grid } from "./heat-grid.ts";

export function hintonSquares(
  { values, columns, size, largest }: Grid,
  document: Document,
): SVGGElement {
  const group = makeSvg(document, "g", { class: "hinton" });
  const rows = Math.ceil(values.length / columns);
  const ground = { class: "ground", width: columns * size, height: rows * size };
  const paths = { positive: "", negative: "", missing: "" };
  const stroke = size >= 16 ? 1.5 : 1;
  values.forEach((value, index) => {
    const x = ((index % columns) + 0.5) * size;
    const y = (Math.floor(index / columns) + 0.5) * size;
    if (Number.isNaN(value)) {
      paths.missing += `M${coordinate(x - 3)} ${coordinate(y - 3)}l6 6m-6 0l6 -6`;
      return;
    }
    const share = largest > 0 ? Math.min(1, Math.abs(value) / largest) : 0;
    const side = Math.sqrt(share) * size * 0.86 - (value < 0 ? stroke : 0);
    if (side < 0.5) return;
    const square = `M${coordinate(x - side / 2)} ${coordinate(y - side / 2)}h${coordinate(side)}v${coordinate(side)}h${coordinate(-side)}z`;
    paths[value > 0 ? "positive" : "negative"] += square;
  });
  group.append(makeSvg(document, "rect", ground));
  for (const [name, d] of Object.entries(paths)) {
    if (d) group.append(makeSvg(document, "path", { class: name, d, "stroke-width": stroke }));
  }
  return group;
}
