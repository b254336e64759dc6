// A realm in this process, for tests: a real runtime, a real compiler, and the reports it posts.

import { runInThisContext } from "node:vm";
import { setImmediate } from "node:timers/promises";
import { compileCell } from "../../src/kernel/compile.ts";
import type { Output } from "../../src/kernel/output.ts";
import * as plot from "../../src/kernel/plot.ts";
import type { CompiledCell, InputValue, Report } from "../../src/kernel/protocol.ts";
import { Runtime, type RuntimeOptions } from "../../src/kernel/runtime.ts";
import type { RealmTimers } from "../../src/kernel/timers.ts";

let scripts = 0;

/** Timers that this process keeps. */
export const realTimers: RealmTimers = {
  setTimeout,
  setInterval,
  clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Loads a cell's script into this context. */
export function loadScript(text: string): string {
  const url = `test-script:${++scripts}`;
  runInThisContext(text, { filename: url });
  return url;
}

export interface TestRealm {
  runtime: Runtime;
  reports: Report[];
  /** Runs a cell and answers with the reports of this run. */
  run(cell: string | CompiledCell, options?: RunOptions): Promise<Report[]>;
  /** Sets an input and waits until that is done. */
  set(name: string, value: InputValue): Promise<void>;
}

export interface RunOptions {
  id?: string;
  seed?: number;
  inputs?: Record<string, InputValue>;
}

export function openRealm(options: Partial<RuntimeOptions> = {}): TestRealm {
  const reports: Report[] = [];
  let runs = 0;
  const runtime = new Runtime({
    modules: { nn: { relu: (x: number) => Math.max(0, x) }, plot },
    load: loadScript,
    now: () => performance.now(),
    post: (report) => void reports.push(structuredClone(report)),
    timers: realTimers,
    nextFrame: () => setImmediate(),
    ...options,
  });
  return {
    runtime,
    reports,
    async run(source, { id = "cell", seed = 1, inputs = {} } = {}) {
      const cell = typeof source === "string" ? compileCell(source, { id }) : source;
      const run = ++runs;
      runtime.receive({ type: "run", run, cell, seed, inputs });
      const isOver = (report: Report) =>
        report.run === run && (report.type === "done" || report.type === "failed");
      while (!reports.some(isOver)) await setImmediate();
      return reports.filter((report) => report.run === run);
    },
    async set(name, value) {
      runtime.receive({ type: "set", name, value });
      await setImmediate();
    },
  };
}

/** The newest output of each slot. */
export function shown(reports: Report[]): Output[] {
  const slots: Output[] = [];
  for (const report of reports) {
    if (report.type === "output") slots[report.slot] = report.output;
  }
  return slots;
}

/** The error with which a run failed. */
export function failure(reports: Report[]) {
  const last = reports.at(-1);
  return last?.type === "failed" ? last.error : undefined;
}

/** The values that a run reported. */
export function values(reports: Report[]) {
  return Object.assign(
    {},
    ...reports.map((report) => (report.type === "values" ? report.values : {})),
  );
}
