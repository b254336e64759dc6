import assert from "node:assert/strict";
import { test } from "node:test";
import { compileCell } from "../../src/kernel/compile.ts";
import { placeInCell } from "../../src/kernel/position.ts";

const url = "blob:null/5f0c2a9e-4a4c-4c39-8df3-7d0a3c0b1a11";
const isCell = (address: string) => address === url;

//                     1         2         3
//            123456789012345678901234567890123456
const text = `const xs = [1, 2]; let y = 0;
function pick(i) { if (i > 1) { return xs[i].value; } }
xs.map((x) => x.missing.value);
  pick(
    2);`;
const cell = compileCell(text, { id: "cell" });

for (const [engine, stack, place] of [
  [
    "V8",
    `TypeError: Cannot read properties of undefined (reading 'value')\n    at pick (${url}:3:45)\n    at ${url}:6:3\n    at async run (https://example.org/kernel.js:1:99)`,
    "2:33–2:52",
  ],
  [
    "SpiderMonkey",
    `pick@${url}:3:40\n@${url}:6:3\nasync*run@https://example.org/kernel.js:1:99\n`,
    "2:33–2:52",
  ],
  [
    "JavaScriptCore",
    `pick@${url}:3:51\n@${url}:6:8\n[native code]\nrun@https://example.org/kernel.js:1:99`,
    "2:33–2:52",
  ],
  [
    "V8, in an arrow",
    `TypeError: no\n    at ${url}:4:25\n    at Array.map (<anonymous>)\n    at ${url}:4:4`,
    "3:15–3:30",
  ],
  ["SpiderMonkey, in an arrow", `@${url}:4:15\n`, "3:15–3:30"],
  ["JavaScriptCore, in an arrow", `@${url}:4:30\nmap@[native code]\n@${url}:4:7`, "3:15–3:30"],
  ["V8, called with new", `Error\n    at new Model (${url}:2:24)`, "1:20–1:30"],
  ["V8, awaited", `Error\n    at async ${url}:2:24`, "1:20–1:30"],
  ["the last expression, one line further", `Error\n    at ${url}:6:3`, "4:3–5:8"],
  ["inside the last expression", `Error\n    at ${url}:7:5`, "4:3–5:8"],
] as const) {
  test(`${engine}: the place is the innermost statement`, () => {
    const found = placeInCell(cell, stack, isCell);
    assert.equal(
      found && `${found.line}:${found.column}–${found.endLine}:${found.endColumn}`,
      place,
    );
  });
}

test("a point where one statement ends and the next begins belongs to the next", () => {
  const { statements } = compileCell("if (a) {}b()", { id: "cell" });
  const found = placeInCell({ statements, lastExpressionLine: null }, `@${url}:2:10`, isCell);
  assert.equal(found?.column, 10);
});

test("the nearest frame of the cell counts, frames of the library above it do not", () => {
  const stack = `ShapeError: no\n    at matmul (https://example.org/kernel.js:9:9)\n    at ${url}:2:5`;
  assert.equal(placeInCell(cell, stack, isCell)?.line, 1);
});

test("a stack without the cell, or with its generated line only, has no place", () => {
  for (const stack of [
    "",
    "Error: x",
    `Error\n    at https://example.org/kernel.js:3:4`,
    `@${url}:1:30`,
  ]) {
    assert.equal(placeInCell(cell, stack, isCell), undefined);
  }
});

test("an address may hold colons, parentheses and @", () => {
  const odd = "http://localhost:4321/@fs/a(b)/cell.js?x=1:2";
  for (const stack of [`    at f (${odd}:2:5)`, `    at ${odd}:2:5`, `f@${odd}:2:5`]) {
    assert.equal(placeInCell(cell, stack, (address) => address === odd)?.line, 1, stack);
  }
});

test("errors that this engine throws are placed at their statement", async () => {
  for (const [source, line, column] of [
    ["const a = 1;\n  null.x;\nconst b = 2", 2, 3],
    ["const f = (x: any) => x.y.z;\nf({})", 1, 23],
    ["/* first */ await Promise.resolve();\n  [1].map((x) => { throw new Error(x) })", 2, 20],
    ["class A {\n  value = undefined.x\n}\nnew A()", 2, 3],
    ["const t: number = 1\n\n   t.x.y // boom", 3, 4],
  ] as const) {
    const compiled = compileCell(source, { id: "cell" });
    const stack = await failure(compiled.code);
    const found = placeInCell(compiled, stack, (address) => address === "cell.js");
    assert.deepEqual([found?.line, found?.column], [line, column], stack);
  }
});

async function failure(code: string): Promise<string> {
  const { Script } = await import("node:vm");
  let cell: (scope: object) => Promise<unknown> = async () => undefined;
  const script = new Script(`(__cell) => {${code}}`, { filename: "cell.js" });
  script.runInThisContext()((made: typeof cell) => {
    cell = made;
  });
  try {
    await cell({ show() {} });
  } catch (error) {
    return (error as Error).stack ?? "";
  }
  throw new Error("The cell did not fail.");
}
