// The page's cells as the type checker sees them; loaded with the rich editor, because it needs the compiler.

import { compileCell } from "../kernel/compile.ts";
import type { CompiledCell } from "../kernel/protocol.ts";
import { typeSuffix } from "../kernel/typing.ts";
import type { CellSources, TextPosition } from "./editor/code-editor.ts";
import type { PageCell } from "./page-cell.ts";

export class PageTypes implements CellSources {
  readonly #cells: PageCell[];
  readonly #compiled = new Map<string, { source: string; cell: CompiledCell }>();
  readonly #listeners = new Set<() => void>();
  readonly reveal: (id: string, position: TextPosition) => void;

  constructor(cells: PageCell[], reveal: (id: string, position: TextPosition) => void) {
    this.#cells = cells;
    this.reveal = reveal;
    for (const cell of cells) {
      this.#compiled.set(cell.id, { source: cell.original, cell: cell.data.compiled });
    }
  }

  list(): { id: string; source: string }[] {
    return this.#cells.map(({ id, source }) => ({ id, source }));
  }

  suffix(id: string): string {
    return typeSuffix(
      this.#cells.map((cell) => this.#compile(cell)),
      id,
    );
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A text changed outside its editor. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #compile({ id, source }: PageCell): CompiledCell {
    const known = this.#compiled.get(id);
    if (known?.source === source) return known.cell;
    const cell = compileCell(source, { id });
    this.#compiled.set(id, { source, cell });
    return cell;
  }
}
