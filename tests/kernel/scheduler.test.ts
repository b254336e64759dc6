// The scheduler with a real compiler and a real runtime in this process.

import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { describe, it } from "node:test";
import { compileCell } from "../../src/kernel/compile.ts";
import type { Report, Request } from "../../src/kernel/protocol.ts";
import { type Realm, Scheduler } from "../../src/kernel/scheduler.ts";
import { openNotebook } from "./notebook.ts";

describe("a run", () => {
  it("runs what the cell needs first, then the cell, then what needs it", async () => {
    const notebook = openNotebook({
      a: "const a = 1;",
      other: "const other = 5;",
      b: "const b = a + 1;",
      c: "const c = b + other;",
    });
    notebook.run("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "other", "b", "c"]);
    assert.equal(notebook.values.c, 7);
  });

  it("leaves alone what is up to date", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = a + 1;", c: "b * 2" });
    notebook.run("a");
    await notebook.settled();
    notebook.ran.length = 0;
    notebook.run("c");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["c"]);
  });

  it("runs a cell that stands below the one it needs in the text after it", async () => {
    const notebook = openNotebook({ plot: "const p = data + 1;", data: "const data = 1;" });
    notebook.run("plot");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["data", "plot"]);
  });

  it("says which place in the queue a cell has, and after which one", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = a;", c: "b" });
    notebook.run("a");
    assert.deepEqual(notebook.scheduler.stateOf("a"), { state: "running" });
    assert.deepEqual(notebook.scheduler.stateOf("b"), { state: "queued", place: 1, after: "a" });
    assert.deepEqual(notebook.scheduler.stateOf("c"), { state: "queued", place: 2, after: "b" });
    await notebook.settled();
  });

  it("does not run a cell with a problem, and says the problem", async () => {
    const notebook = openNotebook({ a: "const a = nowhere;" });
    notebook.run("a");
    await notebook.settled();
    const { state, error } = notebook.scheduler.stateOf("a");
    assert.equal(state, "error");
    assert.match(error?.message ?? "", /nowhere/);
    assert.deepEqual(notebook.ran, []);
  });

  it("names the failed cell that the pressed one waits for", async () => {
    const notebook = openNotebook({ a: "const a = (() => { throw Error('no'); })();", b: "a + 1" });
    notebook.run("b");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("a").state, "error");
    assert.equal(
      notebook.scheduler.stateOf("b").error?.message,
      "This cell waits for cell 1, which has an error.",
    );
  });

  it("marks what follows a failed cell as out of date, with the names it reads", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = a;", c: "b" });
    notebook.run("a");
    await notebook.settled();
    notebook.edit("a", "const a = null.x;");
    notebook.run("a");
    await notebook.settled();
    assert.deepEqual(notebook.scheduler.stateOf("b"), { state: "stale", changed: ["a"] });
    assert.deepEqual(notebook.scheduler.stateOf("c"), { state: "stale", changed: ["b"] });
  });
});

describe("a manual cell", () => {
  const cells = {
    data: "const data = 1;",
    train: { source: "const model = data * 2;", manual: true, ms: 3_100 },
    use: "model + data",
  };

  it("does not run by itself, and neither does what needs it", async () => {
    const notebook = openNotebook(cells);
    notebook.run("data");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["data"]);
    assert.equal(notebook.scheduler.stateOf("train").state, "idle");
  });

  it("is asked for by the cell that needs its value", async () => {
    const notebook = openNotebook(cells);
    notebook.run("use");
    await notebook.settled();
    assert.equal(
      notebook.scheduler.stateOf("use").error?.message,
      "This cell needs cell 2, about 3 s.",
    );
    assert.deepEqual(notebook.ran, []);
  });

  it("runs when it is pressed, with what needs it", async () => {
    const notebook = openNotebook(cells);
    notebook.run("train");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["data", "train", "use"]);
  });

  it("is out of date once what it reads has changed, and its old value still serves", async () => {
    const notebook = openNotebook(cells);
    notebook.run("train");
    await notebook.settled();
    notebook.edit("data", "const data = 10;");
    notebook.run("data");
    await notebook.settled();
    assert.deepEqual(notebook.scheduler.stateOf("train"), { state: "stale", changed: ["data"] });
    assert.equal(notebook.scheduler.stateOf("use").state, "stale");
    notebook.run("use");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("use").state, "done");
    assert.equal(notebook.lastOutput("use"), "12");
  });
});

