// One Monaco model per cell of the page, open or not, so that the type checker sees the whole notebook.

import { editor, Uri } from "monaco-editor/editor";
import { typescriptDefaults } from "monaco-editor/languages/features/typescript/register";
import type { CellSources } from "../code-editor.ts";
import { cellFile, cellOfFile, suffixFile } from "./suffix-file.ts";
import { TypeSuffixes } from "./type-suffixes.ts";

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
  readonly #suffixes = new TypeSuffixes();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #blank = "";

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
    const known = editor.getModel(uri);
    if (known) return known;
    const text = this.#cells.list().find((cell) => cell.id === id)?.source ?? "";
    return editor.createModel(text, "typescript", uri);
  }

  /** A text changed: tells the checker once the typing pauses. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#sync(), restMs);
  }

  /** Brings closed cells up to their texts; then every open cell is checked again, as it may read what changed. */
  #sync(): void {
    const cells = this.#cells.list().map(({ id, source }) => {
      const model = this.model(id);
      if (!model.isAttachedToEditor() && model.getValue() !== source) model.setValue(source);
      return { id, source: model.getValue() };
    });
    const suffixes = JSON.stringify(this.#suffixes.of(cells));
    // Monaco checks again only if a file differs: a trailing blank comes and goes.
    this.#blank = this.#blank === "" ? " " : "";
    typescriptDefaults.addExtraLib(suffixes + this.#blank, suffixFile);
  }
}

function startOf(range: { startLineNumber: number; startColumn: number }) {
  return { lineNumber: range.startLineNumber, column: range.startColumn };
}
