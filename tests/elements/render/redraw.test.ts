// Drawings that take the place of others: the same size, the same marks, without measuring twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingTools } from "../../../src/build/plot-document.ts";
import { variantFrom } from "../../../src/elements/render/drawn-width.ts";
import { render } from "../../../src/elements/render/render.ts";
import { renderResponsive } from "../../../src/elements/render/responsive.ts";
import { heatmap } from "../../../src/kernel/heatmap.ts";
import { lossSurface } from "../../../src/kernel/loss-surface.ts";
import type { Output } from "../../../src/kernel/output.ts";
import { makePlot } from "../../../src/kernel/plot-recorder.ts";
import { surface } from "../../../src/kernel/surface.ts";
import { lineChart, smallNetwork } from "./samples.ts";

const { document, context } = await drawingTools();
const plot = makePlot();

const drawings: Output[] = [
  lineChart(),
  lineChart({ height: undefined }),
  surface((x, y) => 1 / (1 + Math.exp(-x - y))),
  lossSurface((w, b) => w * w + b * b),
  smallNetwork(),
  heatmap([
    [1, 2],
    [3, 4],
  ]),
];

test("the redraw of an unchanged output changes no width and no height, whatever its column", () => {
  for (const output of drawings) {
    for (const wide of [960, 660, 468, 382, 350, 300]) {
      for (const column of [wide, wide + 12, 350, 390]) {
        const built = renderResponsive(output, document, { ...context, wide, narrow: 350 });
        const live = render(output, document, { ...context, width: column, before: built });
        const again = render(output, document, { ...context, width: column, before: live });
        assert.deepEqual(sizeOf(live), sizeOf(shownIn(built, column)), `${wide} in ${column}`);
        assert.deepEqual(sizeOf(again), sizeOf(live));
      }
    }
  }
});

test("a drawing is made for its column when the column has changed", () => {
  const [output] = drawings as [Output];
  const before = render(output, document, { ...context, width: 660 });
  const after = render(output, document, { ...context, width: 500, before });
  assert.equal(sizeOf(after).width, "500");
});

test("a chart is drawn once where the one before had the same room", () => {
  const output = surface((x, y) => 1 / (1 + Math.exp(-x - y)));
  let drawn = 0;
  const library = context.plot as { plot: (options: unknown) => unknown };
  const counting = {
    ...library,
    plot: (options: unknown) => {
      drawn += 1;
      return library.plot(options);
    },
  };
  const look = { width: 660, plot: counting };
  const before = render(output, document, look);
  const first = drawn;
  const after = render(output, document, { ...look, before });
  assert.equal(first, 2);
  assert.equal(drawn - first, 1);
  assert.equal(after.innerHTML, before.innerHTML);
});

test("longer numbers get more room than the drawing before had", () => {
  const chart = (most: number) =>
    plot.plot({ y: { domain: [0, most], ticks: [0, most] }, marks: [plot.dot([[1, most]])] });
  const before = render(chart(1), document, { ...context, width: 660 });
  const after = render(chart(1_000_000), document, { ...context, width: 660, before });
  const fresh = render(chart(1_000_000), document, { ...context, width: 660 });
  assert.equal(after.innerHTML, fresh.innerHTML);
});

test("a dense grid of numbers has the same contours without the search for the nearest of each place", () => {
  const values = Float64Array.from({ length: 36 }, (_, i) => Math.sin(i) + i / 9);
  const options = { width: 6, height: 6, x1: 0, x2: 6, y1: 0, y2: 6, thresholds: [1, 2, 3] };
  const pathsOf = (interpolate?: string) => {
    const mark = plot.contour(values, { ...options, ...(interpolate && { interpolate }) });
    const chart = plot.plot({ x: { domain: [0, 6] }, y: { domain: [0, 6] }, marks: [mark] });
    const paths = render(chart, document, { ...context, width: 350 }).querySelectorAll(
      ".mark-contour path",
    );
    return [...paths].map((path) => path.getAttribute("d"));
  };
  assert.equal(pathsOf().length, 3);
  assert.deepEqual(pathsOf(), pathsOf("nearest"));
});

/** The variant that the stylesheet shows in a column. */
function shownIn(built: Element, column: number): Element {
  const size = Object.entries(variantFrom).find(([name]) =>
    built.classList.contains(`responsive-${name}`),
  );
  const name = Object.entries(size?.[1] ?? {}).find(([, from]) => column >= from)?.[0];
  const shown = name ? built.querySelector(`.${name}`) : built;
  assert.ok(shown);
  return shown;
}

function sizeOf(element: Element) {
  const svg = element.querySelector("svg");
  assert.ok(svg);
  return { width: svg.getAttribute("width"), height: svg.getAttribute("height") };
}
