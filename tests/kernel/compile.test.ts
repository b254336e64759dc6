import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CellFunction, CellScope } from "../../src/kernel/cell-code.ts";
import { compileCell } from "../../src/kernel/compile.ts";
import { sampleCells } from "./sample-cells.ts";

const compile = (source: string) => compileCell(source, { id: "cell" });

test("a cell defines its top-level names in the order of the text", () => {
  const { defines } = compile(`
    import { mlp, tanh as t } from "nn";
    import * as Plot from "plot";
    export const { a, b: [c] } = source, rest = 1;
    function f(x) { const inner = x; { let y; } }
    class Neuron {}
    async function* stream() {}
    for (const i of rest) { const hidden = i; }
  `);
  assert.deepEqual(defines, "mlp t Plot a c rest f Neuron stream".split(" "));
});

test("a cell uses what it neither defines nor gets from JavaScript or the notebook", () => {
  const { uses } = compile(`
    const x: Row = weight * Math.max(a?.b, { key: c, d }[e]);
    display(x); console.log(typeof f, fetch);
    function g(h = i) { return h + j + arguments.length; }
    z = x;
  `);
  assert.deepEqual(uses, ["weight", "a", "c", "d", "e", "f", "i", "j", "z"]);
});

test("a foreign name that is given a value is both used and assigned", () => {
  const { uses, assigns } = compile("rate += 1;\n[count] = [2]");
  assert.deepEqual(uses, ["rate", "count"]);
  assert.deepEqual(assigns, { rate: [1, 1, 5], count: [2, 2, 7] });
});

test("places are the first mention of each name", () => {
  const { places } = compile("const a = b +\n  b + c");
  assert.deepEqual(places, { a: [1, 7, 8], b: [1, 11, 12], c: [2, 7, 8] });
});

test("imports keep the module's name, the cell's name and the place", () => {
  assert.deepEqual(compile('import { tanh as t, relu } from "nn"').imports, [
    { module: "nn", name: "tanh", local: "t", place: [1, 10, 14] },
    { module: "nn", name: "relu", local: "relu", place: [1, 21, 25] },
  ]);
});

test("inputs are names bound by view, and own inputs those the cell reads", () => {
  const { inputs, ownInputs, problems } = compile(`
    const rate = view(slider({ value: 0.1 })), steps = (view(number({ value: 3 })));
    export let kind: string = view<string>(select(["a"])) as string;
    function f() { return steps }
  `);
  assert.deepEqual(inputs, ["rate", "steps", "kind"]);
  assert.deepEqual(ownInputs, ["steps"]);
  assert.deepEqual(problems, []);
});

test("a compiled cell is plain data", () => {
  for (const source of sampleCells) {
    const cell = compile(source);
    assert.deepEqual(structuredClone(cell), cell);
  }
});

test("the code resolves to the values of the defined names at the end of the cell", async () => {
  const { values } = await run("let n = 1; n += 2; const f = () => n; class A {} function g() {}");
  assert.equal(values.n, 3);
  assert.deepEqual(Object.keys(values), ["n", "f", "A", "g"]);
});

test("the value of a last expression is shown, whatever follows it", async () => {
  for (const [source, shown] of [
    ["1 + 1", 2],
    ["1 + 1;", 2],
    ["const a = 1\na, 5 // comment", 5],
    ["const a = 1; a /* one */ + 1 // two\n", 2],
    [`const a = 4;\n\`\${a}\``, "4"],
    ["const a = [1, 2]\n;(a)[1];;", 2],
    ['"use strict"', "use strict"],
    ["({ a: 1 }).a as number\ninterface Late { x: 1 }", 1],
    ["await Promise.resolve(7)", 7],
    ["if (true) {} function f() {} f.name", "f"],
  ] as const) {
    assert.deepEqual((await run(source)).shown, [shown], source);
  }
});

test("statements, declarations and empty cells show nothing", async () => {
  for (const source of ["", "// nothing", "const a = 1", "function f() {}", "if (1) { 2 }"]) {
    assert.deepEqual((await run(source)).shown, [], source);
  }
});

test("names read, modules and the notebook's functions are in scope", async () => {
  const { values } = await run(
    'import { tanh as t } from "nn"; import * as all from "nn"; const a = [x, t, all.tanh, range(3)]',
    { read: { x: 1 }, modules: { nn: { tanh: "tanh" } }, own: { range: (n: number) => n } },
  );
  assert.deepEqual(values.a, [1, "tanh", "tanh", 3]);
});

