// Plot limits: what a recorded chart may ask of the library, so that drawing it ends within seconds.
//
// The library draws on the page's own thread, where nothing can stop it: an interval of a millionth on an axis
// to a thousand would go on for ever. Knows numbers and rows, nothing of how a recording is encoded.

import { valueLimit } from "./plot-data.ts";
import { markNames } from "./plot-names.ts";

interface Interval {
  floor(at: number | Date): number | Date;
  offset(at: number | Date, steps: number): number | Date;
  range(start: number | Date, stop: number | Date, ...more: number[]): (number | Date)[];
}

/** Makes the library's interval of a number or a name. */
export type MakeInterval = (interval: number | string) => unknown;

/** Numbers that decide how long drawing takes, and the range they are kept in. */
const bounds: Record<string, [number, number]> = {
  width: [1, 4_000],
  height: [1, 2_000],
  pixelSize: [1, 100],
  binWidth: [2, 1_000],
  thresholds: [1, 200],
  ticks: [0, 1_000],
  tickSpacing: [5, 10_000],
  bandwidth: [0, 200],
  k: [1, valueLimit],
  n: [1, 500],
  minDistance: [0.5, 100],
  maxSteps: [1, 100],
};

/** Lists of these are cut to as many as the number may be. */
const listed = new Set(["thresholds", "ticks"]);

/** Marks that cost much for each row, and how many rows they may have. */
const rowLimits: Record<string, number> = {
  tip: 200,
  tree: 1_000,
  cluster: 1_000,
  axisX: 1_000,
  axisY: 1_000,
  axisFx: 1_000,
  axisFy: 1_000,
};

/** Transforms that compare each row with the others, and how many values a chart with one may hold. */
const comparing = new Set(["dodgeX", "dodgeY", "treeNode", "treeLink"]);
const comparingLimit = 10_000;
/** Values of a chart times the values of a window that moves over them. */
const windowLimit = 4_000_000;

/** Points of a map: a map of its own size, not of the chart's. */
const pointLimit = 250_000;

const stepLimit = 1_000;
const moving = /^(window|bollinger)[XY]?$/;
const intervals = new Set(["numberInterval", "timeInterval", "utcInterval"]);
const optionsFirst = /^(axis|grid|frame|hexgrid)/;
const marks: ReadonlySet<string> = new Set(markNames);

/** An option as the library may have it. */
export function limitedOption(key: string, value: unknown, makeInterval: MakeInterval): unknown {
  if (key === "interval" && (typeof value === "number" || typeof value === "string")) {
    return limitedInterval(makeInterval(value));
  }
  if (listed.has(key) && typeof value === "string") return limitedName(key, value, makeInterval);
  const range = Object.hasOwn(bounds, key) ? bounds[key] : undefined;
  if (!range) return value;
  if (listed.has(key) && isList(value)) return Array.prototype.slice.call(value, 0, range[1]);
  return typeof value === "number" ? within(value, range) : value;
}

/** What a call gives: intervals do not go on for ever. */
export function limitedResult(name: string, made: unknown): unknown {
  return intervals.has(name) ? limitedInterval(made) : made;
}

/**
 * Looks at the data of a mark.
 * @throws {Error} if it is no list, one with too many rows for the mark, or spread over too many points
 */
export function checkRows(name: string, args: unknown[]): void {
  const [data] = args;
  if (!marks.has(name)) return;
  checkPoints(name, args.at(-1));
  if (data === null || data === undefined) return;
  if (!isList(data)) {
    if (args.length < 2 && optionsFirst.test(name)) return;
    throw new Error(`${name} has data that is no list`);
  }
  const limit = Object.hasOwn(rowLimits, name) ? rowLimits[name] : undefined;
  if (limit !== undefined && data.length > limit) {
    throw new Error(`${name} can draw ${limit} rows, and here are ${data.length}`);
  }
}

/** How many values a chart with this call may hold. */
export function valuesAllowed(name: string, [first]: unknown[]): number {
  if (comparing.has(name)) return comparingLimit;
  if (!moving.test(name)) return Number.POSITIVE_INFINITY;
  const k = typeof first === "number" ? first : Number((first as { k?: unknown } | null)?.k ?? 1);
  return windowLimit / Math.max(1, k);
}

/** @throws {Error} if options pass for a list longer than any chart: the library would make that list */
export function checkLength(options: Record<string, unknown>): void {
  if (typeof options.length === "number" && options.length > valueLimit) {
    throw new Error(`an option has the length ${options.length}`);
  }
}

function checkPoints(name: string, options: unknown): void {
  if (!/^(contour|raster)$/.test(name)) return;
  const { width, height } = (options ?? {}) as Record<string, unknown>;
  const points = Number(width ?? 1) * Number(height ?? 1);
  if (points > pointLimit) {
    throw new Error(`${name} can have ${pointLimit} points, and this one has ${points}`);
  }
}

function limitedName(key: string, name: string, makeInterval: MakeInterval): unknown {
  if (key === "thresholds" && /^(auto|scott|sturges|freedman-diaconis)$/i.test(name)) {
    // The library keeps its own choice to 200; the others have no limit.
    return /^sturges$/i.test(name) ? name : "auto";
  }
  return limitedInterval(makeInterval(name));
}

function limitedInterval(made: unknown): unknown {
  const interval = made as Interval;
  const range: Interval["range"] = (start, stop, ...more) => {
    if (!(interval.offset(start, stepLimit) >= stop)) {
      throw new Error(`an interval has more than ${stepLimit} steps`);
    }
    return interval.range(start, stop, ...more);
  };
  return Object.create(made as object, { range: { value: range } });
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function within(value: number, [least, most]: [number, number] = [0, 0]): number {
  return Math.min(Math.max(value, least), most);
}
