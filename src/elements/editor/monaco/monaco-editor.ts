// The rich editor of one cell: Monaco behind the same interface as the textarea.

import { editor, KeyCode, KeyMod, Range, Selection } from "monaco-editor/editor";
import type { CellError } from "../../../kernel/cell-error.ts";
import type {
  CodeEditor,
  LinkedInk,
  MonacoOptions,
  ProblemSource,
  TextPosition,
  TextRange,
} from "../code-editor.ts";
import { isApple } from "../editor-keys.ts";
import { changeBetween } from "../text-change.ts";
import { type CellModels, modelsOf } from "./cell-models.ts";
import { type CodeMetrics, codeMetrics } from "./code-metrics.ts";
import { codePaint } from "./code-paint.ts";
import { fixedOptions, horizontalBar, overflowNode } from "./monaco-options.ts";
import { followColours, themeName } from "./page-colours.ts";
import { lineMarks, setMarkers, typeProblems } from "./problem-marks.ts";

const diagnosticsRestMs = 150;
const coloured = new WeakSet<Document>();

/** Esc closes what is open first. */
const nothingOpen = [
  "editorTextFocus",
  "!suggestWidgetVisible",
  "!parameterHintsVisible",
  "!findWidgetVisible",
  "!markersNavigationVisible",
  "!editorHoverVisible",
  "!editorHasMultipleSelections",
  "!inSnippetMode",
].join(" && ");

export function createMonacoEditor(options: MonacoOptions): CodeEditor {
  const { document } = options;
  if (!coloured.has(document)) followColours(document);
  coloured.add(document);
  return new MonacoEditor(options);
}

class MonacoEditor implements CodeEditor {
  readonly element: HTMLElement;
  readonly #options: MonacoOptions;
  readonly #models: CellModels;
  readonly #model: editor.ITextModel;
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #marks: Record<ProblemSource, editor.IEditorDecorationsCollection>;
  readonly #paint: editor.IEditorDecorationsCollection;
  readonly #markers: { dispose(): void };
  #diagnosticsTimer: ReturnType<typeof setTimeout> | undefined;
  #linked: Readonly<Record<string, LinkedInk>> = {};
  #tabMoves: boolean;
  /** Esc was the last key: Tab now leaves. */
  #escaped = false;
  /** The text is being set from outside: no `onChange`. */
  #quiet = false;

