// What drawings need in the build: a document without a browser, Observable Plot, KaTeX.

import katex from "katex";
import { parseHTML } from "linkedom";
import { formulaOptions } from "../elements/formula-options.ts";
import type { RenderContext } from "../elements/render/render.ts";
import { canvasElement } from "./canvas-element.ts";

export interface DrawingTools {
  document: Document;
  context: Omit<RenderContext, "width">;
}

let tools: Promise<DrawingTools> | null = null;

/** The build's document and libraries, made at the first call. */
export function drawingTools(): Promise<DrawingTools> {
  tools ??= makeTools();
  return tools;
}

async function makeTools(): Promise<DrawingTools> {
  const document = makeDocument();
  return { document, context: { plot: await importPlot(), renderFormula } };
}

/** A document whose `canvas` can be drawn on as far as Plot does: whole pixels, for rasters and colour keys. */
function makeDocument(): Document {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const createElement = document.createElement.bind(document);
  document.createElement = ((name: string, options?: ElementCreationOptions) =>
    name.toLowerCase() === "canvas"
      ? canvasElement()
      : createElement(name, options)) as typeof createElement;
  return document as unknown as Document;
}

/** Plot asks once, at its import, how fine the screen is; without an answer it would shift lines by half a pixel. */
async function importPlot(): Promise<Record<string, unknown>> {
  const had = Object.getOwnPropertyDescriptor(globalThis, "window");
  Object.defineProperty(globalThis, "window", {
    value: { devicePixelRatio: 1 },
    configurable: true,
  });
  try {
    return { ...(await import("@observablehq/plot")) };
  } finally {
    if (had) Object.defineProperty(globalThis, "window", had);
    else Reflect.deleteProperty(globalThis, "window");
  }
}

/** KaTeX writes its own markup, every text in it escaped; it is parsed because it needs a browser to build nodes. */
function renderFormula(tex: string, element: HTMLElement): void {
  element.innerHTML = katex.renderToString(tex, {
    ...formulaOptions,
    displayMode: true,
    throwOnError: false,
  });
}
