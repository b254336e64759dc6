// Replay: draws a recorded chart with the real library, in the page or in the build.
//
// What comes out of a sandbox may be forged: only known functions are called, and options that lead out of the
// chart (addresses, documents, drawing functions) or that could keep the page busy for ever are left out.

import { valueLimit } from "./plot-data.ts";
import {
  checkLength,
  checkRows,
  limitedOption,
  limitedResult,
  valuesAllowed,
} from "./plot-limits.ts";
import { replayedNames } from "./plot-names.ts";
import type { PlotOutput, PlotTree } from "./plot-recorder.ts";
import { namesAddress, safeStyle } from "./plot-style.ts";

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
  #allowed = 4 * valueLimit;

  constructor(data: PlotTree[], Plot: PlotLibrary) {
    this.#sources = data;
    this.#Plot = Plot;
  }

  draw(options: PlotTree, overrides: ReplayOverrides): unknown {
    if (isCall(options) && options.$call === "legend") {
      const [recorded] = options.args.map((arg) => this.#options(arg));
      return this.#function("legend")({ ...(recorded as object), ...overrides });
    }
    const recorded = this.#options(options);
    this.#checkValues();
    return this.#function("plot")({ ...(recorded as object), ...overrides });
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
      if (key === "style") {
        options.style = safeStyle(value);
        continue;
      }
      options[key] = limitedOption(key, this.#options(value), (interval) =>
        this.#function(typeof interval === "number" ? "numberInterval" : "utcInterval")(interval),
      );
    }
    checkLength(options);
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
    const made = isConstant ? member : this.#made($call, args);
    return more === undefined ? made : { ...(made as object), ...(this.#options(more) as object) };
  }

  #made(name: string, args: PlotTree[]): unknown {
    const given = args.map((arg) => this.#options(arg));
    checkRows(name, given);
    this.#allowed = Math.min(this.#allowed, valuesAllowed(name, given));
    return limitedResult(name, this.#function(name)(...given));
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

  #plain(value: PlotTree): PlotTree {
    this.#values += ArrayBuffer.isView(value) ? value.length : 1;
    this.#checkValues();
    return namesAddress(value) ? null : value;
  }

  #checkValues(): void {
    if (this.#values <= this.#allowed) return;
    throw new Error(`a chart of this kind can hold ${Math.floor(this.#allowed)} values`);
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
  return !denied.has(key) && !namesAddress(value);
}