describe("an input", () => {
  const cells = {
    rate: "const rate = view(slider({ min: 0, max: 10, step: 1 }));",
    twice: "const twice = rate * 2;",
    other: "const other = 1;",
  };

  it("runs again what reads it, and only that", async () => {
    const notebook = openNotebook(cells);
    notebook.run("rate");
    await notebook.settled();
    notebook.ran.length = 0;
    notebook.scheduler.setInput("rate", 4);
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["twice"]);
    assert.equal(notebook.values.twice, 8);
  });

  it("counts before anything has run", async () => {
    const notebook = openNotebook(cells);
    notebook.scheduler.setInput("rate", 3);
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["rate", "twice"]);
    assert.equal(notebook.values.twice, 6);
  });

  it("skips values that come while an earlier one is worked off", async () => {
    const notebook = openNotebook(cells);
    notebook.run("rate");
    await notebook.settled();
    notebook.ran.length = 0;
    for (let value = 1; value <= 9; value++) notebook.scheduler.setInput("rate", value);
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["twice", "twice"]);
    assert.equal(notebook.values.twice, 18);
  });

  it("lets one move reach the last reader before the next move starts with the first", async () => {
    const notebook = openNotebook({ ...cells, last: "const last = twice + 1;" });
    notebook.run("rate");
    await notebook.settled();
    notebook.ran.length = 0;
    notebook.scheduler.setInput("rate", 1);
    while (notebook.ran.length === 0) await setImmediate();
    notebook.scheduler.setInput("rate", 2);
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["twice", "last", "twice", "last"]);
    assert.equal(notebook.values.last, 5);
  });

  it("whose reader was taken out of the queue runs it when something needs it", async () => {
    const notebook = openNotebook({ ...cells, last: "const last = twice + 1;" });
    notebook.run("rate");
    await notebook.settled();
    notebook.run("other");
    notebook.scheduler.setInput("rate", 5);
    notebook.scheduler.cancel("twice");
    await notebook.settled();
    assert.deepEqual(notebook.scheduler.stateOf("twice"), { state: "stale", changed: ["rate"] });
    notebook.run("last");
    await notebook.settled();
    assert.equal(notebook.values.last, 11);
  });

  it("that moves while a manual cell runs leaves it out of date", async () => {
    const notebook = openNotebook({
      ...cells,
      twice: { source: "await tick(); const twice = rate * 2;", manual: true },
    });
    notebook.run("twice");
    while (notebook.scheduler.stateOf("twice").state !== "running") await setImmediate();
    notebook.scheduler.setInput("rate", 4);
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("twice").state, "stale");
  });

  it("that its own cell reads runs the cell again", async () => {
    const notebook = openNotebook({
      rate: "const rate = view(number({ value: 1 })); const r = rate + 1;",
    });
    notebook.run("rate");
    await notebook.settled();
    notebook.scheduler.setInput("rate", 5);
    await notebook.settled();
    assert.equal(notebook.values.r, 6);
  });

  it("keeps its value over a stop", async () => {
    const notebook = openNotebook(cells);
    notebook.scheduler.setInput("rate", 3);
    await notebook.settled();
    notebook.scheduler.stop();
    notebook.run("twice");
    await notebook.settled();
    assert.equal(notebook.values.twice, 6);
  });

  it("does not start a manual cell", async () => {
    const notebook = openNotebook({ ...cells, twice: { source: cells.twice, manual: true } });
    notebook.run("twice");
    await notebook.settled();
    notebook.scheduler.setInput("rate", 4);
    await notebook.settled();
    assert.deepEqual(notebook.scheduler.stateOf("twice"), { state: "stale", changed: ["rate"] });
  });
});

