// Replay: draws a recorded chart with the real library, in the page or in the build.
//
// What comes out of a sandbox may be forged: only known functions are called, and options that lead out of the
// chart (addresses, documents, drawing functions) or that could keep the page busy for ever are left out.

import { valueLimit } from "./plot-data.ts";
import { replayedNames } from "./plot-names.ts";
import type { PlotOutput, PlotTree } from "./plot-recorder.ts";

/** The library, as `import * as Plot from "@observablehq/plot"` gives it. */
export type PlotLibrary = Record<string, unknown>;

export interface ReplayOverrides {
  width?: number;
  height?: number;
  /** The document that makes the elements. */
  document?: unknown;
  [option: string]: unknown;
}

const denied = new Set([
  "href",
  "target",
  "src",
  "document",
  "render",
  "initializer",
  "transform",
  "__proto__",
]);

/** Numbers that decide how long drawing takes, and the range they are kept in. */
const bounds: Record<string, [number, number]> = {
  width: [1, 4_000],
  height: [1, 4_000],
  pixelSize: [0.5, 100],
  binWidth: [2, 1_000],
  thresholds: [1, 1_000],
  ticks: [0, 1_000],
  bandwidth: [0, 200],
  k: [1, valueLimit],
};

/**
 * Draws a chart.
 *
 * @param Plot the real library
 * @param overrides options of `Plot.plot` that win over the recorded ones
 * @throws {Error} if the recording is malformed or the library refuses it
 * @example replay(output, Plot, { document, width: 660 })
 */
export function replay(
  output: PlotOutput,
  Plot: PlotLibrary,
  overrides: ReplayOverrides = {},
): unknown {
  return new Replay(output.data, Plot).draw(output.options, overrides);
}

class Replay {
  readonly #sources: PlotTree[];
  readonly #Plot: PlotLibrary;
  /** Decoded data sets: one object each, because facets ask whether data is the same. */
  readonly #data = new Map<number, unknown>();
  #values = 0;

  constructor(data: PlotTree[], Plot: PlotLibrary) {
    this.#sources = data;
    this.#Plot = Plot;
  }

  draw(options: PlotTree, overrides: ReplayOverrides): unknown {
    if (isCall(options) && options.$call === "legend") {
      const [recorded] = options.args.map((arg) => this.#options(arg));
      return this.#function("legend")({ ...(recorded as object), ...overrides });
    }
    return this.#function("plot")({ ...(this.#options(options) as object), ...overrides });
  }

  #options(tree: PlotTree): unknown {
    if (typeof tree !== "object" || tree === null || ArrayBuffer.isView(tree))
      return this.#plain(tree);
    if (Array.isArray(tree)) return tree.map((item) => this.#options(item));
    if (isCall(tree)) return this.#call(tree);
    if ("$data" in tree) return this.#dataAt(Number(tree.$data));
    if ("$date" in tree) return new Date(Number(tree.$date));
    const options: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(tree)) {
      if (!isAllowed(key, value)) continue;
      options[key] = bounded(key, this.#options(value));
    }
    return options;
  }

  #call({
    $call,
    args,
    with: more,
  }: {
    $call: string;
    args: PlotTree[];
    with?: PlotTree;
  }): unknown {
    const member = Object.hasOwn(this.#Plot, $call) ? this.#Plot[$call] : undefined;
    if (!replayedNames.has($call) || member === undefined) {
      throw new Error(`replay: a chart cannot use ${JSON.stringify($call)}`);
    }
    const isConstant =
      args.length === 0 &&
      (typeof member !== "function" || /^(interpolate(None|Nearest)|formatIsoDate)$/.test($call));
    const made = isConstant
      ? member
      : this.#function($call)(...args.map((arg) => this.#options(arg)));
    return more === undefined ? made : { ...(made as object), ...(this.#options(more) as object) };
  }

  #dataAt(index: number): unknown {
    if (!this.#data.has(index)) this.#data.set(index, this.#decode(this.#sources[index] ?? null));
    return this.#data.get(index);
  }

  /** Rows: every field is kept, nothing in them is called. */
  #decode(tree: PlotTree): unknown {
    if (typeof tree !== "object" || tree === null || ArrayBuffer.isView(tree))
      return this.#plain(tree);
    if (Array.isArray(tree)) return tree.map((item) => this.#decode(item));
    if ("$date" in tree) return new Date(Number(tree.$date));
    const row: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, value] of Object.entries(tree)) row[key] = this.#decode(value);
    return row;
  }

  #plain<Value extends PlotTree>(value: Value): Value {
    this.#values += ArrayBuffer.isView(value) ? value.length : 1;
    if (this.#values > 4 * valueLimit) throw new Error("replay: a chart holds too many values");
    return value;
  }

  #function(name: string): (...args: unknown[]) => unknown {
    return this.#Plot[name] as (...args: unknown[]) => unknown;
  }
}

function isCall(tree: PlotTree): tree is { $call: string; args: PlotTree[]; with?: PlotTree } {
  return (
    typeof tree === "object" &&
    tree !== null &&
    "$call" in tree &&
    typeof tree.$call === "string" &&
    Array.isArray((tree as { args?: unknown }).args)
  );
}

function isAllowed(key: string, value: PlotTree): boolean {
  if (denied.has(key)) return false;
  // Style sheets and paints can name addresses.
  return !(typeof value === "string" && /url\s*\(/i.test(value));
}

function bounded(key: string, value: unknown): unknown {
  const range = Object.hasOwn(bounds, key) ? bounds[key] : undefined;
  if (!range || typeof value !== "number") return value;
  return Math.min(Math.max(value, range[0]), range[1]);
}
