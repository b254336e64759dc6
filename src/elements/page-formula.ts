// KaTeX in the page: loaded when a cell shows a formula of its own.

import katex from "katex";
import { formulaOptions } from "./formula-options.ts";

export function renderFormula(tex: string, element: HTMLElement): void {
  katex.render(tex, element, { ...formulaOptions, displayMode: true, throwOnError: false });
}
