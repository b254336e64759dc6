import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { paintedLines } from "../../../src/elements/editor/painted-lines.ts";
import { printedLinks } from "../../../src/elements/editor/printed-links.ts";

const { document } = parseHTML("<html><body></body></html>");
const plain = { names: {}, problems: [] };

test("the painted lines are the text", () => {
  const source = fc.string({
    unit: fc.constantFrom("a", '"', "`", "//", "/*", "*/", "\n", " ", "1", "const", "."),
    maxLength: 25,
  });
  fc.assert(
    fc.property(source, fc.nat(6), fc.nat(6), (text, line, column) => {
      const problems = [{ name: "Error", message: "no", line, column }];
      const lines = paintedLines(text, { names: { a: "value" }, problems }, document);
      assert.equal(lines.map((one) => one.textContent).join("\n"), text);
    }),
  );
});

test("linked names have their ink, members of the same name have not", () => {
  const [line] = paintedLines("w.w + w", { ...plain, names: { w: "param" } }, document);
  const linked = [...(line?.querySelectorAll(".linked-param") ?? [])];
  assert.deepEqual(
    linked.map((part) => part.textContent),
    ["w", "w"],
  );
});

test("a problem marks its line and, inside other pieces too, its place", () => {
  const problem = { name: "Error", message: "no", line: 2, column: 7, endLine: 2, endColumn: 10 };
  const lines = paintedLines("ok\nconst bad = 1", { ...plain, problems: [problem] }, document);
  assert.deepEqual(
    lines.map((line) => line.className),
    ["line", "line error"],
  );
  assert.equal(lines[1]?.querySelector(".problem-place")?.textContent, "bad");
});

test("what a paint links is read back from the page", () => {
  const names = { w: "param", z: "value", loss: "grad" } as const;
  const lines = paintedLines("loss(w, z)", { ...plain, names }, document);
  const printed = document.createElement("div");
  printed.className = "lines";
  printed.append(...lines);
  document.body.replaceChildren(printed);
  assert.deepEqual(printedLinks(document.body), names);
});
