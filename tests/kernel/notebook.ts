// A notebook without a page, for tests: the scheduler over realms in this process.
//
// Messages travel as they do between page and worker: later, in order, and not at all once a realm is closed.

import { setImmediate } from "node:timers/promises";
import { compileCell } from "../../src/kernel/compile.ts";
import { previewText } from "../../src/kernel/preview.ts";
import type { Report, Request } from "../../src/kernel/protocol.ts";
import { Runtime } from "../../src/kernel/runtime.ts";
import { type Realm, Scheduler, type SchedulerState } from "../../src/kernel/scheduler.ts";
import { loadScript, realTimers } from "./realm.ts";

export type CellSource = string | { source: string; manual?: boolean; ms?: number };

/** Opens a realm with a runtime behind a channel. */
export async function openRuntimeRealm(
  onSend: (request: Request) => void = () => {},
): Promise<Realm> {
  await setImmediate();
  let isOpen = true;
  const deliver = async (report: Report) => {
    await setImmediate();
    if (isOpen) realm.onReport(report);
  };
  const runtime = new Runtime({
    modules: { nn: {}, plot: {} },
    load: loadScript,
    now: () => performance.now(),
    post: (report) => void deliver(structuredClone(report)),
    timers: realTimers,
    nextFrame: () => setImmediate(),
  });
  const realm: Realm = {
    send: (request) => {
      onSend(request);
      void setImmediate().then(() => isOpen && runtime.receive(structuredClone(request)));
    },
    onReport: () => {},
    onLost: () => {},
    close: () => {
      isOpen = false;
    },
  };
  return realm;
}

export function openNotebook(cells: Record<string, CellSource>, { failures = 0 } = {}) {
  const values: Record<string, unknown> = {};
  const ran: string[] = [];
  const changes: { cell: string; state: SchedulerState }[] = [];
  const reports: Report[] = [];
  const realms: Realm[] = [];
  const notebook = {
    scheduler: new Scheduler({
      cells: Object.entries(cells).map(([id, cell]) => {
        const { source, manual = false, ms } = typeof cell === "string" ? { source: cell } : cell;
        return {
          compiled: compileCell(source, { id }),
          manual,
          seed: 1,
          ...(ms !== undefined && { ms }),
        };
      }),
      realm: async () => {
        notebook.opened += 1;
        if (notebook.opened <= failures) throw new Error("the realm does not open");
        const realm = await openRuntimeRealm((request) => {
          if (request.type === "run") ran.push(request.cell.id);
        });
        realms.push(realm);
        return realm;
      },
      onChange: (cell, state) => void changes.push({ cell, state }),
      onReport: (report) => {
        reports.push(report);
        if (report.type === "values") Object.assign(values, report.values);
      },
    }),
    /** Values as the page would show them in prose. */
    values,
    /** Cells in the order they were sent to run. */
    ran,
    changes,
    reports,
    /** Realms that have been opened. */
    realms,
    /** Realms asked for. */
    opened: 0,
    run: (id: string) => notebook.scheduler.run(id),
    edit: (id: string, source: string) => notebook.scheduler.edit(id, compileCell(source, { id })),
    settled: () => notebook.scheduler.settled(),
    /** What the cell's newest run has shown last, in words. */
    lastOutput: (id: string) => {
      const output = reports.findLast((report) => report.cell === id && report.type === "output");
      return output?.type === "output" && output.output.type === "value"
        ? output.output.value.text
        : previewText(output);
    },
  };
  return notebook;
}