describe("stop", () => {
  it("ends a promise that never resolves, and the queue goes back to what it was", async () => {
    const notebook = openNotebook({ a: "const a = await new Promise(() => {});", b: "a" });
    notebook.run("a");
    await setImmediate();
    notebook.scheduler.stop();
    assert.deepEqual(notebook.scheduler.stateOf("a"), { state: "stopped" });
    assert.equal(notebook.scheduler.stateOf("b").state, "idle");
    await notebook.settled();
  });

  it("loses all values, and the next run rebuilds what it needs", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = a + 1;" });
    notebook.run("a");
    await notebook.settled();
    notebook.scheduler.stop();
    notebook.ran.length = 0;
    notebook.run("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "b"]);
  });

  it("leaves out of date what a last move of an input has not reached", async () => {
    const notebook = openNotebook({
      x: "const x = view(number({ value: 0 }));",
      first: "const first = x;",
      second: "await new Promise(() => {}); const second = first;",
    });
    notebook.scheduler.setInput("x", 1);
    while (notebook.scheduler.stateOf("second").state !== "running") await setImmediate();
    notebook.scheduler.setInput("x", 2);
    notebook.scheduler.stop();
    assert.deepEqual(notebook.scheduler.stateOf("first"), { state: "stale", changed: ["x"] });
    assert.deepEqual(notebook.scheduler.stateOf("second"), { state: "stopped" });
  });

  it("says of a pressed cell that waited that it was stopped before its turn", async () => {
    const notebook = openNotebook({ endless: "await new Promise(() => {});", a: "1" });
    notebook.run("endless");
    notebook.run("a");
    while (notebook.ran.length === 0) await setImmediate();
    notebook.scheduler.stop();
    assert.deepEqual(notebook.scheduler.stateOf("a"), { state: "stopped", waited: true });
    notebook.run("a");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["endless", "a"]);
  });

  it("keeps a cell from running again for others until it is asked for or changed", async () => {
    const notebook = openNotebook({ a: "await new Promise(() => {}); const a = 1;", b: "a" });
    notebook.run("a");
    while (notebook.ran.length === 0) await setImmediate();
    notebook.scheduler.stop();
    notebook.run("b");
    await notebook.settled();
    const { state, error } = notebook.scheduler.stateOf("b");
    assert.equal(state, "error");
    assert.equal(error?.message, "This cell needs cell 1, which did not come to its end.");
    notebook.edit("a", "const a = 1;");
    notebook.run("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "a", "b"]);
  });

  it("while the realm is opening keeps that realm, which has run nothing", async () => {
    const notebook = openNotebook({ a: "const a = 1;" });
    notebook.run("a");
    notebook.scheduler.stop();
    notebook.run("a");
    await notebook.settled();
    assert.equal(notebook.opened, 1);
    assert.deepEqual(notebook.ran, ["a"]);
    assert.equal(notebook.scheduler.stateOf("a").state, "done");
  });
});

describe("a cell that runs and is pressed again", () => {
  it("goes on if its text is the same", async () => {
    const notebook = openNotebook({ a: "await tick(); const a = 1;" });
    notebook.run("a");
    while (notebook.ran.length === 0) await setImmediate();
    notebook.run("a");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a"]);
  });

  it("begins again with its new text, and what waited runs after it", async () => {
    const notebook = openNotebook({
      a: "const a = 1;",
      b: "await new Promise(() => {}); const b = a;",
      other: "const other = a + 10;",
    });
    notebook.run("b");
    while (!notebook.ran.includes("b")) await setImmediate();
    notebook.run("other");
    notebook.edit("b", "const b = a + 1;");
    notebook.run("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "b", "a", "b", "other"]);
    assert.deepEqual(notebook.values, { a: 1, b: 2, other: 11 });
    assert.equal(notebook.scheduler.stateOf("b").state, "done");
  });
});

describe("a realm that dies", () => {
  it("leaves its cell with a reason, and the next press finds a fresh one", async () => {
    const notebook = openNotebook({
      a: "const a = 1;",
      b: "await new Promise(() => {}); const b = a;",
      c: "const c = a + 1;",
    });
    notebook.run("b");
    while (!notebook.ran.includes("b")) await setImmediate();
    notebook.run("c");
    notebook.realms.at(-1)?.onLost("silence");
    assert.equal(notebook.scheduler.stateOf("b").error?.name, "OutOfMemory");
    assert.deepEqual(notebook.scheduler.stateOf("c"), { state: "stopped", waited: true });
    notebook.ran.length = 0;
    notebook.run("c");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "c"]);
    assert.equal(notebook.values.c, 2);
  });

  it("is not heard once it has been closed", async () => {
    const notebook = openNotebook({ a: "const a = 1;" });
    notebook.run("a");
    await notebook.settled();
    const [old] = notebook.realms;
    notebook.scheduler.stop();
    notebook.run("a");
    old?.onLost("silence");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("a").state, "done");
  });
});

describe("cancel", () => {
  it("takes a cell and what waits for it out of the queue", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = a;", c: "b", d: "a" });
    notebook.run("a");
    notebook.scheduler.cancel("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "d"]);
    assert.equal(notebook.scheduler.stateOf("b").state, "idle");
  });
});

describe("a cell that changed while it ran and was to run again", () => {
  it("is out of date if that second run is cancelled", async () => {
    const notebook = openNotebook({
      x: "const x = view(number({ value: 1 }));",
      b: "await tick(); await tick(); const b = x;",
    });
    notebook.run("x");
    while (!notebook.ran.includes("b")) await setImmediate();
    notebook.run("x");
    while (notebook.scheduler.stateOf("b").state !== "queued") await setImmediate();
    notebook.scheduler.cancel("b");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("b").state, "stale");
  });
});

