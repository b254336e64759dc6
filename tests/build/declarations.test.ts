import assert from "node:assert/strict";
import { test } from "node:test";
import ts from "typescript";
import { emitDeclarations } from "../../src/build/declarations.ts";

const harness = "tests/elements/editor/harness";
const declarations = emitDeclarations({
  modules: { nn: `${harness}/library.ts` },
  globals: `${harness}/notebook-globals.d.ts`,
});

test("declarations have doc comments and no bodies", () => {
  const text = declarations[`file:///notebook/${harness}/library.d.ts`] ?? "";
  assert.match(text, /\/\*\* The sum of all numbers\. \*\/\s+sum\(\): Tensor;/);
  assert.doesNotMatch(text, /return/);
});

test("a cell that reads them by the library's name type-checks, and its errors are found", () => {
  const cell =
    'import { tensor } from "nn";\ndisplay(tensor([[1]]).sum());\ntensor("no");\nexport {};';
  assert.deepEqual(errorsOf(cell), [
    "3: Argument of type 'string' is not assignable to parameter of type 'number[][]'.",
  ]);
});

test("a missing source is named", () => {
  assert.throws(
    () =>
      emitDeclarations({
        modules: { nn: "src/absent.ts" },
        globals: `${harness}/notebook-globals.d.ts`,
      }),
    { message: "declarations: there is no src/absent.ts" },
  );
});

/** Errors of a cell at the root of the checker's files, as the editor's worker sees them. */
function errorsOf(cell: string): string[] {
  const files: Record<string, string> = { ...declarations, "file:///cell-a.ts": cell };
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  const host = ts.createCompilerHost(options);
  const read = (name: string) =>
    files[name] ?? (name.startsWith("file:") ? undefined : ts.sys.readFile(name));
  Object.assign(host, {
    fileExists: (name: string) => read(name) !== undefined,
    readFile: read,
    directoryExists: undefined,
    getSourceFile: (name: string, target: ts.ScriptTarget) => {
      const text = read(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, target);
    },
  });
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
