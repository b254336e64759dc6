// Outputs of all cells in the page: loads the renderers when the first output comes, charts and formulas
// when the first of theirs does.

import type { CellError } from "../kernel/cell-error.ts";
import type { Output } from "../kernel/output.ts";
import { LiveOutputs, type Paint } from "./live-outputs.ts";
import type { PageCell } from "./page-cell.ts";
import type { PageRenderer } from "./page-renderer.ts";
import { words } from "./words.ts";

export class PageOutputs {
  readonly #document: Document;
  readonly #live = new Map<string, LiveOutputs>();
  #renderer: PageRenderer | null = null;
  #loading: Promise<void> | null = null;
  #built: Promise<unknown> | null = null;

  constructor(document: Document) {
    this.#document = document;
  }

  begin(cell: PageCell): void {
    void this.#load();
    this.#of(cell).begin();
  }

  set(cell: PageCell, slot: number, output: Output): void {
    this.#of(cell).set(slot, output);
  }

  /** The run has ended: resolves when all it showed is painted. */
  end(cell: PageCell): Promise<void> {
    return this.#of(cell).end();
  }

  /** The run was stopped: what it showed is kept, and if it showed nothing, what was there before. */
  stopped(cell: PageCell): void {
    if (this.hasShown(cell)) void this.end(cell);
  }

  /** The cell's newest run has shown something. */
  hasShown(cell: PageCell): boolean {
    return this.#of(cell).nextSlot > 0;
  }

  showError(cell: PageCell, error: CellError): void {
    const live = this.#of(cell);
    live.set(live.nextSlot, { type: "error", error });
    void live.end();
  }

  /** The data behind a cell's drawings, as tables: shown and hidden in turn. */
  async toggleTable(cell: PageCell): Promise<void> {
    const button = cell.view.element.querySelector<HTMLElement>('[data-action="toggle-table"]');
    const tables = cell.view.element.querySelector<HTMLElement>("[data-tables]");
    if (!button || !tables) return;
    const show = tables.hidden;
    if (show) {
      const live = this.#live.get(cell.id)?.current() ?? [];
      await this.#load();
      const fresh = live.length > 0 ? this.#renderer?.tables(live) : await this.#builtTables(cell);
      tables.replaceChildren(...(fresh ?? []));
    }
    tables.hidden = !show;
    button.textContent = show ? words.hideTable : words.showTable;
    button.setAttribute("aria-expanded", String(show));
  }

  #of(cell: PageCell): LiveOutputs {
    let live = this.#live.get(cell.id);
    if (!live) {
      live = new LiveOutputs(cell.view.outputs, (output, place) => this.#paint(output, place));
      this.#live.set(cell.id, live);
    }
    return live;
  }

  #paint(output: Output, place: Parameters<Paint>[1]): HTMLElement | null {
    if (!this.#renderer) {
      void this.#load();
      return null;
    }
    return this.#renderer.paint(output, place);
  }

  /** What the build's run showed: its tables lie in a file of their own, which few readers need. */
  async #builtTables(cell: PageCell): Promise<HTMLElement[]> {
    this.#built ??= fetch(new URL("tables.json", this.#document.baseURI)).then((answer) =>
      answer.json(),
    );
    try {
      const tables = ((await this.#built) as Record<string, Output[]>)[cell.id] ?? [];
      return this.#renderer?.tables(tables) ?? [];
    } catch {
      this.#built = null;
      const sentence = this.#document.createElement("p");
      sentence.textContent = words.tablesMissing;
      return [sentence];
    }
  }

  async #load(): Promise<void> {
    this.#loading ??= import("./page-renderer.ts").then(({ PageRenderer }) => {
      this.#renderer = new PageRenderer(this.#document, () => this.#retry());
      this.#retry();
    });
    await this.#loading.catch(() => {
      this.#loading = null;
    });
  }

  #retry(): void {
    for (const live of this.#live.values()) live.retry();
  }
}
