// Formulas of cells, set by the real KaTeX: none of them can change the next, or grow beyond its own text.

import assert from "node:assert/strict";
import { it } from "node:test";
import { parseHTML } from "linkedom";
import { renderFormula } from "../../src/elements/page-formula.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
// KaTeX sets into the page's document.
Object.assign(globalThis, { document });

function set(tex: string): string {
  const element = document.createElement("div");
  renderFormula(tex, element as unknown as HTMLElement);
  return element.innerHTML;
}

it("a definition in one formula does not hold in the next", () => {
  const before = set("\\val{x}");
  for (const define of ["\\gdef\\val#1{y}", "\\global\\let\\val=y", "\\renewcommand\\val{y}"]) {
    set(define);
  }
  assert.equal(set("\\val{x}"), before);
});

it("a definition does not stand for a long text", () => {
  const from = performance.now();
  set(`\\def\\a{${"x".repeat(900)}}${"\\a".repeat(900)}`);
  assert.ok(performance.now() - from < 1_000);
});

it("a formula takes no class but an ink, no address and no style", () => {
  for (const tex of [
    "\\htmlClass{on-top}{x}",
    "\\href{javascript:1}{x}",
    "\\htmlStyle{top:0}{x}",
  ]) {
    const html = set(tex);
    assert.doesNotMatch(html, /class="[^"]*on-top|href=|top:0;?"/);
  }
  assert.match(set("\\param{w}"), /class="[^"]*param/);
});
