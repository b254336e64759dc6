import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { compileCell } from "../../src/kernel/compile.ts";
import { typeSuffix } from "../../src/kernel/typing.ts";

test("the suffix exports what a cell defines and imports what it reads, types marked", () => {
  const cells = compileAll({
    setup: 'import { mlp, type Tensor } from "nn"\nimport * as Plot from "plot"',
    model: "interface Row { x: number }\nconst model = mlp([1, 2]), rows: Row[] = []",
    loss: "const loss = (row: Row): Tensor => model(row.x)",
  });
  assert.equal(typeSuffix(cells, "setup"), "\n;export { mlp, Plot, type Tensor };");
  assert.equal(
    typeSuffix(cells, "model"),
    '\n;export { model, rows, type Row };import { mlp } from "./cell-setup";',
  );
  assert.equal(
    typeSuffix(cells, "loss"),
    '\n;export { loss };import { type Tensor } from "./cell-setup";import { model, type Row } from "./cell-model";',
  );
});

test("a cell that defines nothing is still a module", () => {
  assert.equal(typeSuffix(compileAll({ a: "1" }), "a"), "\n;export {};");
  assert.equal(typeSuffix([], "missing"), "\n;export {};");
});

test("names that the text exports are not exported again", () => {
  const cells = compileAll({
    a: "export const x = 1, { y, z: [w] } = q; export interface I {}; export function f() {}; const v = 1",
    b: "f(x, y, w, v)",
  });
  assert.equal(typeSuffix(cells, "a"), "\n;export { v };");
  assert.equal(typeSuffix(cells, "b"), '\n;export {};import { x, y, w, f, v } from "./cell-a";');
});

test("a value read only inside a type is imported", () => {
  const cells = compileAll({ a: "const model = { size: 1 }", b: "type Model = typeof model.size" });
  assert.match(typeSuffix(cells, "b"), /import \{ model \} from "\.\/cell-a"/);
});

test("types flow between cells, positions stay, and mistakes are found where they are", () => {
  assert.deepEqual(
    check({
      setup: 'import { tanh, type Tensor } from "nn"\nimport * as all from "nn"',
      data: "export interface Row { x: number; label?: string }\nconst rows: Row[] = [{ x: 1 }] // rows",
      model:
        "class Model { size = 2; run(row: Row): Tensor { return tanh(row.x) } }\nlet model = new Model()",
      use: "const out: Tensor = model.run(rows[0]!)\nconst wrong: string = all.tanh(out.size)\nconst again: Model = model; await again\nmodel = again",
      generic: "type Pair<T> = [T, Row]\nconst pair: Pair<number> = [1, rows[0]!]\npair",
    }),
    [
      "use 2:7 Type 'Tensor' is not assignable to type 'string'.",
      "use 4:1 Cannot assign to 'model' because it is an import.",
    ],
  );
});

function compileAll(sources: Record<string, string>) {
  return Object.entries(sources).map(([id, source]) => compileCell(source, { id }));
}

/** Type-checks cells as modules with their suffixes; `id line:column message` for each error. */
function check(sources: Record<string, string>): string[] {
  const cells = compileAll(sources);
  const files = new Map([
    [
      "/nn.d.ts",
      'declare module "nn" { export interface Tensor { size: number } export function tanh(x: number): Tensor }',
    ],
    ...Object.entries(sources).map(
      ([id, source]) => [`/cell-${id}.ts`, source + typeSuffix(cells, id)] as const,
    ),
  ]);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, text, ts.ScriptTarget.ESNext);
  };
  host.fileExists = (name) => files.has(name) || fileExists.call(host, name);
  host.readFile = (name) => files.get(name) ?? readFile.call(host, name);
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const place = file?.getLineAndCharacterOfPosition(start);
    const id = file?.fileName.replace(/^\/cell-|\.ts$/g, "");
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    return `${id} ${(place?.line ?? 0) + 1}:${(place?.character ?? 0) + 1} ${message}`;
  });
}
