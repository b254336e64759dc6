// One run of one cell: its number, its display, what it reports and how it ends.

import type { CellError } from "./cell-error.ts";
import { Display } from "./display.ts";
import { Invalidation } from "./invalidation.ts";
import type { CompiledCell, Report } from "./protocol.ts";
import type { RuntimeOptions } from "./runtime.ts";

type ReportPart = Report extends infer Part
  ? Part extends Report
    ? Omit<Part, "run" | "cell">
    : never
  : never;

const shortText = 200;

export class CellRun {
  readonly cell: CompiledCell;
  readonly display: Display;
  readonly invalidation = new Invalidation();
  /** Errors of timers and promises that this run has shown. */
  lateErrors = 0;
  readonly #number: number;
  readonly #options: RuntimeOptions;
  readonly #startedAt: number;

  constructor(number: number, cell: CompiledCell, options: RuntimeOptions) {
    this.cell = cell;
    this.#number = number;
    this.#options = options;
    this.#startedAt = options.now();
    this.display = new Display({
      send: (slot, output) => this.post({ type: "output", slot, output }),
      now: options.now,
      describe: options.describe,
      later: (delayMs, flush) => void this.#later(delayMs, flush),
    });
  }

  post(report: ReportPart): void {
    const whole = { ...report, run: this.#number, cell: this.cell.id } as Report;
    try {
      this.#options.post(whole);
    } catch {
      // A learner may have put a function into an output; such a thing cannot leave the realm.
      if (whole.type !== "output") return;
      const text = "This output holds something that cannot be shown.";
      this.#options.post({ ...whole, output: { type: "text", text } });
    }
  }

  /** Reports those of the cell's names that stand for a number, a short text, true or false. */
  postValues(values: Record<string, unknown>): void {
    const plain: Record<string, number | string | boolean> = {};
    for (const name of this.cell.defines) {
      const value = plainValue(values[name], this.#options.describe);
      if (value !== undefined) plain[name] = value;
    }
    if (Object.keys(plain).length > 0) this.post({ type: "values", values: plain });
  }

  finish(): void {
    this.display.finish();
    this.post({ type: "done", ms: this.#options.now() - this.#startedAt });
  }

  fail(error: CellError): void {
    this.display.finish();
    this.post({ type: "failed", ms: this.#options.now() - this.#startedAt, error });
  }

  /** The cell runs again: nothing of this run is shown from here on. */
  replace(onError: (error: unknown) => void): void {
    this.invalidation.abort(onError);
    this.display.close();
  }

  /** The realm has no timers of its own: it waits by letting messages have a turn until the time has come. */
  async #later(delayMs: number, flush: () => void): Promise<void> {
    const due = this.#options.now() + delayMs;
    do await this.#options.nextFrame();
    while (this.#options.now() < due && !this.invalidation.aborted);
    flush();
  }
}

function plainValue(
  value: unknown,
  byHost: RuntimeOptions["describe"],
): number | string | boolean | undefined {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value.length <= shortText ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  const output = byHost?.(value);
  if (output?.type !== "tensor" || output.shape.some((size) => size !== 1)) return undefined;
  return output.values[0];
}
