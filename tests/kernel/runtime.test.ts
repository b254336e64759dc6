// The runtime with cells compiled from text: values, errors, faults of execution.

import assert from "node:assert/strict";
import { setImmediate, setTimeout } from "node:timers/promises";
import { describe, it } from "node:test";
import { compileCell } from "../../src/kernel/compile.ts";
import { failure, openRealm, shown, values } from "./realm.ts";

describe("running a cell", () => {
  it("shows the value of its last expression", async () => {
    const realm = openRealm();
    const reports = await realm.run("const z = 0.5;\nz * 2");
    assert.deepEqual(shown(reports), [{ type: "value", value: { kind: "number", text: "1" } }]);
    assert.equal(reports.at(-1)?.type, "done");
  });

  it("keeps its names for other cells, until it runs again", async () => {
    const realm = openRealm();
    await realm.run("const a = 1; const b = 2;", { id: "one" });
    assert.deepEqual(values(await realm.run("const c = a + b;", { id: "two" })), { c: 3 });
    await realm.run("const a = 5;", { id: "one" });
    const error = failure(await realm.run("const c = a + b;", { id: "two" }));
    assert.equal(
      error?.message,
      "This cell waits for `b`: the cell that defines it has not run, or has an error.",
    );
  });

  it("gives no names if it fails", async () => {
    const realm = openRealm();
    await realm.run("const a = 1; throw new Error('no')", { id: "one" });
    assert.equal(failure(await realm.run("a", { id: "two" }))?.name, "Waiting");
  });

  it("keeps a promise as a promise", async () => {
    const realm = openRealm();
    await realm.run("const later = Promise.resolve(4);", { id: "one" });
    assert.deepEqual(values(await realm.run("const now = await later;", { id: "two" })), {
      now: 4,
    });
  });

  it("repeats its randomness from its seed", async () => {
    const realm = openRealm();
    const source = "const r = Math.random();";
    const first = values(await realm.run(source, { seed: 7 }));
    assert.deepEqual(values(await realm.run(source, { seed: 7 })), first);
    assert.notDeepEqual(values(await realm.run(source, { seed: 8 })), first);
  });

  it("resets the library's randomness to the seed", async () => {
    const seeds: number[] = [];
    const realm = openRealm({ randomReset: (seed) => void seeds.push(seed) });
    await realm.run("1", { seed: 3 });
    assert.deepEqual(seeds, [3]);
  });

  it("reports numbers, short texts, truth values and tensors of one element by name", async () => {
    class Tensor {}
    const realm = openRealm({
      modules: { nn: { Tensor }, plot: {} },
      describe: (value) =>
        value instanceof Tensor
          ? {
              ...{ type: "tensor", shape: [1, 1], dtype: "float32", ink: "value", values: [0.25] },
              ...{ cut: false, minimum: 0, maximum: 0, mean: 0, standardDeviation: 0, nan: 0 },
            }
          : undefined,
    });
    const reports = await realm.run(
      'import { Tensor } from "nn"; const n = 1; const s = "a"; const t = true; const o = {}; const loss = new Tensor();',
    );
    assert.deepEqual(values(reports), { n: 1, s: "a", t: true, loss: 0.25 });
  });

  it("takes requests one at a time, in order", async () => {
    const realm = openRealm();
    const first = realm.run("await tick(); await tick(); const a = 1;", { id: "one" });
    const second = realm.run("const b = a + 1;", { id: "two" });
    await first;
    assert.deepEqual(values(await second), { b: 2 });
  });

  it("loads a cell's script once, as long as it does not change", async () => {
    let loads = 0;
    const { loadScript } = await import("./realm.ts");
    const realm = openRealm({
      load: (text) => {
        loads += 1;
        return loadScript(text);
      },
    });
    await realm.run("const a = 1;");
    await realm.run("const a = 1;");
    await realm.run("const a = 2;");
    assert.equal(loads, 2);
  });

  it("ends with its error whatever was thrown", async () => {
    const realm = openRealm();
    const trap = "new Proxy({}, { getPrototypeOf: () => { throw 1; }, get: () => { throw 2; } })";
    assert.equal((await realm.run(`throw ${trap};`)).at(-1)?.type, "failed");
    assert.equal((await realm.run("1 + 1")).at(-1)?.type, "done");
  });

  it("ends, and says why, when a cell has broken what the notebook is made of", async () => {
    const realm = openRealm();
    const { set } = Map.prototype;
    const next = compileCell("const one = 1;", { id: "next" });
    try {
      await realm.run("Map.prototype.set = () => { throw new Error('mine'); };", { id: "vandal" });
      const failed = failure(await realm.run(next));
      assert.equal(failed?.name, "BrokenRealm");
    } finally {
      Map.prototype.set = set;
    }
    assert.equal((await realm.run("1 + 1")).at(-1)?.type, "done");
  });

  it("aborts the invalidation of the run before", async () => {
    const realm = openRealm();
    await realm.run("const calls = [];", { id: "calls" });
    const source = 'invalidation.addEventListener("abort", () => calls.push(1));';
    await realm.run(source, { id: "cell" });
    await realm.run(source, { id: "cell" });
    assert.deepEqual(values(await realm.run("const count = calls.length;", { id: "count" })), {
      count: 1,
    });
  });
});