test("an input is bound to its name and its columns do not move", async () => {
  const source = "const $000 = 0, rate = view({ start: 2 }), twice = 2 * rate";
  const { values, bound } = await run(source);
  assert.deepEqual(bound, [["rate", { start: 2 }]]);
  assert.equal(values.twice, 4);
  const line = compile(source).code.split("\n")[1] ?? "";
  assert.equal(line.indexOf("twice"), source.indexOf("twice"));
});

test("a cell runs in strict mode without this", async () => {
  const { values } = await run(
    "const here = this; const f = function () { return this }; const g = f()",
  );
  assert.deepEqual([values.here, values.g], [undefined, undefined]);
});

test("names of the generated code do not meet the cell's", async () => {
  const { values } = await run(
    "const $cell = 1, __cell = 2, $cell_ = 3; const rate = view({ start: 1 })",
  );
  assert.deepEqual(values, { $cell: 1, __cell: 2, $cell_: 3, rate: 1 });
});

test("the text stands in the code at its own columns, one line below, two from the last expression on", () => {
  const source = "export const a: number = 1\n\n  a +\n  b";
  const lines = compile(source).code.split("\n");
  assert.equal(lines[1]?.indexOf("a "), source.indexOf("a:"));
  assert.equal(lines[4], "  a +");
  assert.equal(lines[5], "  b");
  assert.equal(compile(source).lastExpressionLine, 3);
});

test("every sample cell without problems is a script that an engine accepts", () => {
  for (const source of sampleCells) {
    const { code, problems } = compile(source);
    if (problems.length === 0)
      assert.doesNotThrow(() => new Function("__cell", code), `${source}\n\n${code}`);
  }
});

test("a cell whose text is broken still defines the names it seems to", () => {
  const { defines, code, problems } = compile(
    "const a = 1\nlet { b, c: d = 2 } = x\nfunction f() {\nimport { mlp as m } from 'nn'\nclass K {",
  );
  assert.deepEqual(defines, ["a", "b", "d", "f", "m", "K"]);
  assert.equal(code, "");
  assert.equal(problems.length, 1);
});

test("no text makes the compiler fail: it gives a script, or problems that lie within the text", () => {
  const piece = fc.constantFrom(
    ..."`'\"(){}[]<>,;:?!=+-*/.#@\\\n aéx1",
    "=>",
    "as ",
    "type ",
    "view(",
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...sampleCells),
      fc.array(fc.tuple(fc.nat(), fc.nat(3), piece), { minLength: 1, maxLength: 4 }),
      (sample, edits) => {
        let source = sample;
        for (const [at, removed, added] of edits) {
          const place = at % (source.length + 1);
          source = source.slice(0, place) + added + source.slice(place + removed);
        }
        const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
        const { code, problems } = compile(source);
        if (problems.length === 0) new Function("__cell", code);
        for (const { message, line = 1, column = 1, endLine = 1, endColumn = 1 } of problems) {
          assert.match(message, /[.!?]$/);
          assert.ok(line >= 1 && line <= endLine && endLine <= lines.length, source);
          assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1, source);
          assert.ok(endColumn >= 1 && endColumn <= (lines[endLine - 1]?.length ?? 0) + 1, source);
        }
      },
    ),
    { seed: 1, numRuns: 1500 },
  );
});

test("a warm cell compiles in about a millisecond", () => {
  for (let round = 0; round < 5; round++) sampleCells.map(compile);
  const start = performance.now();
  for (let round = 0; round < 5; round++) sampleCells.map(compile);
  const each = (performance.now() - start) / 5 / sampleCells.length;
  assert.ok(each < 3, `${each.toFixed(2)} ms`);
});

async function run(source: string, given: Partial<CellScope> = {}) {
  const { code, problems } = compile(source);
  assert.deepEqual(problems, []);
  let cell: CellFunction | undefined;
  new Function("__cell", code)((made: CellFunction) => {
    cell = made;
  });
  const shown: unknown[] = [];
  const bound: [string, unknown][] = [];
  const values = await cell?.({
    read: {},
    modules: {},
    own: {},
    show: (value) => shown.push(value),
    bind: (name, input) => {
      bound.push([name, input]);
      return (input as { start: number }).start;
    },
    ...given,
  });
  return { values: values ?? {}, shown, bound };
}
