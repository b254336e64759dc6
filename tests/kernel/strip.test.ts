import assert from "node:assert/strict";
import { test } from "node:test";
import { type Token, parse } from "acorn";
import ts from "typescript";
import { children, isNode, parseJavaScript, parseTypeScript } from "../../src/kernel/parse.ts";
import { stripTypes } from "../../src/kernel/strip.ts";
import { sampleCells } from "./sample-cells.ts";

test("blanked text means what TypeScript's own erasure means", () => {
  for (const source of sampleCells) {
    assert.deepEqual(meaning(strip(source)), meaning(transpile(source)), source);
  }
});

test("a blanked text has the same length and the same lines", () => {
  for (const source of sampleCells) {
    const text = strip(source);
    assert.equal(text.length, source.length);
    assert.deepEqual(lineBreaks(text), lineBreaks(source));
  }
});

test("what remains stands where it stood", () => {
  for (const source of sampleCells) {
    const { text, types } = stripTypes(source, parseTypeScript(source));
    const tokens: Token[] = [];
    parseJavaScript(text, { tokens });
    for (const { start, end } of tokens) {
      if (types.some(([from, to]) => start >= from && start < to)) continue;
      assert.equal(text.slice(start, end), source.slice(start, end), source);
    }
  }
});

test("blanked ranges are ordered and do not meet", () => {
  for (const source of sampleCells) {
    const { types } = stripTypes(source, parseTypeScript(source));
    for (const [index, [start, end]] of types.entries()) {
      assert.ok(start < end && start > (types[index - 1]?.[1] ?? -1), source);
    }
  }
});

for (const [source, type] of [
  ["enum Color { red }", "TSEnumDeclaration"],
  ["const enum Color { red }", "TSEnumDeclaration"],
  ["namespace Tools { export const x = 1 }", "TSModuleDeclaration"],
  ["class A { constructor(private x: number) {} }", "TSParameterProperty"],
  ["const x = <number>y", "TSTypeAssertion"],
  ['import x = require("x")', "TSImportEqualsDeclaration"],
  ["export = x", "TSExportAssignment"],
  ["@logged class A {}", "Decorator"],
  ["const x = a - b as number * 2", "TSAsExpression"],
] as const) {
  test(`${source} is refused, not translated`, () => {
    assert.equal(stripTypes(source, parseTypeScript(source)).refused?.type, type);
  });
}

test("a cast inside a calculation is refused only where it binds differently", () => {
  for (const source of [
    "(a - b as number) * 2",
    "a * b as number + 2",
    "a as number * 2",
    "((a - b) as number) * 2",
    "(a - b) as number * 2",
  ]) {
    assert.equal(stripTypes(source, parseTypeScript(source)).refused, undefined, source);
    assert.deepEqual(meaning(strip(source)), meaning(transpile(source)), source);
  }
});

function strip(source: string): string {
  return stripTypes(source, parseTypeScript(source)).text;
}

function transpile(source: string): string {
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      moduleDetection: ts.ModuleDetectionKind.Force,
      verbatimModuleSyntax: true,
      useDefineForClassFields: true,
    },
  }).outputText;
}

/** The tree without positions, spelling of literals, empty statements and TypeScript's `export {}`. */
function meaning(text: string): unknown {
  return bare(parse(text, { ecmaVersion: "latest", sourceType: "module" }));
}

function bare(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((item) => !isNothing(item)).map(bare);
  if (typeof part !== "object" || part === null || part instanceof RegExp) return part;
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key]) => !["start", "end", "raw", "directive"].includes(key))
      .map(([key, value]) => [key, bare(value)]),
  );
}

function isNothing(item: unknown): boolean {
  if (!isNode(item)) return false;
  return (
    item.type === "EmptyStatement" ||
    (item.type === "ExportNamedDeclaration" && !item.source && children(item).length === 0)
  );
}

function lineBreaks(text: string): number[] {
  return [...text.matchAll(/[\r\n]/g)].map(({ index }) => index);
}