describe("an input", () => {
  const source = "const rate = view(slider({ min: 0, max: 2, value: 1, label: 'η' }));\nrate";

  it("starts at the author's value and is reported", async () => {
    const reports = await openRealm().run(source);
    const input = reports.find((report) => report.type === "input");
    assert.deepEqual(input?.type === "input" && input.input, {
      ...{
        kind: "slider",
        label: "η",
        value: 1,
        min: 0,
        max: 2,
        step: 0.01,
        unit: "",
        scale: "linear",
      },
    });
    assert.deepEqual(values(reports), { rate: 1 });
  });

  it("has the reader's value if that fits, else the author's", async () => {
    const realm = openRealm();
    assert.deepEqual(values(await realm.run(source, { inputs: { rate: 1.5 } })), { rate: 1.5 });
    assert.deepEqual(values(await realm.run(source, { inputs: { rate: 99 } })), { rate: 1 });
    assert.deepEqual(values(await realm.run(source, { inputs: { rate: "x" } })), { rate: 1 });
  });

  it("can be set without running its cell", async () => {
    const realm = openRealm();
    await realm.run(source, { id: "input" });
    await realm.set("rate", 0.5);
    assert.deepEqual(values(await realm.run("const r = rate;", { id: "reader" })), { r: 0.5 });
    await realm.set("rate", 77);
    assert.deepEqual(values(await realm.run("const r = rate;", { id: "reader" })), { r: 0.5 });
  });

  it("that is none is an error at its place", async () => {
    const error = failure(await openRealm().run("const a = 1;\nconst rate = view(0.1);"));
    assert.match(error?.message ?? "", /^view: rate is given 0.1; expected slider/);
    assert.equal(error?.line, 2);
  });
});

