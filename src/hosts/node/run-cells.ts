// Runs cells of one chapter in a thread, in the order given, and collects what each of them shows.

import { Worker } from "node:worker_threads";
import type { CellError } from "../../kernel/cell-error.ts";
import type { Output } from "../../kernel/output.ts";
import type { CompiledCell, Input, Report } from "../../kernel/protocol.ts";
import type { FastKernels } from "../kernel-build.ts";

/** What one run of a cell left behind. */
export interface CellResult {
  outputs: Output[];
  inputs: { name: string; input: Input }[];
  values: Record<string, number | string | boolean>;
  error: CellError | null;
  ms: number;
}

export interface CellToRun {
  compiled: CompiledCell;
  seed: number;
}

/**
 * Runs the cells one after the other in a fresh thread.
 * @param fast kernels for the library; without them the plain loops compute
 * @param limits a cell that takes longer than `cellMs`, or all of them together longer than `chapterMs`, ends
 * with an error that says so; the cells after it are not run and say so too
 */
export async function runCells(
  cells: CellToRun[],
  fast: FastKernels | null,
  limits = { cellMs: 20_000, chapterMs: 60_000 },
): Promise<Map<string, CellResult>> {
  const results = new Map<string, CellResult>();
  if (cells.length === 0) return results;
  const thread = new Worker(new URL("./thread.ts", import.meta.url), {
    workerData: { fast },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  const deadline = performance.now() + limits.chapterMs;
  try {
    for (const [index, { compiled, seed }] of cells.entries()) {
      const timeMs = Math.min(limits.cellMs, deadline - performance.now());
      const request = { type: "run", run: index + 1, cell: compiled, seed, inputs: {} } as const;
      const result = await runOne(thread, request, timeMs);
      results.set(compiled.id, result);
      if (result.error?.name === "TimeLimit") break;
    }
  } finally {
    await thread.terminate();
  }
  for (const { compiled } of cells) {
    if (!results.has(compiled.id))
      results.set(compiled.id, failed("did not run, because an earlier one took too long"));
  }
  return results;
}

function runOne(
  thread: Worker,
  request: { run: number; cell: CompiledCell },
  timeMs: number,
): Promise<CellResult> {
  const slots = new Map<number, Output>();
  const inputs = new Map<string, Input>();
  let values: CellResult["values"] = {};
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      finish(`took longer than ${Math.round(timeMs / 1000)} s, the limit of the build`, timeMs);
    }, timeMs);
    const finish = (error: CellError | string | null, ms: number) => {
      clearTimeout(timer);
      thread.off("message", listen);
      thread.off("error", crash);
      thread.off("exit", exit);
      resolve({
        outputs: [...slots].sort(([a], [b]) => a - b).map(([, output]) => output),
        inputs: [...inputs].map(([name, input]) => ({ name, input })),
        values,
        error: typeof error === "string" ? failed(error).error : error,
        ms,
      });
    };
    const crash = (error: Error) => finish(`ended the thread: ${error.message}`, timeMs);
    const exit = () => finish("ended the thread", timeMs);
    const listen = (report: Report) => {
      if (report.run !== request.run) return;
      if (report.type === "output") slots.set(report.slot, report.output);
      else if (report.type === "input") inputs.set(report.name, report.input);
      else if (report.type === "values") values = { ...values, ...report.values };
      else if (report.type === "done") finish(null, report.ms);
      else if (report.type === "failed") finish(report.error, report.ms);
    };
    thread.on("message", listen);
    thread.on("error", crash);
    thread.on("exit", exit);
    thread.postMessage(request);
  });
}

function failed(message: string): CellResult {
  const error = { name: "TimeLimit", message: `This cell ${message}.` };
  return { outputs: [], inputs: [], values: {}, error, ms: 0 };
}
