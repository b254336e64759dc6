// Plot, recorded: inside a cell `Plot.plot(…)` gives data that the page or the build replays with the real library.
//
// The functions have the names and arguments of Observable Plot. Marks and transforms only remember how they
// were called; `plot` turns the whole into `PlotOutput`, evaluating functions over the data (`plot-encoder.ts`).

import { encodeChart, encodeLegend } from "./plot-encoder.ts";
import {
  type ConstantName,
  constantNames,
  type MarkName,
  markNames,
  type MissingName,
  missingNames,
  type TransformName,
  transformNames,
  type ValueName,
  valueNames,
} from "./plot-names.ts";
import { type PlotMark, recordedMark, recordedOptions } from "./recorded-call.ts";
import { madeOutput } from "./shown.ts";

/** A recorded chart. */
export interface PlotOutput {
  type: "plot";
  /** Options of `Plot.plot`, marks included, encoded as `PlotTree`; or a call of `legend`. */
  options: PlotTree;
  /** Each data set once; the tree refers to them by index. */
  data: PlotTree[];
}

/** JSON, plus typed arrays, plus three tagged forms. */
export type PlotTree =
  | null
  | boolean
  | number
  | string
  | Float64Array
  | Float32Array
  | PlotTree[]
  /** `with`: options written over what the call gives. */
  | { $call: string; args: PlotTree[]; with?: PlotTree }
  | { $data: number }
  | { $date: number }
  | { [key: string]: PlotTree };

/** What a mark can draw: a list of rows or numbers, or something that can be turned into one. */
export type PlotData<Row> =
  Iterable<Row> | ArrayLike<Row> | { toArray(): unknown } | null | undefined;

/** Options of a mark. A function is called with each row and its index. */
export interface MarkOptions<Row> {
  [option: string]:
    ((row: Row, index: number) => unknown) | string | number | boolean | object | null | undefined;
}

/** Options of a chart: `marks`, sizes, scales. */
export type ChartOptions = Record<string, unknown>;

type MarkFunction = <Row>(
  data?: PlotData<Row> | MarkOptions<Row>,
  options?: MarkOptions<Row>,
) => PlotMark;

type TransformFunction = <Row>(...options: unknown[]) => MarkOptions<Row>;

/** The module "plot". */
export type PlotModule = Record<MarkName, MarkFunction> &
  Record<TransformName, TransformFunction> &
  Record<ValueName, (...args: unknown[]) => object> &
  Record<ConstantName, object> &
  Record<MissingName, () => never> & {
    /** Draws marks over each other: `plot({ marks: [dot(rows, { x: "x", y: "y" })] })`. */
    plot(options?: ChartOptions): PlotOutput;
    /** Draws the key of a scale. */
    legend(options: ChartOptions): PlotOutput;
    /** Several marks as one. */
    marks(...marks: unknown[]): PlotMark;
  };

/** Makes the module "plot" as cells import it. */
export function makePlot(): PlotModule {
  const chart = (options: ChartOptions = {}) => madeOutput(encodeChart(options));
  const entries: [string, unknown][] = [
    ["plot", chart],
    ["legend", (options: ChartOptions) => madeOutput(encodeLegend(options))],
    ["marks", (...marks: unknown[]) => recordedMark("marks", marks, chart)],
  ];
  for (const name of markNames) {
    entries.push([name, (...args: unknown[]) => recordedMark(name, args, chart)]);
  }
  for (const name of [...transformNames, ...valueNames]) {
    entries.push([name, (...args: unknown[]) => recordedOptions(name, args)]);
  }
  for (const name of constantNames) entries.push([name, recordedOptions(name, [])]);
  for (const name of missingNames) entries.push([name, () => notHere(name)]);
  return Object.fromEntries(entries) as PlotModule;
}

function notHere(name: string): never {
  throw new Error(
    `plot: ${name} is not available in cells, because the chart is drawn outside of them`,
  );
}
