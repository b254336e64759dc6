// Every cell of every chapter is right in its types, as the editor sees them: the same declarations, the same
// suffix from cell to cell, the same options.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { emitDeclarations } from "../../src/build/declarations.ts";
import { isCellFence, parseFence } from "../../src/course/fence.ts";
import { compileCell } from "../../src/kernel/compile.ts";
import { typeSuffix } from "../../src/kernel/typing.ts";

interface Cell {
  id: string;
  source: string;
  expectsError: boolean;
  /** Line of the file before the cell's first. */
  line: number;
}

const scheme = "file://";
/** A value that nobody reads is no fault: other cells, or the reader, may. */
const ignoredCodes = [6133, 6192, 6196, 6198];

const declarations = Object.fromEntries(
  Object.entries(
    emitDeclarations({
      modules: { nn: "src/nn/index.ts", plot: "src/kernel/plot.ts" },
      globals: "src/kernel/notebook-globals.d.ts",
    }),
  ).map(([path, text]) => [path.replace(scheme, ""), text]),
);

function cellsOf(text: string): Cell[] {
  return [...text.matchAll(/^```(\w+) (.*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => isCellFence(match[1], match[2]))
    .map((match) => {
      const { id, expectsError } = parseFence(match[2] ?? "");
      const line = text.slice(0, match.index).split("\n").length;
      return { id, expectsError, line, source: (match[3] ?? "").replace(/\n$/, "") };
    });
}

function faultsOf(file: string, text = readFileSync(file, "utf8")): string[] {
  const cells = cellsOf(text);
  const compiled = cells.map(({ id, source }) => compileCell(source, { id }));
  const texts = new Map(Object.entries(declarations));
  for (const { id, source } of cells) {
    texts.set(`/notebook/cell-${id}.ts`, source + typeSuffix(compiled, id));
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.directoryExists = () => true;
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    if (text === undefined) return getSourceFile(path, language, ...rest);
    return ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return cells
    .filter(({ expectsError }) => !expectsError)
    .flatMap(({ id, line }) => {
      const source = program.getSourceFile(`/notebook/cell-${id}.ts`);
      const found = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      return found
        .filter(({ code }) => !ignoredCodes.includes(code))
        .map(({ start, messageText }) => {
          const at = source?.getLineAndCharacterOfPosition(start ?? 0);
          const place = `${file}:${line + (at?.line ?? 0) + 1}:${(at?.character ?? 0) + 1}`;
          return `${place} (${id}) ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
        });
    });
}

for (const file of globSync("content/[0-9][0-9]-*.mdx").sort()) {
  test(`the cells of ${file} are right in their types`, () => {
    assert.deepEqual(faultsOf(file), []);
  });
}

test("a wrong type is found at its line and column in the chapter, across cells", () => {
  const text = [
    "Text.",
    "```ts cell id=above",
    "const size = 2;",
    "```",
    "```ts cell id=below",
    "",
    "const name: string = size;",
    "```",
  ].join("\n");
  assert.deepEqual(faultsOf("a.mdx", text), [
    "a.mdx:7:7 (below) Type 'number' is not assignable to type 'string'.",
  ]);
});

test("ids are unique in the course, and none is taken twice", () => {
  const ids = globSync("content/[0-9][0-9]-*.mdx").flatMap((file) =>
    cellsOf(readFileSync(file, "utf8")).map(({ id }) => id),
  );
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
});
