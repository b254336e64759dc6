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
    this.element.className = "editor editor-plain";
    this.#code = document.createElement("code");
    this.#area = textarea(options);
    const lines = document.createElement("pre");
    lines.setAttribute("aria-hidden", "true");
    lines.append(this.#code);
    this.element.append(lines, this.#area);
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
      this.#area.addEventListener("compositionend", () => resolve(), { once: true });
    });
  }

  focus(position?: TextPosition): void {
    this.#area.focus({ preventScroll: position === undefined });
    if (position) this.select({ ...position, endLine: position.line, endColumn: position.column });
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
    const key = editorKey(event, isApple(this.#options.document.defaultView?.navigator.platform ?? ""));
    if (key === "modifier") return;
    const escaped = this.#escaped;
    this.#escaped = key === "escape";
    if (key === "tab" && (this.#tabMoves || escaped)) return;
    if (key === "other" || key === "escape") return;
    event.preventDefault();
    if (key === "run" || key === "run-and-advance") this.#options.onRun(key === "run-and-advance");
    if (key === "tab") this.#indent(event.shiftKey);
    if (key === "enter") this.#type(`\n${this.#lineIndent()}`);
    if (key === "switch-tab") {
      this.#tabMoves = !this.#tabMoves;
      this.#options.onTabMoves?.(this.#tabMoves);
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

  /** Shifts the selected lines; with nothing selected, puts an indent at the caret. */
  #indent(back: boolean): void {
    const { selection } = this;
    if (!back && selection.line === selection.endLine) return this.#type(indent);
    const lines = this.value.split("\n").slice(selection.line - 1, selection.endLine);
    const shifted = lines.map((line) => (back ? line.replace(/^ {1,2}/, "") : indent + line));
    const start = offsetAt(this.value, { line: selection.line, column: 1 });
    const text = shifted.join("\n");
    if (text === lines.join("\n")) return;
    this.#area.setSelectionRange(start, start + lines.join("\n").length);
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

function textarea({ document, value, label, describedBy }: EditorOptions): HTMLTextAreaElement {
  const area = document.createElement("textarea");
  area.value = value;
  area.setAttribute("aria-label", label);
  if (describedBy) area.setAttribute("aria-describedby", describedBy);
  area.spellcheck = false;
  area.wrap = "off";
  for (const name of ["autocapitalize", "autocorrect", "autocomplete"]) area.setAttribute(name, "off");
  return area;
}
