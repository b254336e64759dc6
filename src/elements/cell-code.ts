// The code of cells in the page: folded and shown, turned from print into an editor, marked where it failed.

import type { CellError } from "../kernel/cell-error.ts";
import type { EditorOptions, TextPosition } from "./editor/code-editor.ts";
import { paintedLines } from "./editor/painted-lines.ts";
import { printedLinks } from "./editor/printed-links.ts";
import { createTextareaEditor } from "./editor/textarea-editor.ts";
import { loadMonaco } from "./editor/load-monaco.ts";
import { upgrade } from "./editor/upgrade.ts";
import type { PageCell } from "./page-cell.ts";
import { PageTypes } from "./page-types.ts";
import { caretOffset } from "./caret-offset.ts";
import { words } from "./words.ts";

interface CellCodeOptions {
  document: Document;
  cells: Map<string, PageCell>;
  onEdit: (cell: PageCell) => void;
  onRun: (cell: PageCell, advance: boolean) => void;
}

export class CellCode {
  readonly #options: CellCodeOptions;
  readonly #errors = new Map<string, CellError>();
  /** The lesson's text as the build printed it, of cells that have shown another since. */
  readonly #printed = new Map<string, Node[]>();
  readonly #links: ReturnType<typeof printedLinks>;
  #types: PageTypes | null = null;

  constructor(options: CellCodeOptions) {
    this.#options = options;
    this.#links = printedLinks(options.document);
    for (const cell of options.cells.values()) this.#prepare(cell);
  }

  toggle(cell: PageCell): void {
    this.#show(cell, cell.view.code.hidden === true);
  }

  /** The text was replaced by something else than typing. */
  textChanged(cell: PageCell): void {
    this.clearProblems(cell);
    if (!cell.editor) this.#print(cell);
    this.#types?.changed();
  }

  showProblem(cell: PageCell, error: CellError): void {
    this.#errors.set(cell.id, error);
    if (error.line === undefined) return;
    if (cell.editor) cell.editor.setProblems([error], "run");
    else this.#lines(cell)[error.line - 1]?.classList.add("error");
  }

  clearProblems(cell: PageCell): void {
    this.#errors.delete(cell.id);
    cell.editor?.setProblems([], "run");
    for (const line of this.#lines(cell)) line.classList.remove("error");
  }

  goToError(cell: PageCell): void {
    const error = this.#errors.get(cell.id);
    if (error?.line === undefined) return;
    this.#show(cell, true);
    this.#open(cell);
    cell.editor?.focus({ line: error.line, column: error.column ?? 1 });
  }

  replaceError(cell: PageCell): void {
    const error = this.#errors.get(cell.id);
    if (!error?.replacement || error.line === undefined || error.column === undefined) return;
    this.#show(cell, true);
    this.#open(cell);
    cell.editor?.replace(
      {
        line: error.line,
        column: error.column,
        endLine: error.endLine ?? error.line,
        endColumn: error.endColumn ?? error.column,
      },
      error.replacement,
    );
  }

  /** Shift+Enter goes on to the next cell whose code is open, or to its button. */
  focusNext(cell: PageCell): void {
    const all = [...this.#options.cells.values()];
    const next = all[all.indexOf(cell) + 1];
    if (!next) return;
    if (next.view.code.hidden === true) next.view.button.focus();
    else this.#open(next, 0);
  }

  #prepare(cell: PageCell): void {
    const pre = cell.view.code.querySelector<HTMLElement>("pre");
    if (!pre) return;
    pre.setAttribute("role", "textbox");
    pre.setAttribute("aria-multiline", "true");
    pre.addEventListener("click", (event) => {
      if (String(this.#options.document.getSelection() ?? "") !== "") return;
      this.#open(cell, caretOffset(pre, event));
    });
    // Tab lands on the text; a key press means to write. Enter opens without writing.
    pre.addEventListener("focus", () => {
      if (pre.matches(":focus-visible")) this.#open(cell, 0);
    });
  }

  /** Shows the cell's text where no editor is open. */
  #print(cell: PageCell): void {
    const code = cell.view.code.querySelector("code");
    if (!code) return;
    const { document } = this.#options;
    const original = this.#printed.get(cell.id) ?? [...code.childNodes];
    this.#printed.set(cell.id, original);
    const paint = { names: this.#links, problems: [] };
    code.replaceChildren(...(cell.edited ? paintedLines(cell.source, paint, document) : original));
  }

  #show(cell: PageCell, open: boolean): void {
    const button = cell.view.element.querySelector<HTMLElement>('[data-action="toggle-code"]');
    if (!button) return;
    cell.view.code.hidden = !open;
    cell.view.element.toggleAttribute("data-open", open);
    button.textContent = open ? words.hideCode : words.showCode;
    button.setAttribute("aria-expanded", String(open));
  }

  #open(cell: PageCell, offset?: number): void {
    if (!cell.editor) this.#createEditor(cell);
    if (offset === undefined) cell.editor?.focus();
    else cell.editor?.focus(place(cell.source, offset));
  }

  #createEditor(cell: PageCell): void {
    const holder = cell.view.code.querySelector<HTMLElement>(".editor");
    const lines = cell.view.code.querySelector<HTMLElement>(".lines");
    if (!holder || !lines) return;
    const options = this.#editorOptions(cell);
    const plain = createTextareaEditor(options);
    cell.editor = plain;
    plain.setLinked(this.#links);
    holder.replaceChildren(plain.element);
    holder.hidden = false;
    lines.hidden = true;
    const error = this.#errors.get(cell.id);
    if (error) plain.setProblems([error], "run");
    if (!wantsPlainEditor(this.#options.document)) void this.#upgrade(cell, options);
  }

  /** Puts the rich editor in the plain one's place when it has arrived. */
  async #upgrade(cell: PageCell, options: EditorOptions): Promise<void> {
    try {
      const monaco = await loadMonaco();
      this.#types ??= new PageTypes([...this.#options.cells.values()], (id, position) =>
        this.#reveal(id, position),
      );
      const cells = this.#types;
      if (!cell.editor) return;
      cell.editor = await upgrade(cell.editor, (carried) =>
        monaco.createMonacoEditor({ ...options, ...carried, cells }),
      );
      cell.editor.setLinked(this.#links);
      const error = this.#errors.get(cell.id);
      if (error) cell.editor.setProblems([error], "run");
    } catch {
      // The plain editor goes on: same keys, same saving, same run.
    }
  }

  #reveal(id: string, position: TextPosition): void {
    const cell = this.#options.cells.get(id);
    if (!cell) return;
    this.#show(cell, true);
    this.#open(cell);
    cell.editor?.focus(position);
  }

  #editorOptions(cell: PageCell): EditorOptions {
    const { document, onEdit, onRun } = this.#options;
    return {
      id: cell.id,
      label: `Code of cell ${cell.id}`,
      value: cell.source,
      document,
      tabMoves: true,
      onChange: (value) => {
        cell.source = value;
        cell.view.setEditing(true);
        onEdit(cell);
      },
      onRun: (advance) => onRun(cell, advance),
      onLeave: () => cell.view.setEditing(false),
    };
  }

  #lines(cell: PageCell): NodeListOf<HTMLElement> {
    return cell.view.code.querySelectorAll<HTMLElement>("pre code .line");
  }
}

/** Phones get the plain editor, and so does whoever asked for it. */
function wantsPlainEditor(document: Document): boolean {
  const view = document.defaultView;
  if (!view || view.matchMedia("(pointer: coarse)").matches) return true;
  try {
    return view.localStorage.getItem("editor") === "plain";
  } catch {
    return false;
  }
}

function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
