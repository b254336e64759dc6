// Plot encoder: turns the recorded calls of one chart into plain data.
//
// A function in a mark's options is a channel: it is evaluated over the mark's rows here, in the realm. A
// function that the library would call while drawing (formats, reducers) cannot leave the realm and is an error.

import { encodeValue, PlotDataSets } from "./plot-data.ts";
import type { ChartOptions, PlotOutput, PlotTree } from "./plot-recorder.ts";
import { previewText } from "./preview.ts";
import { isRecordedMark, type RecordedCall, recordedCall } from "./recorded-call.ts";

type Rows = ArrayLike<unknown>;

/** What options are read with: the rows that functions are evaluated over, and the fields to keep. */
interface Surroundings {
  rows: Rows | null;
  fields: Set<string>;
  /** The option that is being read, for errors. */
  path: string;
  /** Inside options that the library calls while drawing: functions there cannot be evaluated. */
  fixed: boolean;
}

/** Options whose functions the library calls while drawing. */
const drawnOptions = new Set([
  ...["tickFormat", "format", "reduce", "thresholds", "interval", "offset", "render", "transform"],
  ...["initializer", "curve", "sweep", "interpolate", "domain", "range", "projection", "scheme"],
  ...["marker", "markerStart", "markerMid", "markerEnd", "clip", "treeSort"],
]);

/** Transforms whose first argument says how to reduce or map: functions in it cannot be evaluated. */
const reducing = new Set([
  ...[
    "bin",
    "binX",
    "binY",
    "group",
    "groupX",
    "groupY",
    "groupZ",
    "hexbin",
    "map",
    "mapX",
    "mapY",
  ],
  ...["normalize", "normalizeX", "normalizeY", "select", "window", "windowX", "windowY"],
]);

const optionsOnly = new Set(["frame", "hexgrid"]);
const depthLimit = 16;

/**
 * Encodes a chart.
 * @throws {TypeError} if a function would have to be called while drawing, or a mark is none
 * @throws {RangeError} if there is too much data
 */
export function encodeChart(options: ChartOptions): PlotOutput {
  return new ChartEncoder().encode((encoder) => encoder.chart(options));
}

/** Encodes a call of `legend`. */
export function encodeLegend(options: ChartOptions): PlotOutput {
  return new ChartEncoder().encode((encoder) => ({
    $call: "legend",
    args: [encoder.options(options)],
  }));
}

class ChartEncoder {
  readonly #data = new PlotDataSets();
  #depth = 0;

