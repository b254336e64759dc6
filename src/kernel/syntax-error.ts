// Syntax errors: the parser's terse words, in words for a learner.

import type { CellError } from "./cell-error.ts";

/** Explains an error of the parser. */
export function explainSyntaxError(error: SyntaxError, _source: string): CellError {
  const { loc } = error as SyntaxError & { loc?: { line: number; column: number } };
  const message = error.message.replace(/ \(\d+:\d+\)$/, "");
  return {
    name: "SyntaxError",
    message,
    ...(loc && { line: loc.line, column: loc.column + 1 }),
  };
}
