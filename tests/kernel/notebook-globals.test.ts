// The declarations of the notebook's own names: complete, and with the types that cells rely on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import ts from "typescript";
import { notebookNames } from "../../src/kernel/builtins.ts";
import { Display } from "../../src/kernel/display.ts";
import { Invalidation } from "../../src/kernel/invalidation.ts";
import { notebookFunctions } from "../../src/kernel/notebook.ts";
import { Timers } from "../../src/kernel/timers.ts";
import { HandClock } from "./hand-clock.ts";

const path = new URL("../../src/kernel/notebook-globals.d.ts", import.meta.url).pathname;

/** Names of the language's surroundings that the same file declares. */
const surroundings = ["queueMicrotask", "structuredClone", "performance"];

const cell = `
import * as Plot from "${new URL("../../src/kernel/plot.ts", import.meta.url).pathname}";
const rate: number = view(slider({ min: 0.01, max: 2, value: 0.1, scale: "log" }));
const count: number = view(number({ value: 3 }));
const kind: "relu" | "tanh" = view(select({ options: ["relu", "tanh"] }));
const shown: boolean = view(toggle({ label: "points" }));
const presses: number = view(button({ label: "again" }));
const handle = display(rate);
const history: { epoch: number; loss: number }[] = [];
for (const epoch of progress(range(200), { label: "Epoch" })) {
  history.push({ epoch, loss: epoch * rate });
  handle.update(table(history, { digits: { loss: 3 }, inks: { loss: "grad" } }));
}
for await (const step of progress(100)) console.log(step + 1);
invalidation.addEventListener("abort", () => clearInterval(setInterval(() => {}, 100)));
await tick();
display(formula\`\\\\sigma(\${rate})\`);
display(network({ layers: [2, { label: "a", activation: "tanh", size: 3 }, 1] }));
display(heatmap([[1, 2], [3, 4]], { ink: "param" }));
display(surface((x, y) => x * y * count, { size: 20 }));
display(surface((points) => points.map(([x = 0]) => x), { batch: true }));
display(tiles([[0, 0, 1, 1]], { columns: 1 }));
display(lossSurface((w, b) => w * w + b * b, { path: [[0, 1]] }));
Plot.plot({
  marks: [
    Plot.lineY(history, { x: "epoch", y: (row) => row.loss.toFixed(2) }),
    Plot.rectY(history, Plot.binX({ y: "count" }, { x: "loss" })),
    Plot.ruleY([0]),
  ],
});
export { kind, shown, presses };
`;

describe("the declarations of the notebook's names", () => {
  it("declare what the runtime gives, and what the compiler knows", () => {
    const text = readFileSync(path, "utf8");
    const declared = [...text.matchAll(/^ {2}(?:function|const|var) (\w+)/gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(
      declared.filter((name = "") => !surroundings.includes(name)).sort(),
      [...notebookNames].sort(),
    );
    const display = new Display({ send() {}, now: () => 0, later() {} });
    const owner = { invalidation: new Invalidation(), act() {} };
    const timers = new Timers(new HandClock()).functionsOf(owner);
    const host = { display: () => display, send() {}, now: () => 0, timers, tick: async () => {} };
    assert.deepEqual(
      Object.keys(notebookFunctions(host, new Invalidation())).sort(),
      [...notebookNames].sort(),
    );
  });

  it("give every use in a cell the type it has", () => {
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.Preserve,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.esnext.d.ts"],
      types: [],
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (name) => name === "/cell.ts" || fileExists(name);
    host.getSourceFile = (name, ...rest) =>
      name === "/cell.ts"
        ? ts.createSourceFile(name, cell, ts.ScriptTarget.ESNext)
        : getSourceFile(name, ...rest);
    const program = ts.createProgram(["/cell.ts", path], options, host);
    const errors = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line : 0;
      return `${file?.fileName}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
    assert.deepEqual(errors, []);
  });
});
