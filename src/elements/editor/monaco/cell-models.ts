// One Monaco model per cell of the page, open or not, so that the type checker sees the whole notebook.

import { editor, Uri } from "monaco-editor/editor";
import { typescriptDefaults } from "monaco-editor/languages/features/typescript/register";
import type { CellSources } from "../code-editor.ts";
import { cellFile, cellOfFile, suffixFile } from "./suffix-file.ts";

const restMs = 250;

const known = new WeakMap<CellSources, CellModels>();

/** The models of a page's cells; the same ones for all its editors. */
export function modelsOf(cells: CellSources): CellModels {
  const models = known.get(cells) ?? new CellModels(cells);
  known.set(cells, models);
  return models;
}

export class CellModels {
  readonly #cells: CellSources;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cells: CellSources) {
    this.#cells = cells;
    this.#sync();
    cells.subscribe(() => this.changed());
    editor.registerEditorOpener({
      openCodeEditor: (_, resource, place) => {
        const id = cellOfFile(resource.toString());
        if (id === null || !cells.reveal) return false;
        const at = place && "startLineNumber" in place ? startOf(place) : place;
        cells.reveal(id, { line: at?.lineNumber ?? 1, column: at?.column ?? 1 });
        return true;
      },
    });
  }

  model(id: string): editor.ITextModel {
    const uri = Uri.parse(cellFile(id));
    const text = this.#cells.list().find((cell) => cell.id === id)?.source ?? "";
    return editor.getModel(uri) ?? editor.createModel(text, "typescript", uri);
  }

  /** A text changed: tells the checker once the typing pauses. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#sync(), restMs);
  }

  /** Brings closed cells up to their texts; then every open cell is checked again, as it may read what changed. */
  #sync(): void {
    const suffixes: Record<string, string> = {};
    for (const { id, source } of this.#cells.list()) {
      const model = this.model(id);
      if (!model.isAttachedToEditor() && model.getValue() !== source) model.setValue(source);
      suffixes[id] = this.#cells.suffix(id);
    }
    typescriptDefaults.addExtraLib(`${JSON.stringify(suffixes)}${" ".repeat(this.#turn())}`, suffixFile);
  }

  #count = 0;

  /** Monaco passes on only texts that differ, and checks again only then: a trailing blank comes and goes. */
  #turn(): number {
    this.#count = 1 - this.#count;
    return this.#count;
  }
}

function startOf(range: { startLineNumber: number; startColumn: number }) {
  return { lineNumber: range.startLineNumber, column: range.startColumn };
}
