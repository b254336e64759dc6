// Plot, recorded: inside a cell `Plot.plot(…)` gives data that the page or the build replays with the real library.

/** A recorded chart. */
export interface PlotOutput {
  type: "plot";
  /** Options of `Plot.plot`, marks included, encoded as `PlotTree`. */
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
  | { $call: string; args: PlotTree[] }
  | { $data: number }
  | { $date: number }
  | { [key: string]: PlotTree };
