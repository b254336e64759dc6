// Rendering: text stays text, every kind has something to show, drawings say what they show.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { drawingTools } from "../../../src/build/plot-document.ts";
import { render } from "../../../src/elements/render/render.ts";
import { renderResponsive } from "../../../src/elements/render/responsive.ts";
import { lineChart, outputsWith, smallNetwork } from "./samples.ts";

const { document, context } = await drawingTools();
const drawings = new Set(["plot", "tensor", "network"]);

function reparsed(html: string): Element {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;
}

const hostile = [
  `<img src=x onerror="alert(1)">`,
  `</text></svg><script>alert(1)</script>`,
  `"><a href="javascript:alert(1)">x</a>`,
  "]]><!-- `x` &lt;b&gt; --><style>*{}</style>",
];

test("strings of a learner stay text in every kind of output", () => {
  for (const text of hostile) {
    for (const output of outputsWith(text)) {
      const html = render(output, document, { ...context, width: 660 }).outerHTML;
      const body = reparsed(html);
      const foreign = body.querySelectorAll(
        "script, img, a, style, iframe, [onerror], [href], [src]",
      );
      assert.equal(foreign.length, 0, `${output.type}: ${html.slice(0, 300)}`);
      assert.match(body.textContent ?? "", /alert|&lt;b/, output.type);
    }
  }
});

test("any text is shown as it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const element = render({ type: "text", text }, document, { width: 660 });
      assert.equal(element.textContent, text);
    }),
  );
});

test("every kind shows something, at every width", () => {
  for (const width of [320, 350, 660, 960]) {
    for (const output of outputsWith("name")) {
      const element = render(output, document, { ...context, width });
      assert.ok((element.textContent ?? "").trim().length > 0, output.type);
      assert.doesNotMatch(element.outerHTML, /cannot be drawn|undefined|NaN,|"NaN"/, output.type);
    }
  }
});

test("a drawing is one image with a sentence, and nothing inside it has a label of its own", () => {
  for (const output of outputsWith("name").filter(({ type }) => drawings.has(type))) {
    const element = render(output, document, { ...context, width: 660 });
    const images = element.querySelectorAll('svg[role="img"]');
    assert.equal(images.length, 1, output.type);
    assert.match(images[0]?.getAttribute("aria-label") ?? "", /\.$/);
    assert.equal(element.querySelectorAll("g[aria-label], path[aria-label]").length, 0);
  }
});

test("a drawing is as wide as its column at most", () => {
  for (const output of [lineChart(), ...outputsWith("n").filter(({ type }) => type === "tensor")]) {
    for (const width of [320, 660]) {
      const svg = render(output, document, { ...context, width }).querySelector("svg");
      assert.ok(Number(svg?.getAttribute("width")) <= width, output.type);
    }
  }
});

test("a network too narrow for its numbers scrolls in a region that can be focused", () => {
  const narrow = render(smallNetwork(), document, { width: 220 });
  assert.equal(narrow.querySelector(".drawing-scroll")?.getAttribute("tabindex"), "0");
  const wide = render(smallNetwork(), document, { width: 660 });
  assert.equal(wide.querySelector(".drawing-scroll"), null);
});

test("ids of drawings never repeat, and every reference finds its target", () => {
  const all = Array.from({ length: 3 }, () =>
    renderResponsive(lineChart(), document, { ...context, wide: 660, narrow: 350 }),
  );
  const html = all.map((element) => element.outerHTML).join("");
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  assert.ok(ids.length > 0);
  assert.equal(new Set(ids).size, ids.length);
  for (const [, target] of html.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(target ?? ""));
});

test("a clipped chart needs no id for its clip", () => {
  const html = render(lineChart(), document, { ...context, width: 660 }).outerHTML;
  assert.doesNotMatch(html, /clip-path|clipPath/);
  assert.match(html, /<svg[^>]*class="clipped"/);
});

test("the same output gives the same DOM in another document", () => {
  const other = parseHTML("<!doctype html><html><body></body></html>")
    .document as unknown as Document;
  const fresh = parseHTML("<!doctype html><html><body></body></html>")
    .document as unknown as Document;
  for (const output of [lineChart(), smallNetwork()]) {
    const [one, two] = [other, fresh].map(
      (place) => render(output, place, { ...context, width: 660 }).outerHTML,
    );
    assert.equal(one, two);
  }
});

test("drawings come once for each width, words once", () => {
  const chart = renderResponsive(lineChart(), document, { ...context, wide: 660, narrow: 350 });
  assert.deepEqual(
    [...chart.children].map((child) => child.getAttribute("class")),
    ["output output-plot at-wide", "output output-plot at-narrow"],
  );
  const large = renderResponsive(lineChart(), document, { ...context, wide: 960, narrow: 350 });
  assert.equal(large.children.length, 3);
  const text = renderResponsive({ type: "text", text: "a" }, document, { wide: 660, narrow: 350 });
  assert.equal(text.className, "output output-text");
});

test("a chart without its library, and one that the library refuses, is a sentence", () => {
  const unloaded = render(lineChart(), document, { width: 660 });
  assert.match(unloaded.textContent ?? "", /^Line chart of loss by epoch; falls from 0\.65/);
  const forged = {
    type: "plot",
    options: { marks: [{ $call: "constructor", args: [] }] },
    data: [],
  } as const;
  const refused = render(forged as never, document, { ...context, width: 660 });
  assert.match(refused.textContent ?? "", /^This chart cannot be drawn: /);
});

test("an error marks code, and offers its buttons only where they can help", () => {
  const error = {
    name: "ReferenceError",
    message: "This cell uses `wieght`, which no cell defines.",
  };
  const bare = render({ type: "error", error }, document, { width: 660 });
  assert.equal(bare.querySelector(".error-message code")?.textContent, "wieght");
  assert.equal(bare.querySelectorAll("button").length, 0);
  assert.equal(bare.querySelector(".error-place")?.textContent, "ReferenceError.");
  const placed = {
    ...error,
    hint: "Did you mean `weight`?",
    replacement: "weight",
    line: 4,
    column: 59,
  };
  const full = render({ type: "error", error: placed }, document, { width: 660 });
  assert.deepEqual(
    [...full.querySelectorAll("button")].map((button) => button.getAttribute("data-action")),
    ["replace", "go-to-line"],
  );
  assert.match(
    full.querySelector(".error-place")?.textContent ?? "",
    /^ReferenceError, line 4, column 59\./,
  );
});
