// What a cell shows, as plain data: it crosses from worker to page and from build to file.
//
// Never DOM, never HTML strings. `elements/render` turns each kind into DOM, in the build and in the page.

import type { CellError } from "./cell-error.ts";
import type { PlotOutput } from "./plot-recorder.ts";

/** The meaning a colour stands for: what flows forward, what can be changed, what comes back, none. */
export type Ink = "value" | "param" | "grad" | "ink";

export type Output =
  | TextOutput
  | LogOutput
  | ValueOutput
  | TableOutput
  | PlotOutput
  | TensorOutput
  | NetworkOutput
  | FormulaOutput
  | TilesOutput
  | ErrorOutput;

/** A string shown as text, in mono, lines kept. */
export interface TextOutput {
  type: "text";
  text: string;
}

/** What `console` printed: lines already cut to the limits of `log.ts`. */
export interface LogOutput {
  type: "log";
  lines: { level: "log" | "warn" | "error"; text: string }[];
  /** Lines that were printed but not kept. */
  dropped: number;
}

/** Any JavaScript value, described without calling its code. */
export interface ValueOutput {
  type: "value";
  value: Preview;
}

/** A described value. `text` is how it is written; `entries` are its parts, the first few of them. */
export interface Preview {
  kind:
    | "number"
    | "string"
    | "boolean"
    | "nothing" // undefined, null
    | "function"
    | "array"
    | "object"
    | "other";
  /** `0.6457`, `"moons"`, `Array(3)`, `Map(2)`, `class Linear`, `ƒ neuron(x, w, b)` … */
  text: string;
  entries?: { key: string; value: Preview }[];
  /** Parts that are there but not listed. */
  more?: number;
}

export interface TableOutput {
  type: "table";
  columns: { name: string; ink: Ink; numeric: boolean }[];
  /** Cells as they are shown: numbers already rounded, with the sign U+2212. */
  rows: string[][];
  /** Rows that are there but not listed. */
  more: number;
}

/** A tensor or a matrix as a heat map; the last two axes are rows and columns, earlier ones are listed one by one. */
export interface TensorOutput {
  type: "tensor";
  title?: string;
  shape: number[];
  dtype: string;
  ink: Ink;
  /** Row-major values, at most 4,096 of them. */
  values: number[];
  /** True if `values` holds only the first part. */
  cut: boolean;
  minimum: number;
  maximum: number;
  mean: number;
  standardDeviation: number;
  /** How many values are NaN. */
  nan: number;
}

/** A network drawn as nodes in columns, weights on edges, gradients below them. */
export interface NetworkOutput {
  type: "network";
  title?: string;
  layers: NetworkNode[][];
  edges: NetworkEdge[];
}
export interface NetworkNode {
  /** Unique within the drawing. */
  id: string;
  /** Name above the node; `x_1` sets the 1 as a subscript. */
  label?: string;
  value?: number;
  gradient?: number;
  /** `sum`: drawn large, split into Σ on the left and the activation's curve on the right. `loss`: a square, red. */
  shape: "plain" | "sum" | "loss";
  /** The activation drawn in a `sum` node. */
  activation?: "identity" | "step" | "relu" | "leakyRelu" | "sigmoid" | "tanh";
  /** The node's own bias, drawn as a short edge from below. */
  bias?: { label?: string; value: number };
}
export interface NetworkEdge {
  from: string;
  to: string;
  /** Left out: the edge only passes a value on (blue). */
  weight?: number;
  label?: string;
  gradient?: number;
}

export interface FormulaOutput {
  type: "formula";
  tex: string;
}

/** Small square surfaces in rows, one for each stage of something. */
export interface TilesOutput {
  type: "tiles";
  columns: number;
  label: string;
  /** Each n × n probabilities, row by row, the first row at the top. */
  grids: Float32Array[];
}

export interface ErrorOutput {
  type: "error";
  error: CellError;
}