describe("an error", () => {
  it("has its place in the author's text", async () => {
    const error = failure(await openRealm().run("const a = null;\nconst b = 1;\n\na.x"));
    assert.equal(error?.name, "TypeError");
    assert.deepEqual([error?.line, error?.column], [4, 1]);
  });

  it("may be anything that can be thrown", async () => {
    const realm = openRealm();
    const message = async (source: string) => failure(await realm.run(source))?.message;
    assert.equal(await message('throw "a text"'), "The cell threw a text");
    assert.equal(await message("throw { code: 1 }"), "The cell threw { code: 1 }");
    assert.equal(await message("throw undefined"), "The cell threw undefined");
  });

  it("is read without calling its code", async () => {
    const realm = openRealm();
    const reports = await realm.run(`
      const bomb = () => { globalThis.exploded = true; return "boom"; };
      const error = new Error();
      for (const key of ["message", "name", "stack", "hint"]) Object.defineProperty(error, key, { get: bomb });
      error.toString = error.toJSON = bomb;
      throw error;`);
    assert.equal(failure(reports)?.name, "Error");
    const trap = await realm.run(
      "const all = { get: () => { globalThis.exploded = true; } }; throw new Proxy(new Error(), all);",
    );
    assert.equal(failure(trap)?.message, "The cell threw Proxy");
    assert.equal("exploded" in globalThis, false);
  });

  it("of endless recursion says what to look for, and the next cell runs", async () => {
    const realm = openRealm();
    const error = failure(await realm.run("function f() { return f() + 1; }\nf()"));
    assert.equal(error?.name, "RangeError");
    assert.match(error?.hint ?? "", /calls itself/);
    assert.deepEqual(values(await realm.run("const a = 1;", { id: "next" })), { a: 1 });
  });

  it("of an array too large is an ordinary error", async () => {
    const error = failure(await openRealm().run("new Float64Array(2 ** 53)"));
    assert.equal(error?.name, "RangeError");
  });

  it("of a name that a module does not have names the nearest one", async () => {
    const realm = openRealm();
    assert.deepEqual(failure(await realm.run('import { rleu } from "nn";')), {
      name: "ImportError",
      message: 'There is no `rleu` in "nn".',
      hint: "Did you mean `relu`?",
      replacement: "relu",
      line: 1,
      column: 10,
      endLine: 1,
      endColumn: 14,
    });
    const error = failure(await realm.run('import * as nn from "nn";\nnn.rleu(1)'));
    assert.equal(error?.message, 'There is no rleu in "nn". Did you mean relu?');
    assert.equal(error?.line, 2);
  });

  it("keeps what was shown before it", async () => {
    const reports = await openRealm().run('display("before"); throw new Error("no")');
    assert.deepEqual(shown(reports), [{ type: "text", text: "before" }]);
  });

  it("that comes after the end belongs to the cell it comes from, with its place", async () => {
    const realm = openRealm();
    await realm.run("const later = () => {\n  globalThis.late = new Error('late');\n};", {
      id: "one",
    });
    await realm.run("later();", { id: "two" });
    realm.runtime.lateError((globalThis as { late?: unknown }).late);
    const report = realm.reports.at(-1);
    assert.equal(report?.cell, "one");
    assert.equal(
      report?.type === "output" && report.output.type === "error" && report.output.error.line,
      2,
    );
  });

  it("that comes after the end from nowhere belongs to the cell that ran last", async () => {
    const realm = openRealm();
    await realm.run("1", { id: "one" });
    await realm.run("2", { id: "two" });
    realm.runtime.lateError(new Error("nobody's"));
    const report = realm.reports.at(-1);
    assert.equal(report?.cell, "two");
    assert.deepEqual(report?.type === "output" && report.output, {
      type: "error",
      error: { name: "Error", message: "After the cell had finished: nobody's" },
    });
  });

  it("that comes late again and again is shown ten times", async () => {
    const realm = openRealm();
    await realm.run("1");
    for (let i = 0; i < 100; i++) realm.runtime.lateError(new Error("again"));
    assert.equal(realm.reports.filter((report) => report.type === "output").length, 11);
  });
});

