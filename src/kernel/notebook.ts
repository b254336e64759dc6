// The notebook's own functions, as a cell gets them: what they show belongs to the run that acts.

import type { Display, DisplayHandle, DisplayOptions } from "./display.ts";
import { formula } from "./formula.ts";
import { heatmap } from "./heatmap.ts";
import { button, InputError, number, select, slider, toggle } from "./inputs.ts";
import type { Invalidation } from "./invalidation.ts";
import { lossSurface } from "./loss-surface.ts";
import { network } from "./network.ts";
import { type ProgressOptions, progressOver, type ProgressSteps } from "./progress.ts";
import type { Progress } from "./protocol.ts";
import { range } from "./range.ts";
import { surface } from "./surface.ts";
import { table } from "./table.ts";
import { tiles } from "./tiles.ts";

export interface NotebookHost {
  /** The display of the run that acts. */
  display: () => Display;
  send: (progress: Progress) => void;
  now: DisplayOptions["now"];
  /** `setTimeout` and its family. */
  timers: Record<string, unknown>;
  /** Gives messages and drawing a turn. */
  tick: () => Promise<void>;
}

/** The functions by the names of `notebookNames`. */
export function notebookFunctions(
  host: NotebookHost,
  invalidation: Invalidation,
): Record<string, unknown> {
  const print =
    (level: "log" | "warn" | "error") =>
    (...values: unknown[]) => {
      host.display().print(level, values);
    };
  return {
    display: (value: unknown): DisplayHandle => host.display().show(value),
    view: () => {
      throw new InputError("view: stands only as const name = view(…), outside of functions");
    },
    slider,
    number,
    select,
    toggle,
    button,
    progress: <Step>(
      steps: number | Iterable<Step> | AsyncIterable<Step>,
      options: ProgressOptions = {},
    ): ProgressSteps<Step> => progressOver(steps, options, host),
    range,
    invalidation,
    table,
    formula,
    network,
    heatmap,
    surface,
    lossSurface,
    tiles,
    tick: host.tick,
    ...host.timers,
    console: {
      log: print("log"),
      info: print("log"),
      debug: print("log"),
      warn: print("warn"),
      error: print("error"),
      table: (rows: Parameters<typeof table>[0]) => void host.display().show(table(rows)),
    },
  };
}
