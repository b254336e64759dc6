// The scheduler under any interleaving of presses, stops, edits and moves of inputs.
//
// Each cell's value can be computed here from the sources alone; whatever happened in between, a cell that is
// said to be done must show that value.

import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "node:test";
import fc from "fast-check";
import { compileCell } from "../../src/kernel/compile.ts";
import type { Report } from "../../src/kernel/protocol.ts";
import { type Realm, Scheduler } from "../../src/kernel/scheduler.ts";
import { openRuntimeRealm } from "./notebook.ts";

const ids = ["a", "b", "c", "d", "e"] as const;
const manual = new Set<string>(["d"]);
type Id = (typeof ids)[number];

/** Each cell reads the two before it; `a` has the input. Async cells leave room for other commands. */
function source(id: Id, constant: number): string {
  const pause = constant % 2 ? "await tick();" : "";
  switch (id) {
    case "a":
      return `const x = view(number({ min: 0, max: 99 })); ${pause} const a = ${constant};`;
    case "b":
      return `${pause} const b = a + x + ${constant};`;
    case "c":
      return `${pause} const c = a + b + ${constant};`;
    case "d":
      return `${pause} const d = b + c + ${constant};`;
    default:
      return `${pause} const e = c + d + ${constant};`;
  }
}

function expected(constants: Record<Id, number>, x: number): Record<Id, number> {
  const a = constants.a;
  const b = a + x + constants.b;
  const c = a + b + constants.c;
  const d = b + c + constants.d;
  return { a, b, c, d, e: c + d + constants.e };
}

class Page {
  readonly constants: Record<Id, number> = { a: 1, b: 2, c: 3, d: 4, e: 5 };
  x = 0;
  readonly shown = new Map<string, number>();
  readonly newest = new Map<string, number>();
  readonly scheduler: Scheduler;
  realm: Realm | null = null;
  #running = new Set<string>();

  constructor() {
    this.scheduler = new Scheduler({
      cells: ids.map((id) => ({
        compiled: compileCell(source(id, this.constants[id]), { id }),
        manual: manual.has(id),
        seed: 1,
      })),
      realm: async () => {
        this.realm = await openRuntimeRealm();
        return this.realm;
      },
      onChange: (cell, { state }) => {
        if (state === "running") this.#running.add(cell);
        else this.#running.delete(cell);
        assert.ok(this.#running.size <= 1, `${[...this.#running].join(" and ")} run at once`);
      },
      onReport: (report) => this.#receive(report),
    });
  }

  edit(id: Id, constant: number): void {
    this.constants[id] = constant;
    this.scheduler.edit(id, compileCell(source(id, constant), { id }));
  }

  move(x: number): void {
    this.x = x;
    this.scheduler.setInput("x", x);
  }

  /** Cells that are said to be done, and everything above them too, show what the sources say. */
  check(): void {
    const values = expected(this.constants, this.x);
    for (const id of ids) {
      const isSettled = ids
        .slice(0, ids.indexOf(id) + 1)
        .every((above) => this.scheduler.stateOf(above).state === "done");
      if (isSettled) assert.equal(this.shown.get(id), values[id], `cell ${id}`);
    }
  }

  #receive(report: Report): void {
    const newest = this.newest.get(report.cell) ?? 0;
    assert.ok(report.run >= newest, `run ${report.run} reports after run ${newest}`);
    this.newest.set(report.cell, report.run);
    if (report.type !== "values") return;
    const value = report.values[report.cell];
    if (typeof value === "number") this.shown.set(report.cell, value);
  }
}

type Command = (page: Page) => Promise<void> | void;

const anyCell = fc.constantFrom(...ids);
const command: fc.Arbitrary<[string, Command]> = fc.oneof(
  anyCell.map((id): [string, Command] => [`run ${id}`, (page) => page.scheduler.run(id)]),
  fc
    .tuple(anyCell, fc.nat(20))
    .map(([id, constant]): [string, Command] => [
      `edit ${id} ${constant}`,
      (page) => page.edit(id, constant),
    ]),
  fc.nat(9).map((x): [string, Command] => [`move ${x}`, (page) => page.move(x)]),
  fc.constant<[string, Command]>(["stop", (page) => page.scheduler.stop()]),
  fc.constant<[string, Command]>(["lose the realm", (page) => page.realm?.onLost("silence")]),
  anyCell.map((id): [string, Command] => [`cancel ${id}`, (page) => page.scheduler.cancel(id)]),
  fc.nat(8).map((turns): [string, Command] => [
    `wait ${turns}`,
    async () => {
      for (let turn = 0; turn < turns; turn++) await setImmediate();
    },
  ]),
);

describe("the scheduler", () => {
  it("runs one cell at a time, comes to rest, and what is done is right", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 30 }), async (commands) => {
        const page = new Page();
        for (const [, apply] of commands) await apply(page);
        await page.scheduler.settled();
        page.check();
      }),
      { numRuns: 400, seed: 7 },
    );
  });

  it("can run everything again after any history", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 10 }), async (commands) => {
        const page = new Page();
        for (const [, apply] of commands) await apply(page);
        page.scheduler.stop();
        // In order, for what was stopped before it came to its end waits for a press of its own.
        for (const id of ids) page.scheduler.run(id);
        await page.scheduler.settled();
        for (const id of ids) assert.equal(page.scheduler.stateOf(id).state, "done");
        page.check();
      }),
      { numRuns: 80, seed: 8 },
    );
  });
});
