// The plain editor: a textarea over painted lines. It is there at once, on every device, and without Monaco.

import type { CellError } from "../../kernel/cell-error.ts";
import type {
  CodeEditor,
  EditorOptions,
  LinkedInk,
  ProblemSource,
  TextPosition,
  TextRange,
} from "./code-editor.ts";
import { editorKey, isApple } from "./editor-keys.ts";
import { paintedLines } from "./painted-lines.ts";
import { changeBetween, offsetAfter } from "./text-change.ts";
import { TextHistory } from "./text-history.ts";
import { offsetAt, offsetsOf, rangeAt } from "./text-position.ts";

const indent = "  ";

export function createTextareaEditor(options: EditorOptions): CodeEditor {
  return new TextareaEditor(options);
}

class TextareaEditor implements CodeEditor {
  readonly element: HTMLElement;
  readonly #options: EditorOptions;
  readonly #area: HTMLTextAreaElement;
  readonly #code: HTMLElement;
  readonly #history: TextHistory;
  readonly #listening = new AbortController();
  readonly #problems: Record<ProblemSource, readonly CellError[]> = { run: [], compile: [] };
  #linked: Readonly<Record<string, LinkedInk>> = {};
  #tabMoves: boolean;
  /** Esc was the last key: Tab now leaves. */
  #escaped = false;
  #composing = false;

