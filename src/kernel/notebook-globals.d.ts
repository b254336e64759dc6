// The names in scope in every cell, for the type checker of the editor and of the build.
//
// Kept by hand beside `builtins.ts` and `notebook.ts`; a test compares the names and compiles uses of each.

import type { DisplayHandle } from "./display.ts";
import type { formula as formulaOf } from "./formula.ts";
import type { heatmap as heatmapOf } from "./heatmap.ts";
import type {
  button as buttonOf,
  InputOf,
  number as numberOf,
  select as selectOf,
  slider as sliderOf,
  toggle as toggleOf,
} from "./inputs.ts";
import type { Invalidation } from "./invalidation.ts";
import type { lossSurface as lossSurfaceOf } from "./loss-surface.ts";
import type { network as networkOf } from "./network.ts";
import type { ProgressOptions, ProgressSteps } from "./progress.ts";
import type { InputValue } from "./protocol.ts";
import type { range as rangeOf } from "./range.ts";
import type { surface as surfaceOf } from "./surface.ts";
import type { table as tableOf, TableRows } from "./table.ts";
import type { tiles as tilesOf } from "./tiles.ts";

declare global {
  /** Shows a value below the cell. The handle's `update` shows another in its place: `handle.update(loss)`. */
  function display(value: unknown): DisplayHandle;

  /** Shows a control and gives its value to a name: `const rate = view(slider({ min: 0, max: 1 }))`. */
  function view<Value extends InputValue>(control: InputOf<Value>): Value;

  /** A slider, from 0 to 1 unless said otherwise: `slider({ min, max, step, value, label, unit, scale })`. */
  const slider: typeof sliderOf;

  /** A field for a number: `number({ min, max, step, value, label, unit })`. */
  const number: typeof numberOf;

  /** A choice among texts: `select({ options: ["relu", "tanh"] })`. */
  const select: typeof selectOf;

  /** A switch: `toggle({ label: "show the points", value: true })`. */
  const toggle: typeof toggleOf;

  /** A button; its value is how often it has been pressed: `button({ label: "New points" })`. */
  const button: typeof buttonOf;

  /** Walks through steps and draws a bar: `for (const epoch of progress(range(200), { label: "Epoch" }))`. */
  function progress<Step = number>(
    steps: number | Iterable<Step> | AsyncIterable<Step>,
    options?: ProgressOptions,
  ): ProgressSteps<Step>;

  /** Whole numbers as a list: `range(3)` is `[0, 1, 2]`, `range(0, 1, 0.25)` is `[0, 0.25, 0.5, 0.75]`. */
  const range: typeof rangeOf;

  /** Tells when the cell runs again: `invalidation.addEventListener("abort", () => clearInterval(timer))`. */
  const invalidation: Invalidation;

  /** Rows as a table: `table(rows, { columns: ["epoch", "loss"], digits: 3, inks: { loss: "grad" } })`. */
  const table: typeof tableOf;

  /** A formula in TeX: ``formula`\sigma(z) = ${0.5}` ``. */
  const formula: typeof formulaOf;

  /** A drawing of a network: `network({ layers: [2, 3, 1], weights: [first, second] })`. */
  const network: typeof networkOf;

  /** Numbers in rows and columns as a heat map: `heatmap(weights, { title: "first layer", ink: "param" })`. */
  const heatmap: typeof heatmapOf;

  /** A classifier's answer over the plane, with its boundary: `surface((x, y) => p, { points, labels })`. */
  const surface: typeof surfaceOf;

  /** A loss over two parameters, with the path of a descent: `lossSurface((w, b) => loss, { path })`. */
  const lossSurface: typeof lossSurfaceOf;

  /** Many small surfaces side by side, one for each stage of a training: `tiles(grids, { columns: 10 })`. */
  const tiles: typeof tilesOf;

  /** Waits until drawing and messages have had a turn: `await tick()`. */
  function tick(): Promise<void>;

  /** Prints lines below the cell: `console.log("epoch", epoch)`. */
  var console: {
    log(...values: unknown[]): void;
    info(...values: unknown[]): void;
    debug(...values: unknown[]): void;
    warn(...values: unknown[]): void;
    error(...values: unknown[]): void;
    /** Shows rows as a table. */
    table(rows: TableRows): void;
  };

  /** Calls `callback` once, after a time in milliseconds. */
  function setTimeout(callback: () => void, delayMs?: number): number;
  function clearTimeout(timer: number | undefined): void;
  /** Calls `callback` again and again; end it with `clearInterval`, at the latest on `invalidation`. */
  function setInterval(callback: () => void, delayMs?: number): number;
  function clearInterval(timer: number | undefined): void;
  function queueMicrotask(callback: () => void): void;
  function structuredClone<Value>(value: Value): Value;
  /** A clock: milliseconds since the kernel started. */
  const performance: { now(): number };
}
