// What the page asks of an editor, whichever it is: the plain textarea or Monaco.
//
// Lines and columns count from 1. An editor knows one cell's text; running, saving and checking are the page's.

import type { CellError } from "../../kernel/cell-error.ts";

export interface TextPosition {
  line: number;
  column: number;
}

export interface TextRange extends TextPosition {
  endLine: number;
  /** One past the last column. */
  endColumn: number;
}

/** The meaning of a name that the lesson ties to its formulas and figures. */
export type LinkedInk = "value" | "param" | "grad";

/** Who found a problem: the run, or the compiler before it. */
export type ProblemSource = "run" | "compile";

export interface CodeEditor {
  /** To be put where the static code stood. */
  readonly element: HTMLElement;
  /** The text. Setting it moves the caret only as far as the text around it moved, and calls no `onChange`. */
  value: string;
  /** What is selected; an empty range is the caret. */
  readonly selection: TextRange;
  /** Texts that undo can go back to, oldest first; the last one is the present text. */
  readonly history: readonly string[];
  /** Resolves when no half-composed character (an accent, a Chinese word) is under way. */
  settled(): Promise<void>;
  focus(position?: TextPosition): void;
  /** Marks lines and places; replaces what the same source said before. */
  setProblems(problems: readonly CellError[], source: ProblemSource): void;
  select(range: TextRange): void;
  /** As if typed: `onChange` is called and undo takes it back. */
  replace(range: TextRange, text: string): void;
  setLinked(names: Readonly<Record<string, LinkedInk>>): void;
  dispose(): void;
}

export interface EditorOptions {
  /** The cell's id. */
  id: string;
  /** Accessible name: "Code of cell ID". */
  label: string;
  /** Ids of elements that describe the editor: the hint about keys, the error. */
  describedBy?: string;
  value: string;
  /** Texts before `value`, for undo: `history` of the editor that is replaced. */
  history?: readonly string[];
  document: Document;
  /** Tab goes to the next control (true) or indents (false). */
  tabMoves: boolean;
  /** The reader typed. */
  onChange(value: string): void;
  /** Ctrl+Enter or ⌘+Enter; Shift+Enter with `advance`, to go on to the next cell. */
  onRun(advance: boolean): void;
  /** The focus has gone elsewhere. */
  onLeave(): void;
  /** Ctrl+M (macOS: Ctrl+Shift+M) changed what Tab does: to be announced and remembered. */
  onTabMoves?(tabMoves: boolean): void;
  /** Type errors, as they come and go; the textarea has none. */
  onDiagnostics?(problems: CellError[]): void;
}

/** The cells of the page, as the type checker sees them. */
export interface CellSources {
  /** Every cell in order, with its present text. */
  list(): readonly { id: string; source: string }[];
  /** Calls `listener` after a text changed outside its editor; returns how to end that. */
  subscribe(listener: () => void): () => void;
  /** Shows a place in another cell: "go to definition" led there. */
  reveal?(id: string, position: TextPosition): void;
}

export interface MonacoOptions extends EditorOptions {
  cells: CellSources;
}
