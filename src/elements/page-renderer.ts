// The renderers in the page: the same as the build's, with charts and formulas loaded at their first use.

import type { Output } from "../kernel/output.ts";
import { render, type RenderContext } from "./render/render.ts";
import { tableOf } from "./render/table-of.ts";

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
    return render(output, this.#document, { ...this.#context, ...place });
  }

  /** The data of outputs that have any, as tables. */
  tables(outputs: Output[]): HTMLElement[] {
    return outputs
      .map((output) => tableOf(output))
      .filter((table) => table !== null)
      .map((table) => render(table, this.#document, { width: 600 }));
  }

  #ask(name: string, load: () => Promise<void>): void {
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    load().then(this.#loaded, () => this.#asked.delete(name));
  }
}