  encode(read: (encoder: ChartEncoder) => PlotTree): PlotOutput {
    const options = read(this);
    return { type: "plot", options, data: this.#data.encode() };
  }

  chart({ marks, facet, ...options }: ChartOptions): PlotTree {
    return {
      ...(this.options(options) as Record<string, PlotTree>),
      ...(facet !== undefined && { facet: this.#facet(facet) }),
      marks: this.#marks(marks ?? []),
    };
  }

  options(options: object): PlotTree {
    return this.#tree(options, { rows: null, fields: new Set(), path: "", fixed: true });
  }

  #facet(facet: unknown): PlotTree {
    if (typeof facet !== "object" || facet === null) return null;
    const { data, ...options } = facet as { data?: unknown };
    if (data === undefined) return this.options(options);
    const set = this.#data.add(data);
    const surroundings = { rows: set.rows, fields: set.fields, path: "facet", fixed: false };
    const tree = this.#tree(options, surroundings) as Record<string, PlotTree>;
    return { ...tree, data: { $data: set.index } };
  }

  #marks(marks: unknown): PlotTree {
    if (Array.isArray(marks)) return marks.map((mark) => this.#marks(mark));
    if (marks === null || marks === undefined || marks === false) return null;
    const recorded = isRecordedMark(marks) ? recordedCall(marks) : undefined;
    if (recorded) return this.#mark(recorded);
    throw new TypeError(
      `plot: marks holds ${previewText(marks)}; expected marks such as line(data, { x: "step", y: "loss" })`,
    );
  }

  #mark({ name, args }: RecordedCall): PlotTree {
    if (name === "marks") return this.#marks(args);
    if (optionsOnly.has(name) || (args.length < 2 && takesOptionsFirst(name, args[0]))) {
      return {
        $call: name,
        args: args.slice(0, 1).map((options) => this.#markOptions(name, options, null)),
      };
    }
    const [data, options] = args;
    const isEmpty = data === null || data === undefined;
    const set = isEmpty ? null : this.#data.add(data);
    const tree: PlotTree = set ? { $data: set.index } : null;
    if (options === undefined) return { $call: name, args: [tree] };
    return { $call: name, args: [tree, this.#markOptions(name, options, set)] };
  }

  #markOptions(
    name: string,
    options: unknown,
    set: { rows: Rows; fields: Set<string> } | null,
  ): PlotTree {
    const surroundings = {
      rows: set?.rows ?? null,
      fields: set?.fields ?? new Set<string>(),
      path: name,
      fixed: false,
    };
    return this.#tree(options, surroundings);
  }

  #tree(value: unknown, around: Surroundings): PlotTree {
    switch (typeof value) {
      case "string":
        around.fields.add(value);
        return value;
      case "function":
        return this.#channel(value as (row: unknown, index: number) => unknown, around);
      case "object":
        return value === null ? null : this.#object(value, around);
      default:
        return encodeValue(value);
    }
  }

  #object(object: object, around: Surroundings): PlotTree {
    if (object instanceof Date) return encodeValue(object);
    this.#depth += 1;
    if (this.#depth > depthLimit)
      throw new TypeError(`plot: ${around.path} holds options that are too deep`);
    const tree = this.#branch(object, around);
    this.#depth -= 1;
    return tree;
  }

  #branch(object: object, around: Surroundings): PlotTree {
    const recorded = recordedCall(object);
    if (recorded) {
      const call = { $call: recorded.name, args: this.#arguments(recorded, around) };
      const more = this.#entries(object, around);
      return Object.keys(more).length > 0 ? { ...call, with: more } : call;
    }
    if (Array.isArray(object)) return this.#list(object, around);
    if (ArrayBuffer.isView(object) || Symbol.iterator in object || "toArray" in object) {
      return { $data: this.#data.add(object).index };
    }
    if (
      "transform" in object &&
      typeof object.transform === "function" &&
      !around.fixed &&
      around.rows
    ) {
      return this.#list(Array.from(object.transform(around.rows) as Iterable<unknown>), around);
    }
    return this.#entries(object, around);
  }

  #list(list: unknown[], around: Surroundings): PlotTree {
    // A short list may be options (a domain, an inset); a long one is a channel, worth keeping once.
    if (list.length > 32 && list.every(isPlain)) return { $data: this.#data.add(list).index };
    this.#data.count(list.length);
    return list.map((item) => this.#tree(item, { ...around, fixed: true }));
  }

  #entries(object: object, around: Surroundings): Record<string, PlotTree> {
    const tree: Record<string, PlotTree> = {};
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined) continue;
      const path = around.path ? `${around.path}.${key}` : key;
      const fixed = around.fixed || drawnOptions.has(key);
      if (key === "sort" && typeof value === "function") checkOrder(value, path);
      if (key === "order" && typeof value === "function") checkOrder(value, path);
      tree[key] = this.#tree(value, { ...around, path, fixed });
    }
    return tree;
  }

  #arguments({ name, args }: RecordedCall, around: Surroundings): PlotTree[] {
    return args.map((arg, index) => {
      const fixed = around.fixed || (index === 0 && args.length > 1 && reducing.has(name));
      if (name === "sort" && typeof arg === "function") checkOrder(arg, name);
      return this.#tree(arg, { ...around, path: name, fixed });
    });
  }

  #channel(read: (row: unknown, index: number) => unknown, around: Surroundings): PlotTree {
    if (around.fixed) {
      throw new TypeError(
        `plot: ${around.path} is a function, and the chart is drawn outside of the cell, where it cannot be called; give a name or a format such as ".2f", or compute the texts first`,
      );
    }
    if (!around.rows) {
      throw new TypeError(
        `plot: ${around.path} is a function, but the mark has no data to call it with`,
      );
    }
    this.#data.count(around.rows.length);
    return Array.from(around.rows, (row, index) => encodeValue(read(row, index)));
  }
}

/** Axes and grids take options alone as well as data and options. */
function takesOptionsFirst(name: string, first: unknown): boolean {
  return (
    /^(axis|grid)/.test(name) &&
    typeof first === "object" &&
    first !== null &&
    !(Symbol.iterator in first)
  );
}

/** A function of two rows compares them while drawing; one of a single row is a channel. */
function checkOrder(order: { length: number }, path: string): void {
  if (order.length === 1) return;
  throw new TypeError(
    `plot: ${path} compares two rows while drawing; give a field, or a function of one row`,
  );
}

function isPlain(value: unknown): boolean {
  return (
    typeof value !== "function" &&
    (typeof value !== "object" || value === null || value instanceof Date)
  );
}
