// Formula: a line of TeX, shown as mathematics.

import type { FormulaOutput } from "./output.ts";
import { previewText } from "./preview.ts";
import { madeOutput } from "./shown.ts";

/**
 * A formula to display.
 *
 * @param tex TeX as a string, or as a tag: then backslashes need no doubling, and numbers can be put in
 * @throws {TypeError} if `tex` is not a text
 * @example formula`\sigma(z) = ${0.5}`
 */
export function formula(tex: string | TemplateStringsArray, ...values: unknown[]): FormulaOutput {
  if (typeof tex === "string") return madeOutput({ type: "formula", tex });
  if (!Array.isArray(tex?.raw)) {
    throw new TypeError(
      `formula: got ${previewText(tex)}; expected TeX in quotes or after the name in backticks`,
    );
  }
  const written = values.map((value) => previewText(value).replaceAll("−", "-"));
  return madeOutput({ type: "formula", tex: String.raw(tex, ...written) });
}
