// Formula: a line of TeX, shown as mathematics.

import type { FormulaOutput } from "./output.ts";
import { previewText } from "./preview.ts";
import { madeOutput } from "./shown.ts";

/** Setting a formula takes the page a quarter of a millisecond for each sign. */
const signLimit = 4_000;

/**
 * A formula to display.
 *
 * @param tex TeX as a string, or as a tag: then backslashes need no doubling, and numbers can be put in
 * @throws {TypeError} if `tex` is not a text, or longer than 4,000 signs
 * @example formula`\sigma(z) = ${0.5}`
 */
export function formula(tex: string | TemplateStringsArray, ...values: unknown[]): FormulaOutput {
  if (typeof tex === "string") return made(tex);
  if (!Array.isArray(tex?.raw)) {
    throw new TypeError(
      `formula: got ${previewText(tex)}; expected TeX in quotes or after the name in backticks`,
    );
  }
  const written = values.map((value) => previewText(value).replaceAll("−", "-"));
  return made(String.raw(tex, ...written));
}

function made(tex: string): FormulaOutput {
  if (tex.length > signLimit) {
    throw new TypeError(`formula: got ${tex.length} signs; at most ${signLimit} can be set`);
  }
  return madeOutput({ type: "formula", tex });
}
