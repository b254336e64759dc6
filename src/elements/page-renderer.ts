// The renderers in the page: the same as the build's, with charts and formulas loaded at their first use.

import type { Output } from "../kernel/output.ts";
import { render, type RenderContext } from "./render/render.ts";
import { tableOf } from "./render/table-of.ts";
import { renderText } from "./render/text.ts";
import { words } from "./words.ts";

export class PageRenderer {
  readonly #document: Document;
  readonly #loaded: () => void;
  #context: Omit<RenderContext, "width" | "before"> = {};
  #asked = new Set<string>();

  constructor(document: Document, loaded: () => void) {
    this.#document = document;
    this.#loaded = loaded;
  }

  /** DOM of an output, or null while its library is on the way: `loaded` is called when it is there. */
  paint(output: Output, place: Pick<RenderContext, "width" | "before">): HTMLElement | null {
    if (output.type === "plot" && !this.#context.plot) {
      this.#ask("plot", async () => {
        this.#context.plot = await import("@observablehq/plot");
      });
      return null;
    }
    if (output.type === "formula" && !this.#context.renderFormula) {
      this.#ask("formula", async () => {
        this.#context.renderFormula = (await import("./page-formula.ts")).renderFormula;
      });
      return null;
    }
    return this.#render(output, place);
  }

  /** The data of outputs that have any, as tables. */
  tables(outputs: Output[]): HTMLElement[] {
    return outputs.flatMap((output) => {
      const table = attempt(() => tableOf(output));
      return table ? [this.#render(table, { width: 600 })] : [];
    });
  }

  /** What cannot be drawn must not keep the cell's other outputs from being drawn. */
  #render(output: Output, place: Pick<RenderContext, "width" | "before">): HTMLElement {
    const drawn = attempt(() => render(output, this.#document, { ...this.#context, ...place }));
    return drawn ?? renderText({ type: "text", text: words.notDrawn }, this.#document);
  }

  #ask(name: string, load: () => Promise<void>): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    load().then(this.#loaded, () => this.#asked.delete(name));
  }
}

function attempt<T>(draw: () => T): T | null {
  try {
    return draw();
  } catch {
    return null;
  }
}
