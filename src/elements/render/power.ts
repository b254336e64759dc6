// Powers of ten: 2.2e−16 as people write it, with a raised exponent. One notation for values, tables and sentences.

import { makeElement } from "./make-element.ts";

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Mantissa and exponent of a number as it is written, in `2.2e−16` or in `2.2 × 10⁻¹⁶`; null for other texts. */
export function powerOf(text: string): { mantissa: string; exponent: string } | null {
  const found = /^([-−]?[\d.]+)(?:e([-−+]?\d+)| × 10([⁻⁰¹²³⁴-⁹]+))$/u.exec(text);
  if (!found) return null;
  const [, mantissa = "", plain, small = ""] = found;
  const lowered = [...small].map((sign) => (sign === "⁻" ? "−" : raised.indexOf(sign))).join("");
  return {
    mantissa: mantissa.replace("-", "−"),
    exponent: plain?.replace("-", "−").replace("+", "") ?? lowered,
  };
}

/** Appends a number to an element; a text that is none stays as it is. */
export function appendNumber(element: Element, text: string, document: Document): void {
  const power = powerOf(text);
  if (!power) element.append(text);
  else element.append(`${power.mantissa} × 10`, makeElement(document, "sup", {}, power.exponent));
}