  constructor(options: MonacoOptions) {
    const { document, cells, id } = options;
    this.#options = options;
    this.#tabMoves = options.tabMoves;
    this.#models = modelsOf(cells);
    this.#model = this.#models.model(id);
    this.#replay();
    const metrics = codeMetrics(document);
    this.element = document.createElement("div");
    this.element.className = "editor-monaco";
    const { top, bottom } = metrics.padding;
    this.element.style.height = `${this.#model.getLineCount() * metrics.lineHeight + top + bottom}px`;
    this.#editor = editor.create(this.element, {
      ...fixedOptions(metrics),
      model: this.#model,
      theme: themeName,
      ariaLabel: options.label,
      tabFocusMode: options.tabMoves,
      overflowWidgetsDomNode: overflowNode(document),
    });
    const { lineNumbersWidth } = this.#editor.getLayoutInfo();
    this.#editor.updateOptions({ lineDecorationsWidth: metrics.gutter - lineNumbersWidth });
    this.#marks = {
      run: this.#editor.createDecorationsCollection(),
      compile: this.#editor.createDecorationsCollection(),
    };
    this.#paint = this.#editor.createDecorationsCollection();
    this.#repaint();
    this.#markers = editor.onDidChangeMarkers((resources) => {
      if (resources.some((uri) => uri.toString() === this.#model.uri.toString())) this.#diagnosed();
    });
    this.#describe();
    this.#listen(metrics);
    this.#addKeys();
  }

  get value(): string {
    return this.#model.getValue();
  }

  set value(value: string) {
    this.#quiet = true;
    this.#edit(value);
    this.#quiet = false;
  }

  get selection(): TextRange {
    const { startLineNumber, startColumn, endLineNumber, endColumn } =
      this.#editor.getSelection() ?? new Selection(1, 1, 1, 1);
    return { line: startLineNumber, column: startColumn, endLine: endLineNumber, endColumn };
  }

  get history(): readonly string[] {
    return [this.value];
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  focus(position?: TextPosition): void {
    this.#editor.layout();
    if (position) {
      this.select({ ...position, endLine: position.line, endColumn: position.column });
      this.#editor.revealPositionInCenterIfOutsideViewport(at(position));
    }
    this.#editor.focus();
  }

  setProblems(problems: readonly CellError[], source: ProblemSource): void {
    this.#marks[source].set(lineMarks(problems));
    setMarkers(this.#model, problems, source);
  }

  select({ line, column, endLine, endColumn }: TextRange): void {
    this.#editor.layout();
    this.#editor.setSelection(new Range(line, column, endLine, endColumn));
  }

  replace({ line, column, endLine, endColumn }: TextRange, text: string): void {
    this.#editor.pushUndoStop();
    const range = new Range(line, column, endLine, endColumn);
    this.#editor.executeEdits("replace", [{ range, text, forceMoveMarkers: true }]);
    this.#editor.pushUndoStop();
  }

  setLinked(names: Readonly<Record<string, LinkedInk>>): void {
    this.#linked = names;
    this.#repaint();
  }

  dispose(): void {
    clearTimeout(this.#diagnosticsTimer);
    this.#markers.dispose();
    for (const source of ["run", "compile"] as const) setMarkers(this.#model, [], source);
    this.#editor.dispose();
  }

  /** Writes the texts that undo goes back to into the model, so that it knows them. */
  #replay(): void {
    const { history, value } = this.#options;
    if (!history && this.#model.getValue() === value) return;
    const [first = value, ...later] = history ?? [];
    this.#model.setValue(first);
    for (const text of [...later, value]) {
      const change = changeBetween(this.#model.getValue(), text);
      if (!change) continue;
      this.#model.pushStackElement();
      this.#model.pushEditOperations(null, [this.#operation(change)], () => null);
    }
    this.#model.pushStackElement();
  }

  #edit(value: string): void {
    const change = changeBetween(this.value, value);
    if (!change) return;
    this.#editor.pushUndoStop();
    this.#editor.executeEdits("value", [this.#operation(change)]);
    this.#editor.pushUndoStop();
  }

  #operation({ start, end, text }: { start: number; end: number; text: string }) {
    const from = this.#model.getPositionAt(start);
    return { range: Range.fromPositions(from, this.#model.getPositionAt(end)), text };
  }

  /** Monaco has no option for this. */
  #describe(): void {
    const { describedBy } = this.#options;
    const textbox = this.element.querySelector("[role=textbox], textarea");
    if (describedBy) textbox?.setAttribute("aria-describedby", describedBy);
  }

  #listen(metrics: CodeMetrics): void {
    const { onChange, onLeave } = this.#options;
    this.#editor.onDidChangeModelContent(() => {
      this.#repaint();
      this.#models.changed();
      if (!this.#quiet) onChange(this.value);
    });
    this.#editor.onDidContentSizeChange(() => this.#fit(metrics));
    this.#editor.onDidBlurEditorWidget(onLeave);
    this.#editor.onKeyDown((event) => {
      const { keyCode } = event;
      // The browser knows the way; Monaco must only not indent.
      if (keyCode === KeyCode.Tab && this.#escaped) event.stopPropagation();
      if (keyCode !== KeyCode.Escape && keyCode !== KeyCode.Shift) this.#escaped = false;
    });
  }

  /** As high as the text. A bar to scroll sideways lies in the padding: below it, it would move the page. */
  #fit({ padding: { top, bottom } }: CodeMetrics): void {
    const { width, contentWidth } = this.#editor.getLayoutInfo();
    const bar = this.#editor.getContentWidth() > contentWidth ? horizontalBar : 0;
    this.#editor.updateOptions({ padding: { top, bottom: bottom - bar } });
    const height = this.#editor.getContentHeight();
    this.element.style.height = `${height}px`;
    this.#editor.layout({ width, height });
  }

  #addKeys(): void {
    const { onRun, onTabMoves, document } = this.#options;
    const apple = isApple(document.defaultView?.navigator.platform ?? "");
    const add = (
      id: string,
      label: string,
      keybindings: number[],
      run: () => void,
      when?: string,
    ) => this.#editor.addAction({ id, label, keybindings, precondition: when, run });
    const command = [KeyMod.CtrlCmd | KeyCode.Enter, KeyMod.WinCtrl | KeyCode.Enter];
    add("cell.run", "Run", apple ? command : command.slice(0, 1), () => onRun(false));
    add("cell.run-and-advance", "Run and go on", [KeyMod.Shift | KeyCode.Enter], () => onRun(true));
    const controlM = apple
      ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM
      : KeyMod.CtrlCmd | KeyCode.KeyM;
    add("cell.switch-tab", "Switch what Tab does", [controlM], () => {
      this.#tabMoves = !this.#tabMoves;
      this.#editor.updateOptions({ tabFocusMode: this.#tabMoves });
      onTabMoves?.(this.#tabMoves);
    });
    add("cell.leave", "Let Tab leave", [KeyCode.Escape], () => (this.#escaped = true), nothingOpen);
  }

  #repaint(): void {
    this.#paint.set(codePaint(this.value, this.#linked));
  }

  /** Monaco clears all markers before it sets new ones: only what stays is told. */
  #diagnosed(): void {
    clearTimeout(this.#diagnosticsTimer);
    this.#diagnosticsTimer = setTimeout(() => {
      this.#options.onDiagnostics?.(typeProblems(this.#model));
    }, diagnosticsRestMs);
  }
}

function at({ line, column }: TextPosition) {
  return { lineNumber: line, column };
}