  constructor(options: EditorOptions) {
    const { document, value } = options;
    this.#options = options;
    this.#tabMoves = options.tabMoves;
    this.#history = new TextHistory(value);
    this.element = document.createElement("div");
    this.element.className = "editor-plain";
    this.#code = document.createElement("code");
    this.#area = textarea(options);
    this.element.append(paintedLayer(this.#code), this.#area);
    this.#listen();
    this.#paint();
  }

  get value(): string {
    return this.#area.value;
  }

  set value(value: string) {
    const change = changeBetween(this.value, value);
    if (!change) return;
    const { selectionStart, selectionEnd, selectionDirection } = this.#area;
    this.#area.value = value;
    this.#area.setSelectionRange(
      offsetAfter(selectionStart, change),
      offsetAfter(selectionEnd, change),
      selectionDirection,
    );
    this.#history.add(value);
    this.#paint();
  }

  get selection(): TextRange {
    return rangeAt(this.value, this.#area.selectionStart, this.#area.selectionEnd);
  }

  get history(): readonly string[] {
    return this.#history.texts;
  }

  settled(): Promise<void> {
    if (!this.#composing) return Promise.resolve();
    return new Promise((resolve) => {
      // Some browsers tell of the last letters only after the end.
      this.#area.addEventListener("compositionend", () => setTimeout(resolve), { once: true });
    });
  }

  focus(position?: TextPosition): void {
    // Focus alone would scroll the code to where the caret was before.
    if (position) this.select({ ...position, endLine: position.line, endColumn: position.column });
    this.#area.focus({ preventScroll: true });
    if (position) this.#bringIntoView(position.line);
  }

  #bringIntoView(line: number): void {
    const painted = this.element.querySelectorAll(".line")[line - 1];
    const { top = 0, bottom = 0 } = painted?.getBoundingClientRect() ?? {};
    const height = this.#options.document.defaultView?.innerHeight ?? Infinity;
    if (top < 0 || bottom > height) painted?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  setProblems(problems: readonly CellError[], source: ProblemSource): void {
    this.#problems[source] = problems;
    this.#paint();
  }

  select(range: TextRange): void {
    const { start, end } = offsetsOf(this.value, range);
    this.#area.setSelectionRange(start, end);
  }

  replace(range: TextRange, text: string): void {
    this.select(range);
    this.#type(text);
  }

  setLinked(names: Readonly<Record<string, LinkedInk>>): void {
    this.#linked = names;
    this.#paint();
  }

  dispose(): void {
    this.#listening.abort();
  }

  #listen(): void {
    const { signal } = this.#listening;
    const area = this.#area;
    area.addEventListener("input", () => this.#changed(), { signal });
    area.addEventListener("keydown", (event) => this.#press(event), { signal });
    area.addEventListener("compositionstart", () => (this.#composing = true), { signal });
    area.addEventListener("compositionend", () => (this.#composing = false), { signal });
    area.addEventListener("blur", () => this.#options.onLeave(), { signal });
  }

  #changed(): void {
    this.#history.add(this.value);
    this.#paint();
    this.#options.onChange(this.value);
  }

  #press(event: KeyboardEvent): void {
    const { document, onRun, onTabMoves } = this.#options;
    const key = editorKey(event, isApple(document.defaultView?.navigator.platform ?? ""));
    if (key === "modifier") return;
    const escaped = this.#escaped;
    this.#escaped = key === "escape";
    if (key === "other" || key === "escape") return;
    if (key === "tab" && (this.#tabMoves || escaped)) return;
    event.preventDefault();
    if (key === "tab") this.#indent(event.shiftKey);
    if (key === "run") onRun(false);
    if (key === "run-and-advance") onRun(true);
    if (key === "enter") this.#type(`\n${this.#lineIndent()}`);
    if (key === "switch-tab") {
      this.#tabMoves = !this.#tabMoves;
      onTabMoves?.(this.#tabMoves);
    }
  }

  /** Types over the selection so that the browser's own undo knows of it, where the browser lets us. */
  #type(text: string): void {
    this.#area.focus({ preventScroll: true });
    const command = text === "" ? "delete" : "insertText";
    if (this.#options.document.execCommand(command, false, text)) return;
    const { selectionStart, selectionEnd } = this.#area;
    this.#area.setRangeText(text, selectionStart, selectionEnd, "end");
    this.#changed();
  }

  #lineIndent(): string {
    const before = this.value.slice(0, this.#area.selectionStart);
    return /^[ \t]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  }

  /** With nothing selected, puts an indent at the caret; else shifts the selected lines. */
  #indent(back: boolean): void {
    const { line, endLine } = this.selection;
    if (back || line < endLine) this.#shiftLines(line, endLine, back);
    else this.#type(indent);
  }

  #shiftLines(first: number, last: number, back: boolean): void {
    const before = this.value.split("\n").slice(first - 1, last);
    const after = before.map((line) => (back ? line.replace(/^ {1,2}/, "") : indent + line));
    const text = after.join("\n");
    const start = offsetAt(this.value, { line: first, column: 1 });
    const end = start + before.join("\n").length;
    if (this.value.slice(start, end) === text) return;
    this.#area.setSelectionRange(start, end);
    this.#type(text);
    this.#area.setSelectionRange(start, start + text.length);
  }

  #paint(): void {
    const problems = [...this.#problems.compile, ...this.#problems.run];
    const paint = { names: this.#linked, problems };
    this.#code.replaceChildren(...paintedLines(this.value, paint, this.#options.document));
    this.#area.setAttribute("aria-invalid", String(problems.length > 0));
  }
}

function paintedLayer(code: HTMLElement): HTMLElement {
  const { ownerDocument: document } = code;
  const lines = document.createElement("div");
  lines.className = "lines";
  lines.setAttribute("aria-hidden", "true");
  const pre = document.createElement("pre");
  pre.append(code);
  lines.append(pre);
  return lines;
}

function textarea({ document, value, label, describedBy }: EditorOptions): HTMLTextAreaElement {
  const area = document.createElement("textarea");
  area.value = value;
  area.setAttribute("aria-label", label);
  if (describedBy) area.setAttribute("aria-describedby", describedBy);
  area.spellcheck = false;
  area.wrap = "off";
  area.rows = 1; // the painted lines give the height
  for (const name of ["autocapitalize", "autocorrect", "autocomplete"])
    area.setAttribute(name, "off");
  return area;
}