describe("an edit", () => {
  it("marks the cell and what needs it as out of date", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "a" });
    notebook.run("a");
    await notebook.settled();
    notebook.edit("a", "const a = 2;");
    assert.equal(notebook.scheduler.stateOf("a").state, "stale");
    assert.deepEqual(notebook.scheduler.stateOf("b"), { state: "stale", changed: ["a"] });
  });

  it("while the cell waits for its realm is what runs, with what it newly needs", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "1" });
    notebook.run("b");
    notebook.edit("b", "const b = a + 41;");
    notebook.run("b");
    await notebook.settled();
    assert.deepEqual(notebook.ran, ["a", "b"]);
    assert.equal(notebook.values.b, 42);
    const states = notebook.changes
      .filter(({ cell }) => cell === "b")
      .map(({ state }) => state.state);
    assert.deepEqual([states[0], ...states.slice(-2)], ["running", "running", "done"]);
    assert.ok(states.includes("queued"));
  });

  it("while the cell runs leaves its result out of date", async () => {
    const notebook = openNotebook({ a: "await tick(); const a = 1;", b: "const b = a;" });
    notebook.run("a");
    await setImmediate();
    notebook.edit("a", "const a = 2;");
    await notebook.settled();
    notebook.run("b");
    await notebook.settled();
    assert.equal(notebook.values.b, 2);
  });

  it("of a manual cell while it runs leaves no value behind", async () => {
    const notebook = openNotebook({
      a: { source: "await tick(); const a = 1;", manual: true },
      b: "const b = a;",
    });
    notebook.run("a");
    while (notebook.ran.length === 0) await setImmediate();
    notebook.edit("a", "const a = 2;");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("a").state, "stale");
    notebook.run("b");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("b").error?.message, "This cell needs cell 1.");
  });

  it("that makes a second definition is an error of both cells, and mending one mends both", () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "const b = 1;" });
    notebook.edit("b", "const a = 2;");
    assert.equal(notebook.scheduler.stateOf("a").state, "error");
    assert.equal(notebook.scheduler.stateOf("b").state, "error");
    notebook.edit("b", "const b = 2;");
    assert.equal(notebook.scheduler.stateOf("a").state, "stale");
  });

  it("adds an ancestor to a queued cell that now needs it", async () => {
    const notebook = openNotebook({
      slow: "await tick(); const slow = 1;",
      a: "const a = 1;",
      b: "const b = slow;",
    });
    notebook.run("b");
    notebook.scheduler.edit("b", compileCell("const b = slow + a;", { id: "b" }));
    await notebook.settled();
    assert.equal(notebook.values.b, 2);
  });
});

describe("reports", () => {
  /** A scheduler whose realm says what the test makes it say. */
  async function withMute(ids: string[]) {
    const sent: Request[] = [];
    const heard: Report[] = [];
    const realm: Realm = {
      send: (request) => void sent.push(request),
      onReport: () => {},
      onLost: () => {},
      close() {},
    };
    const scheduler = new Scheduler({
      cells: ids.map((id) => ({ compiled: compileCell("1", { id }), manual: false, seed: 1 })),
      realm: async () => realm,
      onChange: () => {},
      onReport: (report) => void heard.push(report),
    });
    const done = (cell: string, run: number) => realm.onReport({ type: "done", cell, run, ms: 1 });
    return { scheduler, sent, heard, done, say: (report: Report) => realm.onReport(report) };
  }

  it("of an older run are dropped", async () => {
    const { scheduler, heard, done, say } = await withMute(["a"]);
    scheduler.run("a");
    await setImmediate();
    done("a", 1);
    scheduler.run("a");
    await setImmediate();
    say({ type: "output", cell: "a", run: 1, slot: 0, output: { type: "text", text: "old" } });
    done("a", 1);
    assert.equal(scheduler.stateOf("a").state, "running");
    assert.equal(heard.length, 1);
  });

  it("of an end that was already told do not end the next cell", async () => {
    const { scheduler, done } = await withMute(["a", "b", "c"]);
    scheduler.run("a");
    await setImmediate();
    scheduler.run("b");
    scheduler.run("c");
    done("a", 1);
    await setImmediate();
    done("a", 1);
    assert.equal(scheduler.stateOf("b").state, "running");
    assert.equal(scheduler.stateOf("c").state, "queued");
  });
});

describe("a realm that does not open", () => {
  it("is the error of the cell, and the next press tries again", async () => {
    const notebook = openNotebook({ a: "const a = 1;", b: "a" }, { failures: 1 });
    notebook.run("a");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("a").error?.message, "the realm does not open");
    assert.equal(notebook.scheduler.stateOf("b").state, "idle");
    notebook.run("a");
    await notebook.settled();
    assert.equal(notebook.scheduler.stateOf("a").state, "done");
  });
});
