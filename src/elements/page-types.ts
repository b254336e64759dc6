// The page's cells as the type checker sees them; loaded with the rich editor.

import type { CellSources, TextPosition } from "./editor/code-editor.ts";
import type { PageCell } from "./page-cell.ts";

export class PageTypes implements CellSources {
  readonly #cells: PageCell[];
  readonly #listeners = new Set<() => void>();
  readonly reveal: (id: string, position: TextPosition) => void;

  constructor(cells: PageCell[], reveal: (id: string, position: TextPosition) => void) {
    this.#cells = cells;
    this.reveal = reveal;
  }

  list(): { id: string; source: string }[] {
    return this.#cells.map(({ id, source }) => ({ id, source }));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A text changed outside its editor. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
