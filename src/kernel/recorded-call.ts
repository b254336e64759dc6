// Recorded calls: how a mark or a transform remembers its name and arguments until the chart is encoded.

import type { ChartOptions, PlotOutput } from "./plot-recorder.ts";

export interface RecordedCall {
  name: string;
  args: unknown[];
}

/** A mark, not yet drawn. */
export interface PlotMark {
  /** Draws the mark alone. */
  plot(options?: ChartOptions): PlotOutput;
}

/** A symbol, so that `{ ...binX(…), fill: "red" }` carries the call along. */
const call = Symbol("call");

class RecordedMark implements PlotMark {
  readonly [call]: RecordedCall;
  readonly #chart: (options: ChartOptions) => PlotOutput;

  constructor(recorded: RecordedCall, chart: (options: ChartOptions) => PlotOutput) {
    this[call] = recorded;
    this.#chart = chart;
  }

  plot(options: ChartOptions = {}): PlotOutput {
    const others = Array.isArray(options.marks) ? (options.marks as unknown[]) : [];
    return this.#chart({ ...options, marks: [...others, this] });
  }
}

export function recordedMark(
  name: string,
  args: unknown[],
  chart: (options: ChartOptions) => PlotOutput,
): PlotMark {
  return new RecordedMark({ name, args }, chart);
}

export function recordedOptions(name: string, args: unknown[]): object {
  return { [call]: { name, args } satisfies RecordedCall };
}

export function isRecordedMark(value: unknown): value is PlotMark {
  return value instanceof RecordedMark;
}

/** The call that a value stands for, if it is a recorded one. */
export function recordedCall(value: object): RecordedCall | undefined {
  return (value as { [call]?: RecordedCall })[call];
}
