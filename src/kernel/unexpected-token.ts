// Unexpected tokens: the parser only says where it stopped; what stands around the place says why.

import { signSlips } from "./sign-slips.ts";
import { at, surroundingsAt } from "./surroundings.ts";
import type { Explanation } from "./syntax-error.ts";
import { wordSlips } from "./word-slips.ts";

/** Explains why the parser stopped at an offset. */
export function explainUnexpected(source: string, pos: number): Explanation {
  const around = surroundingsAt(source, pos);
  for (const rule of [...wordSlips, ...signSlips]) {
    const explanation = rule(around);
    if (explanation) return explanation;
  }
  const { token, before } = around;
  const last = before[0] ?? { start: pos, end: pos };
  return token
    ? at(token, `\`${token.text}\` does not fit here.`, "Look at what stands before it.")
    : at(last, "The cell ends in the middle of a statement.", "Write the rest of the last line.");
}
