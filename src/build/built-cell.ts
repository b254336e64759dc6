// A cell as the build leaves it: what the view prints, and what the page's script needs to go on from there.

import type { JsxNode } from "./jsx-node.ts";
import type { CellData } from "../elements/page-cell.ts";
import { highlightCell, type HighlightedText } from "../kernel/highlight.ts";
import type { TableOutput } from "../kernel/output.ts";
import type { CompiledCell } from "../kernel/protocol.ts";
import type { ChapterRun, SourceCell } from "./chapter-run.ts";
import { drawCell } from "./drawn-cell.ts";
import { drawingTools } from "./plot-document.ts";

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
    const number = index + 1;
    const drawn = drawCell(result, { fence, key: run.keys.get(fence.id), tools });
    return {
      id: fence.id,
      number,
      view: {
        id: fence.id,
        number,
        lines: highlightCell(source, inks),
        outputs: drawn.outputs,
        inputs: drawn.inputs,
        hasTables: drawn.tables.length > 0,
        folded: fence.fold,
        manual: fence.manual,
        wide: fence.wide,
        columns: fence.columns,
        figure: caption ? figureNumber(chapter, ++figures) : null,
        defines: compiled.defines,
        failed: result?.error != null,
      },
      tables: drawn.tables,
      page: {
        id: fence.id,
        number,
        compiled,
        manual: fence.manual,
        seed: fence.seed,
        inputs: result?.inputs ?? [],
        ms: result?.ms ?? 0,
      },
    };
  });
}

/** Chapter 0 is the landing page: its one picture needs no number. */
function figureNumber(chapter: number, figure: number): string {
  return chapter === 0 ? "" : `${chapter}.${figure}`;
}
