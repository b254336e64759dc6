import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileCell } from "../../src/kernel/compile.ts";
import { buildGraph } from "../../src/kernel/graph.ts";

/** Cells named `c1`, `c2` … in the order of the document. */
function graphOf(...sources: string[]) {
  return buildGraph(sources.map((source, index) => compileCell(source, { id: `c${index + 1}` })));
}

test("what a cell needs comes before it, otherwise the document's order stays", () => {
  const graph = graphOf("a + b", "const x = 1", "const b = a", "const a = x", "0");
  assert.deepEqual(graph.order, ["c2", "c4", "c3", "c1", "c5"]);
});

test("parents and children are one step, ancestors and descendants all steps in running order", () => {
  const graph = graphOf("const a = 1", "const b = a", "const c = a + b", "c", "0");
  assert.deepEqual(graph.parents("c3"), ["c1", "c2"]);
  assert.deepEqual(graph.children("c1"), ["c2", "c3"]);
  assert.deepEqual(graph.ancestors("c4"), ["c1", "c2", "c3"]);
  assert.deepEqual(graph.descendants("c1"), ["c2", "c3", "c4"]);
  assert.deepEqual(graph.descendants("c5"), []);
  assert.deepEqual(graph.ancestors("unknown"), []);
});

test("a name is defined in its first cell", () => {
  const graph = graphOf("const a = 1", "const { b } = a", "let b = 2");
  assert.equal(graph.definedIn("b"), "c2");
  assert.equal(graph.definedIn("constructor"), undefined);
});

test("a cell whose text is broken still defines its names for others", () => {
  const graph = graphOf("const a = (1", "a");
  assert.deepEqual(graph.parents("c2"), ["c1"]);
  assert.equal(graph.problems.size, 0);
});

test("the same name in several cells is a problem of each", () => {
  const { problems } = graphOf("const rate = 1", "let rate = 2", "function rate() {}");
  assert.deepEqual([...problems.keys()], ["c1", "c2", "c3"]);
  assert.deepEqual(problems.get("c2"), [
    {
      name: "SyntaxError",
      message: "`rate` is defined in cell 1 and again in cell 2 and 3.",
      hint: "Give one of them another name: a name belongs to one cell.",
      line: 1,
      column: 5,
      endLine: 1,
      endColumn: 9,
    },
  ]);
});

test("a name that nobody defines is told, with the nearest name to put in its place", () => {
  const { problems } = graphOf("0", "const weight = 1", "const x = 2\nx * wieght");
  assert.deepEqual(problems.get("c3"), [
    {
      name: "ReferenceError",
      message: "This cell uses `wieght`, which no cell defines.",
      hint: "Did you mean `weight` from cell 2?",
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 11,
      replacement: "weight",
    },
  ]);
});

test("names of the notebook, of JavaScript and of the cell itself are suggested too", () => {
  const hint = (source: string) => graphOf(source).problems.get("c1")?.[0]?.hint;
  assert.equal(hint("dispaly(1)"), "Did you mean `display`?");
  assert.equal(hint("Maht.max(1)"), "Did you mean `Math`?");
  assert.equal(hint("const weight = 1; wegiht"), "Did you mean `weight`?");
  assert.equal(hint("Plot.plot({})"), 'Write `import * as Plot from "plot"`.');
  assert.equal(hint("q"), undefined);
});

test("another cell's name cannot be given a value, a name of nobody must be declared", () => {
  const { problems } = graphOf("let rate = 1", "rate = 2;\ncount = 3");
  assert.deepEqual(
    problems.get("c2")?.map(({ message, line, column }) => [message, line, column]),
    [
      ["`rate` belongs to cell 1: only that cell can give it a value.", 1, 1],
      ["`count` is given a value but never declared.", 2, 1],
    ],
  );
});

test("a cycle is a problem of each of its cells and of no other, with the way round", () => {
  const { problems, order } = graphOf(
    "const a = c",
    "const b = a",
    "const c = b",
    "c",
    "const d = 1",
  );
  assert.deepEqual(
    [...problems].map(([id, [problem]]) => [id, problem?.message, problem?.column]),
    [
      ["c1", "`a` waits for itself: `a → c → b → a`.", 11],
      ["c2", "`b` waits for itself: `b → a → c → b`.", 11],
      ["c3", "`c` waits for itself: `c → b → a → c`.", 11],
    ],
  );
  assert.deepEqual(order, ["c5", "c1", "c2", "c3", "c4"]);
});

const randomCells = fc
  .integer({ min: 1, max: 12 })
  .chain((count) =>
    fc.array(fc.array(fc.nat(count - 1), { maxLength: 3 }), { minLength: count, maxLength: count }),
  );

test("in any graph every cell runs once, after what it needs unless that is on a cycle", () => {
  fc.assert(
    fc.property(randomCells, (needs) => {
      const graph = graphOf(...needs.map(toSource));
      assert.deepEqual([...graph.order].sort(), needs.map((_, index) => `c${index + 1}`).sort());
      const cyclic = componentsWithCycle(needs);
      if (cyclic.size > 0) return;
      for (const id of graph.order) {
        for (const parent of graph.parents(id)) {
          assert.ok(graph.order.indexOf(parent) < graph.order.indexOf(id));
        }
      }
    }),
    { seed: 1 },
  );
});

test("in any graph the order is the smallest one possible: no cell could run earlier in the document's order", () => {
  fc.assert(
    fc.property(randomCells, (needs) => {
      if (componentsWithCycle(needs).size > 0) return;
      const graph = graphOf(...needs.map(toSource));
      const done = new Set<string>();
      for (const id of graph.order) {
        const ready = needs
          .map((_, index) => `c${index + 1}`)
          .find((other) => !done.has(other) && graph.parents(other).every((it) => done.has(it)));
        assert.equal(id, ready);
        done.add(id);
      }
    }),
    { seed: 1 },
  );
});

test("a cycle is found in a cell exactly if Tarjan's algorithm finds one", () => {
  fc.assert(
    fc.property(randomCells, (needs) => {
      const { problems } = graphOf(...needs.map(toSource));
      const found = [...problems.keys()].sort();
      assert.deepEqual(
        found,
        [...componentsWithCycle(needs)].map((index) => `c${index + 1}`).sort(),
      );
      for (const [problem] of problems.values()) assert.match(problem?.message ?? "", /waits for/);
    }),
    { seed: 1, numRuns: 300 },
  );
});

/** Cell `index` defines `n<index>` from the names of the cells it needs; a need of itself is none. */
function toSource(needs: number[], index: number): string {
  const read = needs.filter((need) => need !== index).map((need) => `n${need}`);
  return `const n${index} = [${read.join(", ")}]`;
}

/** Tarjan's strongly connected components with more than one cell. */
function componentsWithCycle(needs: number[][]): Set<number> {
  const order: number[] = [];
  const low: number[] = [];
  const stack: number[] = [];
  const cyclic = new Set<number>();
  const visit = (cell: number): void => {
    order[cell] = low[cell] = order.filter((entry) => entry !== undefined).length;
    stack.push(cell);
    for (const next of needs[cell] ?? []) {
      if (next === cell) continue;
      if (order[next] === undefined) visit(next);
      if (stack.includes(next)) low[cell] = Math.min(low[cell] ?? 0, low[next] ?? 0);
    }
    if (low[cell] !== order[cell]) return;
    const component = stack.splice(stack.indexOf(cell));
    if (component.length > 1) for (const member of component) cyclic.add(member);
  };
  for (const cell of needs.keys()) if (order[cell] === undefined) visit(cell);
  return cyclic;
}
