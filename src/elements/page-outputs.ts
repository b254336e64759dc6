// Outputs of all cells in the page: loads the renderers when the first output comes, charts and formulas
// when the first of theirs does.

import type { CellError } from "../kernel/cell-error.ts";
import type { Output } from "../kernel/output.ts";
import { LiveOutputs } from "./live-outputs.ts";
import type { PageCell } from "./page-cell.ts";
import type { PageRenderer } from "./page-renderer.ts";
import { words } from "./words.ts";

export class PageOutputs {
  readonly #document: Document;
  readonly #live = new Map<string, LiveOutputs>();
  #renderer: PageRenderer | null = null;
  #loading: Promise<void> | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  begin(cell: PageCell): void {
    this.#load();
    this.#of(cell).begin();
  }

  set(cell: PageCell, slot: number, output: Output): void {
    this.#of(cell).set(slot, output);
  }

  /** The run has ended: resolves when all it showed is painted. */
  end(cell: PageCell): Promise<void> {
    return this.#of(cell).end();
  }

  showError(cell: PageCell, error: CellError): void {
    const live = this.#of(cell);
    live.set(live.nextSlot, { type: "error", error });
    void live.end();
  }

  /** The data behind a cell's drawings, as tables: shown and hidden in turn. */
  toggleTable(cell: PageCell): void {
    const button = cell.view.element.querySelector<HTMLElement>('[data-action="toggle-table"]');
    const tables = cell.view.element.querySelector<HTMLElement>("[data-tables]");
    if (!button || !tables) return;
    const show = tables.hidden;
    const fresh = this.#live.get(cell.id)?.current() ?? [];
    if (show && fresh.length > 0 && this.#renderer) {
      tables.replaceChildren(...this.#renderer.tables(fresh));
    }
    tables.hidden = !show;
    button.textContent = show ? words.hideTable : words.showTable;
    button.setAttribute("aria-expanded", String(show));
  }

  #of(cell: PageCell): LiveOutputs {
    let live = this.#live.get(cell.id);
    if (!live) {
      live = new LiveOutputs(cell.view.outputs, (output, width) => this.#paint(output, width));
      this.#live.set(cell.id, live);
    }
    return live;
  }

  #paint(output: Output, width: number): HTMLElement | null {
    if (!this.#renderer) {
      this.#load();
      return null;
    }
    return this.#renderer.paint(output, width);
  }

  #load(): void {
    this.#loading ??= import("./page-renderer.ts").then(({ PageRenderer }) => {
      this.#renderer = new PageRenderer(this.#document, () => this.#retry());
      this.#retry();
    });
    this.#loading.catch(() => {
      this.#loading = null;
    });
  }

  #retry(): void {
    for (const live of this.#live.values()) live.retry();
  }
}
