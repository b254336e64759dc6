// What a page loads when the reader first presses Run: the scheduler and the sandbox behind it.
//
// Compiles what was edited; everything else was compiled by the build.

import { sandboxFiles } from "virtual:sandbox-files";
import { Sandbox } from "../hosts/sandbox/sandbox.ts";
import type { InputValue, Report } from "../kernel/protocol.ts";
import { Scheduler, type SchedulerState } from "../kernel/scheduler.ts";
import type { PageCell } from "./page-cell.ts";

export interface EngineOptions {
  document: Document;
  cells: PageCell[];
  /** `text` is what the engine has of the cell: what runs when it says that it runs. */
  onChange: (cell: string, state: SchedulerState, text: string) => void;
  onReport: (report: Report) => void;
}

export class Engine {
  readonly #scheduler: Scheduler;
  /** The text of each cell that the scheduler has. */
  readonly #known = new Map<string, string>();

  constructor({ document, cells, onChange, onReport }: EngineOptions) {
    const sandbox = new Sandbox({ document, files: sandboxFiles });
    for (const cell of cells) this.#known.set(cell.id, cell.original);
    this.#scheduler = new Scheduler({
      cells: cells.map(({ data: { compiled, manual, seed, ms } }) => ({
        compiled,
        manual,
        seed,
        ms,
      })),
      realm: () => sandbox.open(),
      onChange: (id, state) => onChange(id, state, this.#known.get(id) ?? ""),
      onReport,
    });
  }

  /** Compiles the cells whose text has changed since the scheduler last saw them. */
  async adopt(cells: PageCell[]): Promise<void> {
    const changed = cells.filter((cell) => cell.source !== this.#known.get(cell.id));
    if (changed.length === 0) return;
    const { compileCell } = await import("../kernel/compile.ts");
    for (const cell of changed) {
      this.#known.set(cell.id, cell.source);
      this.#scheduler.edit(cell.id, compileCell(cell.source, { id: cell.id }));
    }
  }

  run(cell: string): void {
    this.#scheduler.run(cell);
  }

  stop(): void {
    this.#scheduler.stop();
  }

  cancel(cell: string): void {
    this.#scheduler.cancel(cell);
  }

  setInput(name: string, value: InputValue): void {
    this.#scheduler.setInput(name, value);
  }
}
