// A cell as the build leaves it: what the view prints, and what the page's script needs to go on from there.

import type { Fence } from "../course/fence.ts";
import type { JsxNode } from "./jsx-node.ts";
import type { CellData } from "../elements/page-cell.ts";
import { renderControl } from "../elements/inputs/control.ts";
import { renderResponsive } from "../elements/render/responsive.ts";
import { tableOf } from "../elements/render/table-of.ts";
import { highlightCell, type HighlightedText } from "../kernel/highlight.ts";
import type { Output, TableOutput } from "../kernel/output.ts";
import type { CompiledCell } from "../kernel/protocol.ts";
import type { ChapterRun, SourceCell } from "./chapter-run.ts";
import { type DrawingTools, drawingTools } from "./plot-document.ts";

type InkByName = Record<string, "value" | "param" | "grad">;

/** Props of `Cell.astro`. */
export interface CellViewData {
  id: string;
  number: number;
  lines: HighlightedText[][];
  /** HTML of the outputs and of the controls. */
  outputs: string;
  inputs: string;
  hasTables: boolean;
  folded: boolean;
  manual: boolean;
  wide: boolean;
  columns: number;
  /** "3.1" if the cell is a figure, "" if it needs no number; null otherwise. */
  figure: string | null;
  defines: string[];
  failed: boolean;
}

export interface BuiltCell {
  id: string;
  number: number;
  view: CellViewData;
  /** The data behind its drawings. */
  tables: TableOutput[];
  page: CellData;
}

/** Makes every cell's view and data; `found` is in document order. */
export async function buildCells(
  found: (SourceCell & { caption: JsxNode | null })[],
  run: ChapterRun,
  { chapter, inks }: { chapter: number; inks: InkByName },
): Promise<BuiltCell[]> {
  const tools = await drawingTools();
  let figures = 0;
  return found.map(({ fence, source, caption }, index) => {
    const compiled = run.compiled[index] as CompiledCell;
    const result = run.results.get(fence.id);
    const outputs = result?.outputs ?? [];
    const inputs = result?.inputs ?? [];
    const number = index + 1;
    const shown: Output[] = result?.error
      ? [...outputs, { type: "error", error: result.error }]
      : outputs;
    const tables = shown.map((output) => tableOf(output)).filter((table) => table !== null);
    const widths = columnWidths(fence);
    return {
      id: fence.id,
      number,
      view: {
        id: fence.id,
        number,
        lines: highlightCell(source, inks),
        outputs: html(
          shown.map((output, slot) =>
            draw(output, widths[Math.min(slot, widths.length - 1)] ?? 660, tools),
          ),
        ),
        inputs: html(
          inputs.map(({ name, input }) =>
            renderControl(name, input, { document: tools.document, cell: fence.id }),
          ),
        ),
        hasTables: tables.length > 0,
        folded: fence.fold,
        manual: fence.manual,
        wide: fence.wide,
        columns: fence.columns,
        figure: caption ? figureNumber(chapter, ++figures) : null,
        defines: compiled.defines,
        failed: result?.error != null,
      },
      tables,
      page: {
        id: fence.id,
        number,
        compiled,
        manual: fence.manual,
        seed: fence.seed,
        inputs,
        ms: result?.ms ?? 0,
      },
    };
  });
}

function draw(output: Output, wide: number, { document, context }: DrawingTools): HTMLElement {
  return renderResponsive(output, document, { ...context, wide, narrow: 350 });
}

/** Width of each column on a large screen, as `styles/cell-figure.css` lays them out; the last takes what is left. */
function columnWidths({ wide, columns }: Fence): number[] {
  if (columns === 1) return [wide ? 960 : 660];
  const gap = 36;
  const room = (wide ? 972 : 672) - gap * (columns - 1);
  const shares = columns === 2 && !wide ? [3 / 5, 2 / 5] : Array<number>(columns).fill(1 / columns);
  return shares.map((share) => Math.floor(room * share));
}

/** Chapter 0 is the landing page: its one picture needs no number. */
function figureNumber(chapter: number, figure: number): string {
  return chapter === 0 ? "" : `${chapter}.${figure}`;
}

function html(elements: HTMLElement[]): string {
  return elements.map((element) => element.outerHTML).join("");
}
