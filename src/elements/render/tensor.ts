// A tensor: its last two axes as a heat map or Hinton squares, earlier axes one picture after the other,
// and below it its shape and its statistics.

import { numberText } from "../../kernel/number-text.ts";
import type { TensorOutput } from "../../kernel/output.ts";
import { describeChart } from "./describe-chart.ts";
import { heatGrid, numberedSize } from "./heat-grid.ts";
import { hintonSquares } from "./hinton.ts";
import { drawingBox } from "./drawing-box.ts";
import { makeElement, makeSvg } from "./make-element.ts";
import { slicesOf } from "./tensor-slices.ts";

const largestCell = 52;
const tallest = 400;
const sliceGap = 20;
const sliceLabel = 22;

export function renderTensor(output: TensorOutput, document: Document, width: number): HTMLElement {
  const element = makeElement(document, "div", { class: "output output-tensor" });
  if (output.title)
    element.append(makeElement(document, "p", { class: "drawing-title" }, output.title));
  if (output.values.length > 0) element.append(drawing(output, document, width));
  element.append(statistics(output, document));
  return element;
}

function drawing(output: TensorOutput, document: Document, width: number): SVGElement {
  const { values, ink, shape } = output;
  const { rows, columns, places } = slicesOf(shape, values.length);
  const many = places.length > 1;
  const largest = values.reduce(
    (found, value) => (Number.isFinite(value) ? Math.max(found, Math.abs(value)) : found),
    0,
  );
  const size = cellSize({ rows, columns }, { width, many });
  const across = many
    ? Math.max(1, Math.floor((width + sliceGap) / (columns * size + sliceGap)))
    : 1;
  const down = Math.ceil(places.length / across);
  const label = many ? sliceLabel : 0;
  const pitch = { x: columns * size + sliceGap, y: rows * size + sliceGap + label };
  const shown = Math.min(rows, Math.ceil(values.length / columns));
  const height = many ? down * pitch.y - sliceGap : shown * size;
  const { sentence } = describeChart(output);
  const drawn = Math.min(across, places.length) * pitch.x - sliceGap;
  const svg = drawingBox(document, { width: drawn, height, sentence });
  const squares = ink === "param" && size < numberedSize && size >= 8;
  places.forEach((place, picture) => {
    const x = (picture % across) * pitch.x;
    const y = Math.floor(picture / across) * pitch.y + label;
    const part = values.slice(picture * rows * columns, (picture + 1) * rows * columns);
    const grid = { values: part, columns, size, largest, ink };
    const group = squares ? hintonSquares(grid, document) : heatGrid(grid, document);
    if (x > 0 || y > 0) group.setAttribute("transform", `translate(${x} ${y})`);
    if (many) {
      const name = makeSvg(
        document,
        "text",
        { class: "slice-name", x, y: y - 7 },
        `[${place.join(", ")}]`,
      );
      svg.append(name);
    }
    svg.append(group);
  });
  return svg;
}

/** Whole pixels where there is room; cells without numbers are as small as the picture stays clear. */
function cellSize(
  { rows, columns }: { rows: number; columns: number },
  { width, many }: { width: number; many: boolean },
): number {
  const room = many ? Math.min(width, Math.max(120, (width - 3 * sliceGap) / 4)) : width;
  const roomy = Math.min(many ? 40 : largestCell, room / columns);
  const size = roomy >= numberedSize && rows <= 16 ? roomy : Math.min(roomy, 26, tallest / rows);
  return size >= 4 ? Math.floor(size) : size;
}

function statistics(output: TensorOutput, document: Document): HTMLElement {
  const { shape, dtype, minimum, maximum, mean, standardDeviation, nan, cut, values } = output;
  const line = makeElement(document, "p", { class: "tensor-statistics" });
  const parts = [`${dtype} (${shape.join(", ")})`];
  if (Number.isFinite(mean) || Number.isFinite(minimum)) {
    const named = { min: minimum, max: maximum, mean, sd: standardDeviation };
    for (const [name, value] of Object.entries(named)) {
      if (!Number.isNaN(value)) parts.push(`${name} ${numberText(value).replace("Infinity", "∞")}`);
    }
  }
  line.append(parts.join(" · "));
  if (nan > 0) {
    line.append(" · ", makeElement(document, "b", { class: "ink-grad" }, `✕ ${nan} NaN`));
  }
  if (cut) {
    const all = shape.reduce((product, size) => product * size, 1);
    line.append(` · first ${values.length} of ${all} shown`);
  }
  return line;
}