describe("output", () => {
  it("of a million lines keeps the first thousand and costs little", async () => {
    const realm = openRealm();
    const start = performance.now();
    const reports = await realm.run("for (let i = 0; i < 1e6; i++) console.log(i);");
    const took = performance.now() - start;
    const [log] = shown(reports);
    assert.equal(log?.type === "log" && log.lines.length, 1_000);
    assert.equal(log?.type === "log" && log.dropped, 999_000);
    assert.ok(took < 200, `took ${took} ms`);
    assert.ok(reports.length < 20, `${reports.length} reports`);
  });

  it("of long lines is kept to 256 KB", async () => {
    const reports = await openRealm().run(
      'for (let i = 0; i < 10; i++) console.log("x".repeat(1e5));',
    );
    const [log] = shown(reports);
    const size =
      log?.type === "log" ? log.lines.reduce((sum, { text }) => sum + text.length, 0) : 0;
    assert.ok(size > 200_000 && size < 270_000, String(size));
  });

  it("of one slot is sent at most thirty times a second, the last always", async () => {
    const reports = await openRealm().run(
      "const slot = display(0);\nfor (let i = 1; i <= 1e4; i++) slot.update(i);",
    );
    const outputs = reports.filter((report) => report.type === "output");
    assert.ok(outputs.length < 20, `${outputs.length} reports`);
    assert.deepEqual(shown(reports), [{ type: "value", value: { kind: "number", text: "10000" } }]);
  });

  it("that waits is sent while the cell waits for something else", async () => {
    const realm = openRealm();
    const run = realm.run(
      "const slot = display(0); slot.update(1); await new Promise((go) => setTimeout(go, 150));",
    );
    await setTimeout(100);
    assert.deepEqual(shown(realm.reports), [
      { type: "value", value: { kind: "number", text: "1" } },
    ]);
    await run;
  });

  it("of more than a hundred slots is counted", async () => {
    const outputs = shown(await openRealm().run("for (let i = 0; i < 5000; i++) display(i);"));
    assert.equal(outputs.length, 101);
    const last = outputs.at(-1);
    assert.match(last?.type === "text" ? last.text : "", /^4900 more outputs are not shown/);
  });

  it("of a run that has been replaced is dropped", async () => {
    const realm = openRealm();
    await realm.run("const slot = display(2); globalThis.oldSlot ??= slot;", { id: "again" });
    await realm.run("const slot = display(3); globalThis.oldSlot ??= slot;", { id: "again" });
    const count = realm.reports.length;
    (globalThis as { oldSlot?: { update(value: unknown): void } }).oldSlot?.update("old");
    await setImmediate();
    assert.equal(realm.reports.length, count);
  });

  it("of a function defined in another cell belongs to the cell that runs", async () => {
    const realm = openRealm();
    await realm.run("const say = (x) => console.log(x);", { id: "one" });
    const [log] = shown(await realm.run('say("hello");', { id: "two" }));
    assert.deepEqual(log, { type: "log", lines: [{ level: "log", text: "hello" }], dropped: 0 });
  });

  it("with a type of the learner's own is a value like any other", async () => {
    const [output] = shown(await openRealm().run('({ type: "formula", tex: "x" })'));
    assert.equal(output?.type, "value");
  });

  it("that cannot leave the realm is said to be so", async () => {
    const [output] = shown(await openRealm().run("const f = formula('x'); f.tex = () => 1; f"));
    assert.deepEqual(output, {
      type: "text",
      text: "This output holds something that cannot be shown.",
    });
  });

  it("of a mark that is not in a chart is the chart of it alone", async () => {
    const [output] = shown(
      await openRealm().run('import { lineY } from "plot";\nlineY([1, 2, 3])'),
    );
    assert.equal(output?.type, "plot");
  });
});

describe("progress", () => {
  it("tells its beginning and its end, and little between", async () => {
    const reports = await openRealm().run(
      'let sum = 0; for (const i of progress(range(20000), { label: "Epoch" })) sum += i;',
    );
    const told = reports.flatMap((report) => (report.type === "progress" ? [report.progress] : []));
    assert.ok(told.length < 20);
    assert.deepEqual(
      { ...told[0], elapsedMs: 0 },
      { value: 0, total: 20_000, label: "Epoch", elapsedMs: 0 },
    );
    assert.equal(told.at(-1)?.value, 20_000);
    assert.deepEqual(values(reports), { sum: 199_990_000 });
  });

  it("stops where a loop is left", async () => {
    const reports = await openRealm().run("for (const i of progress(10)) if (i === 3) break;");
    const told = reports.flatMap((report) => (report.type === "progress" ? [report.progress] : []));
    assert.equal(told.at(-1)?.value, 3);
  });

  it("walks through asynchronous steps, whose number nobody knows", async () => {
    const reports = await openRealm().run(
      "async function* steps() { yield 1; yield 2; }\nlet sum = 0; for await (const s of progress(steps())) sum += s;",
    );
    assert.deepEqual(values(reports), { sum: 3 });
    const told = reports.find((report) => report.type === "progress");
    assert.equal(told?.type === "progress" && told.progress.total, null);
  });

  it("of something that cannot be walked is an error", async () => {
    const error = failure(await openRealm().run("progress({ a: 1 })"));
    assert.equal(
      error?.message,
      "progress: cannot walk through { a: 1 }; expected a number or a list, as range(200)",
    );
  });
});
