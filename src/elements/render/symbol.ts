// Names with subscripts: `x_1` and `w_{12}` as x₁ and w₁₂, and the ink that a name's letter stands for.

import type { Ink } from "../../kernel/output.ts";
import { makeSvg } from "./make-element.ts";

const subscripts = /^(.*?[^\s_])_(?:\{([^{}]+)\}|(\w+))(.*)$/su;

/** Appends a name to an element; `makeSubscript` makes the lowered part. */
export function appendSymbol(
  element: Element,
  name: string,
  makeSubscript: (text: string) => Element,
): void {
  const found = subscripts.exec(name);
  if (!found || !isSymbol(name)) {
    element.append(name);
    return;
  }
  const [, letter = "", braced, plain = "", rest = ""] = found;
  element.append(letter, makeSubscript(braced ?? plain));
  if (rest) element.append(rest);
}

/** A lowered part of a name in a drawing. */
export function subscript(text: string, document: Document): SVGTSpanElement {
  return makeSvg(document, "tspan", { class: "subscript", dy: "0.28em" }, text);
}

/** The same in one line of plain text, for labels that are read aloud: `x_1` is "x 1". */
export function symbolText(name: string): string {
  const plain = normalSubscripts(name);
  return isSymbol(plain) ? plain.replace(/_\{?([^{}]+)\}?/g, " $1") : name;
}

/** x₁ and x_1 are the same name. */
export function normalSubscripts(name: string): string {
  return name.replace(/[₀-₉]+/g, (digits) => {
    return `_${[...digits].map((digit) => digit.charCodeAt(0) - 0x2080).join("")}`;
  });
}

/** The ink of a quantity by its letter: w, b and η can be changed, L comes back, the others flow forward. */
export function symbolInk(symbol: string): Ink {
  const name = normalSubscripts(symbol);
  if (!/^[\p{L}](_.*)?$/u.test(name)) return "ink";
  const letter = name[0] ?? "";
  if ("wbηθ".includes(letter)) return "param";
  if (letter === "L" || letter === "δ") return "grad";
  return "xzahpyŷ".includes(letter) ? "value" : "ink";
}

/** One short letter group with one subscript; `learning_rate` is a word and stays as it is. */
function isSymbol(name: string): boolean {
  return /^[\p{L}∂′'*]{1,3}_(\{[^{}]+\}|\w{1,3})(?=$|[\s,:=(])/u.test(name);
}
