// KaTeX in the page: loaded when a cell shows a formula of its own.
//
// A cell's formula defines nothing: one definition can stand for a million signs, and a global one would hold
// in all formulas after it.

import katex from "katex";
import { formulaOptions } from "./formula-options.ts";

const defining = [
  ...["\\def", "\\gdef", "\\edef", "\\xdef", "\\let", "\\futurelet", "\\global", "\\long"],
  ...["\\newcommand", "\\renewcommand", "\\providecommand"],
];
const undefining = Object.fromEntries(defining.map((command) => [command, ""]));

export function renderFormula(tex: string, element: HTMLElement): void {
  katex.render(tex, element, {
    ...formulaOptions,
    macros: { ...formulaOptions.macros, ...undefining },
    displayMode: true,
    throwOnError: false,
    maxSize: 30,
  });
}
