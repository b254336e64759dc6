// Timers of cells: whose output theirs is, and when they end.

import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "node:test";
import type { Report } from "../../src/kernel/protocol.ts";
import { HandClock } from "./hand-clock.ts";
import { failure, openRealm, shown } from "./realm.ts";

function realmWithClock() {
  const timers = new HandClock();
  const realm = openRealm({ timers });
  const shownBy = (cell: string) => texts(realm.reports.filter((report) => report.cell === cell));
  return { ...realm, timers, shownBy };
}

function texts(reports: Report[]): string[] {
  return shown(reports).map((output) => (output.type === "text" ? output.text : output.type));
}

describe("a timer", () => {
  it("shows in its own cell after that has finished", async () => {
    const { run, timers, shownBy } = realmWithClock();
    await run('const late = setTimeout((word) => display(word), 10, "late");', { id: "first" });
    timers.strike();
    assert.deepEqual(shownBy("first"), ["late"]);
  });

  it("shows in its own cell while another runs", async () => {
    const { run, timers, shownBy, reports } = realmWithClock();
    await run('const timer = setInterval(() => display("tick"), 10);', { id: "first" });
    const gate = Promise.withResolvers<void>();
    Object.assign(globalThis, { gate: gate.promise });
    const second = run('display("before");\nawait globalThis.gate;\ndisplay("after");', {
      id: "second",
    });
    while (!reports.some(({ cell }) => cell === "second")) await setImmediate();
    timers.strike();
    gate.resolve();
    await second;
    assert.deepEqual(shownBy("first"), ["tick"]);
    assert.deepEqual(shownBy("second"), ["before", "after"]);
  });

  it("ends when its cell runs again, and when it is cleared, in any cell", async () => {
    const { run, timers } = realmWithClock();
    const source = "const timer = setInterval(() => {}, 10);";
    await run(source, { id: "first" });
    await run(source, { id: "first" });
    assert.equal(timers.waiting, 1);
    await run("clearTimeout(timer);", { id: "second" });
    assert.equal(timers.waiting, 0);
    await run("clearTimeout(timer); clearTimeout(undefined);", { id: "second" });
  });

  it("takes functions only", async () => {
    const error = failure(await realmWithClock().run('setTimeout("display(1)" as never, 10);'));
    assert.match(error?.message ?? "", /^setTimeout: give a function to call/);
  });
});
