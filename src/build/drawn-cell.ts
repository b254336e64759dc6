// What a cell shows, drawn for every width the page may have, as HTML.
//
// Drawings cost more than most cells, and MDX files are compiled several times in a build and at every edit:
// what has been drawn is kept in memory under the key of the result.

import type { Fence } from "../course/fence.ts";
import { renderControl } from "../elements/inputs/control.ts";
import { renderResponsive } from "../elements/render/responsive.ts";
import { tableOf } from "../elements/render/table-of.ts";
import type { CellResult } from "../hosts/node/run-cells.ts";
import type { Output, TableOutput } from "../kernel/output.ts";
import type { DrawingTools } from "./plot-document.ts";

export interface DrawnCell {
  outputs: string;
  inputs: string;
  /** The data behind the drawings. */
  tables: TableOutput[];
}

interface DrawContext {
  fence: Fence;
  /** Equal keys mean equal results; a cell that could not run has none. */
  key: string | undefined;
  tools: DrawingTools;
}

const kept = new Map<string, DrawnCell>();

export function drawCell(
  result: CellResult | undefined,
  { fence, key, tools }: DrawContext,
): DrawnCell {
  const name = `${key} ${fence.id} ${fence.wide} ${fence.columns}`;
  const known = key === undefined ? undefined : kept.get(name);
  if (known) return known;
  const outputs: Output[] = [...(result?.outputs ?? [])];
  if (result?.error) outputs.push({ type: "error", error: result.error });
  const widths = columnWidths(fence);
  const { document, context } = tools;
  const drawn = {
    outputs: html(
      outputs.map((output, slot) => {
        const wide = widths[Math.min(slot, widths.length - 1)] ?? 660;
        return renderResponsive(output, document, { ...context, wide, narrow: 350 });
      }),
    ),
    inputs: html(
      (result?.inputs ?? []).map(({ name, input }) =>
        renderControl(name, input, { document, cell: fence.id }),
      ),
    ),
    tables: outputs.map((output) => tableOf(output)).filter((table) => table !== null),
  };
  if (key !== undefined) kept.set(name, drawn);
  return drawn;
}

/** Width of each column on a large screen, as `styles/cell-figure.css` lays them out; the last takes what is left. */
function columnWidths({ wide, columns }: Fence): number[] {
  if (columns === 1) return [wide ? 960 : 660];
  const gap = 36;
  const room = (wide ? 972 : 672) - gap * (columns - 1);
  const shares = columns === 2 && !wide ? [3 / 5, 2 / 5] : Array<number>(columns).fill(1 / columns);
  return shares.map((share) => Math.floor(room * share));
}

function html(elements: HTMLElement[]): string {
  return elements.map((element) => element.outerHTML).join("");
}
