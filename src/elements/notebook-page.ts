// The page as a notebook: which cell was pressed, what the reader changed, what the engine reports.
//
// Small on purpose: it is what a page loads before anything is pressed. The engine, the renderers and the
// rich editor come when they are needed.

import type { Input, InputValue, Report } from "../kernel/protocol.ts";
import type { SchedulerState } from "../kernel/scheduler.ts";
import { Announcer } from "./announcer.ts";
import { CellCode } from "./cell-code.ts";
import { Drafts } from "./drafts.ts";
import type { Engine } from "./engine.ts";
import { PageInputs } from "./inputs/page-inputs.ts";
import { fillMark } from "./marks.ts";
import { type CellData, PageCell } from "./page-cell.ts";
import { PageOutputs } from "./page-outputs.ts";
import { showValues } from "./prose-values.ts";
import { RunWords } from "./run-words.ts";
import { words } from "./words.ts";

export class NotebookPage {
  readonly #document: Document;
  readonly #cells: Map<string, PageCell>;
  readonly #drafts: Drafts;
  readonly #inputs: PageInputs;
  readonly #outputs: PageOutputs;
  readonly #runWords: RunWords;
  readonly #code: CellCode;
  /** Cells that the reader has pressed, or moved an input of: those that only followed get no mark. */
  readonly #asked = new Set<string>();
  #engine: Promise<Engine> | null = null;

  constructor(document: Document, { course, visit }: { course: string; visit: string }) {
    this.#document = document;
    this.#cells = readCells(document);
    this.#drafts = new Drafts({
      document,
      course,
      visit,
      cells: this.#cells,
      onReplaced: (cell) => {
        this.#code.textChanged(cell);
        this.#runWords.textChanged(cell);
      },
    });
    this.#outputs = new PageOutputs(document);
    this.#inputs = new PageInputs(this.#cells, (name, value) => this.#setInput(name, value));
    this.#runWords = new RunWords({
      document,
      cells: this.#cells,
      announcer: new Announcer(document),
      hasShown: (cell) => this.#outputs.hasShown(cell),
    });
    this.#code = new CellCode({
      document,
      cells: this.#cells,
      onEdit: (cell) => {
        void this.#drafts.edited(cell);
        this.#runWords.textChanged(cell);
      },
      onRun: (cell, advance) => this.#press(cell, advance),
    });
    for (const cell of this.#cells.values()) this.#prepare(cell);
    this.#inputs.listen(document);
  }

  /** Brings back what was kept on this device. Nothing runs. */
  async restore(): Promise<void> {
    await this.#drafts.restore();
    for (const id of await this.#drafts.marks()) fillMark(this.#document, id);
    this.#document.documentElement.dataset.restored = "";
  }

  #prepare(cell: PageCell): void {
    const { button, code, element } = cell.view;
    button.disabled = false;
    code.addEventListener("focusin", () => this.#runWords.editing(cell, true));
    code.addEventListener("focusout", () => this.#runWords.editing(cell, false));
    button.addEventListener("click", () => this.#pressButton(cell));
    element.addEventListener("click", ({ target }) => {
      const action = (target as HTMLElement).closest<HTMLElement>("[data-action]")?.dataset.action;
      if (action === "toggle-code") this.#code.toggle(cell);
      if (action === "toggle-table") void this.#outputs.toggleTable(cell);
      if (action === "go-to-line") this.#code.goToError(cell);
      if (action === "replace") this.#code.replaceError(cell);
    });
  }

  #pressButton(cell: PageCell): void {
    if (cell.view.state === "running") void this.#engine?.then((engine) => engine.stop());
    else if (cell.view.state === "queued")
      void this.#engine?.then((engine) => engine.cancel(cell.id));
    else void this.#press(cell, false);
  }

  async #press(cell: PageCell, advance: boolean): Promise<void> {
    this.#asked.add(cell.id);
    this.#runWords.starting(cell);
    if (advance) this.#code.focusNext(cell);
    const engine = await this.#withEngine();
    if (!engine) return;
    await engine.adopt([...this.#cells.values()]);
    engine.run(cell.id);
  }

  async #setInput(name: string, value: InputValue): Promise<void> {
    for (const { id, view } of this.#cells.values()) {
      if (view.inputs.querySelector(`[data-input="${CSS.escape(name)}"]`)) this.#asked.add(id);
    }
    const engine = await this.#withEngine();
    if (!engine) return;
    await engine.adopt([...this.#cells.values()]);
    engine.setInput(name, value);
  }

  async #withEngine(): Promise<Engine | null> {
    this.#engine ??= import("./engine.ts").then(
      ({ Engine }) =>
        new Engine({
          document: this.#document,
          cells: [...this.#cells.values()],
          onChange: (id, state, text) => this.#change(id, state, text),
          onReport: (report) => this.#report(report),
        }),
    );
    try {
      return await this.#engine;
    } catch {
      this.#engine = null;
      this.#runWords.failedToStart(words.openFailed);
      return null;
    }
  }

  #change(id: string, state: SchedulerState, text: string): void {
    const cell = this.#cells.get(id);
    if (!cell) return;
    const before = cell.view.state;
    if (state.state === "running" && before !== "running") {
      cell.ranSource = text;
      this.#outputs.begin(cell);
      this.#code.clearProblems(cell);
    }
    this.#runWords.change(cell, state);
    if (before === "running" && state.state === "stopped") this.#outputs.stopped(cell);
    if (state.state === "error" && state.error) {
      if (before !== "running") this.#outputs.begin(cell);
      this.#outputs.showError(cell, state.error);
      this.#code.showProblem(cell, state.error);
    }
  }

  #report(report: Report): void {
    const cell = this.#cells.get(report.cell);
    if (!cell) return;
    switch (report.type) {
      case "output":
        this.#outputs.set(cell, report.slot, report.output);
        return;
      case "input":
        this.#inputs.set(cell, report.name, report.input);
        return;
      case "progress":
        this.#runWords.progress(cell, report.progress);
        return;
      case "values":
        showValues(this.#document, report.values);
        return;
      case "done":
        void this.#outputs.end(cell);
        if (!this.#asked.has(cell.id)) return;
        fillMark(this.#document, cell.id);
        void this.#drafts.mark(cell);
        return;
      case "failed":
        return;
      default:
        report satisfies never;
    }
  }
}

function readCells(document: Document): Map<string, PageCell> {
  const json = document.querySelector("script.cells")?.textContent ?? "[]";
  const cells = new Map<string, PageCell>();
  for (const data of JSON.parse(json) as (CellData & {
    inputs: { name: string; input: Input }[];
  })[]) {
    const element = document.getElementById(`cell-${data.id}`);
    if (element) cells.set(data.id, new PageCell(element, data));
  }
  return cells;
}
