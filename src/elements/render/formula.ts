// A formula: set by the renderer that is passed in, or shown as its TeX where there is none.

import type { FormulaOutput } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";

/** Sets TeX into an element; must not trust the text (no links, no styles of its own). */
export type RenderFormula = (tex: string, element: HTMLElement) => void;

export function renderFormula(
  { tex }: FormulaOutput,
  document: Document,
  setFormula: RenderFormula | undefined,
): HTMLElement {
  const attributes = { class: "output output-formula", role: "group", tabindex: "0" };
  const element = makeElement(document, "div", { ...attributes, "aria-label": "Formula" });
  if (setFormula) setFormula(tex, element);
  else element.append(makeElement(document, "code", {}, tex));
  return element;
}
