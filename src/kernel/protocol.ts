// What a notebook and the realm that runs its cells say to each other: plain data, both ways.
//
// The notebook (page or build) decides what runs; the realm (worker or thread) evaluates one cell at a time.

import type { CellError } from "./cell-error.ts";
import type { Output } from "./output.ts";

/** A cell, compiled: what the graph and the realm need to know, without its source. */
export interface CompiledCell {
  id: string;
  /** JavaScript for the realm's loader: a script that calls `__cell(async function (…) {…})` once. */
  code: string;
  /** Top-level names, imports and inputs included, in the order of the text. */
  defines: string[];
  /** Free names, less the notebook's own and JavaScript's: what other cells must define. */
  uses: string[];
  /** Where each of `defines` and `uses` first stands. */
  places: Record<string, Place>;
  /** Names of other cells (or of nobody) that the cell gives a value to, and where. */
  assigns: Record<string, Place>;
  /** What the cell imports: the realm says which of the names a module does not have. */
  imports: ImportedName[];
  /** What the type checker needs to know, see `typing.ts`. */
  types: CellTypes;
  /** Names bound by `const name = view(…)`, in the order of the text. */
  inputs: string[];
  /** Those of `inputs` that the cell itself reads: moving one runs the cell again. */
  ownInputs: string[];
  /** Start and end (line, column, line, column) of every statement, outermost first: where errors are put. */
  statements: number[];
  /** The line of the text on which the last expression begins; from there on, generated lines are one further. */
  lastExpressionLine: number | null;
  /** Errors found without running: the cell does not run while there is one. */
  problems: CellError[];
}

/** Where a name stands in the author's text, counted from 1; `endColumn` is one past its end. */
export type Place = [line: number, column: number, endColumn: number];

export interface ImportedName {
  module: "nn" | "plot";
  /** The name in the module; `*` for the whole module. */
  name: string;
  /** The name in the cell. */
  local: string;
  place: Place;
}

export interface CellTypes {
  /** Interfaces, type aliases and type-only imports. */
  defines: string[];
  /** Names read inside types, less those that the cell defines: other cells' types or values, or nobody's. */
  uses: string[];
  /** Names that the text itself exports. */
  exported: string[];
}

export type InputValue = number | string | boolean;

/** A control shown by `view(…)`. */
export type Input =
  | {
      kind: "slider" | "number";
      label: string;
      value: number;
      min: number;
      max: number;
      step: number;
      /** Spoken and shown after the number. */
      unit: string;
      /** `log`: the slider's track is logarithmic. */
      scale: "linear" | "log";
    }
  | { kind: "select"; label: string; value: string; options: string[] }
  | { kind: "toggle"; label: string; value: boolean }
  /** A press counts up: the value is the number of presses. */
  | { kind: "button"; label: string; value: number };

/** Notebook → realm. */
export type Request =
  | {
      type: "run";
      /** Counts up; reports carry it, and reports of an older run are dropped. */
      run: number;
      cell: CompiledCell;
      /** Start of the cell's own randomness. */
      seed: number;
      /** What the reader has set: values of the cell's inputs by name. */
      inputs: Record<string, InputValue>;
    }
  /** The reader moved an input: its name has this value from now on. */
  | { type: "set"; name: string; value: InputValue };

/** Realm → notebook. Between `run` and `done` or `failed` there may be any number of the others. */
export type Report =
  /** Slot `slot` of the cell shows this: a new slot comes after the others, a known one is replaced. */
  | { type: "output"; run: number; cell: string; slot: number; output: Output }
  | { type: "input"; run: number; cell: string; name: string; input: Input }
  | { type: "progress"; run: number; cell: string; progress: Progress }
  /** Numbers and short texts of names that the cell defined, for `<Value of="…" />`. */
  | { type: "values"; run: number; cell: string; values: Record<string, number | string | boolean> }
  | { type: "done"; run: number; cell: string; ms: number }
  | { type: "failed"; run: number; cell: string; ms: number; error: CellError };

export interface Progress {
  /** Steps done. */
  value: number;
  /** Steps in all, or null if nobody knows. */
  total: number | null;
  /** What is counted: "Epoch", "Step"; shown as "Epoch 128 of 200". */
  label: string;
  elapsedMs: number;
}
