import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { highlightCell, type LinkedNames } from "../../src/kernel/highlight.ts";
import { sampleCells } from "./sample-cells.ts";

/** `kind «text»` for all pieces that are not plain. */
function marked(source: string, linked?: LinkedNames): string {
  return highlightCell(source, linked)
    .flat()
    .filter(({ kind }) => kind !== "plain")
    .map(({ kind, text, ink }) => `${ink ?? kind} «${text}»`)
    .join(" ");
}

test("keywords, strings, numbers, comments and types are told apart", () => {
  assert.equal(
    marked('const f = async (x: number[]) => await g(x, 1.5, "s", /r/g) as T; // end'),
    "keyword «const» keyword «async» type «number» keyword «await» number «1.5» " +
      'string «"s"» string «/r/g» keyword «as» type «T» comment «// end»',
  );
});

test("the parts of a template that are code are coloured as code", () => {
  assert.equal(
    marked(`\`a \${1 + b} c\``),
    "string «`» string «a » number «1» string « c» string «`»",
  );
});

test("words are keywords only where they are", () => {
  assert.equal(marked("const of = from.as; get(async, set)"), "keyword «const»");
  assert.equal(
    marked('import * as a from "nn"; for (const x of y) {}'),
    'keyword «import» keyword «as» keyword «from» string «"nn"» keyword «for» keyword «const» keyword «of»',
  );
});

test("linked names are marked wherever they stand for themselves, parameters included, not as properties or keys", () => {
  assert.equal(
    marked("const w = 1; o.w = { w: w }; (w) => w; { let w = w2 }", { w: "param", w2: "grad" }),
    "keyword «const» param «w» number «1» param «w» param «w» param «w» keyword «let» param «w» grad «w2»",
  );
});

test("a broken text is coloured roughly", () => {
  assert.equal(
    marked('const w = "a" + 1 // c\nconst (', { w: "value" }),
    'keyword «const» value «w» string «"a"» number «1» comment «// c» keyword «const»',
  );
});

test("the pieces are the text, line by line, whatever the text", () => {
  const words = fc.constantFrom(
    "const ",
    "w",
    "`",
    '"',
    "'",
    "/*",
    "*/",
    "//",
    "\n",
    "\r\n",
    "${",
    "}",
    ": T",
    "é",
    " 1",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...sampleCells),
        fc.array(words).map((list) => list.join("")),
        fc.string(),
      ),
      (source) => {
        const lines = highlightCell(source, { w: "value" });
        assert.equal(lines.map((line) => line.map(({ text }) => text).join("")).join("\n"), source);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
