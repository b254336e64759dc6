// Syntax errors: the parser's terse words, in words for a learner, at the place where the slip is.

import type { CellError } from "./cell-error.ts";
import { roughTokens } from "./rough-scan.ts";
import { explainUnexpected } from "./unexpected-token.ts";

/** What is wrong, and between which offsets. */
export interface Explanation {
  message: string;
  hint?: string;
  /** The word that would mend it, in the place of start … end. */
  replacement?: string;
  start: number;
  end: number;
}

/** Explains an error of the parser. What has no explanation of its own keeps the parser's words. */
export function explainSyntaxError(error: Error, source: string): CellError {
  const { pos = 0 } = error as Error & { pos?: number };
  const terse = error.message.replace(/ \(\d+:\d+\)$/, "");
  const { start, end, ...words } = explain(terse, pos, source);
  const from = offsetToPlace(source, start);
  const to = offsetToPlace(source, Math.max(start, end));
  return { name: "SyntaxError", ...words, ...from, endLine: to.line, endColumn: to.column };
}

function explain(terse: string, pos: number, source: string): Explanation {
  const token = roughTokens(source.slice(pos, pos + 200))[0];
  const word = token?.text ?? "";
  const place = { start: pos + (token?.start ?? 0), end: pos + (token?.end ?? 0) };
  if (terse === "Unexpected token" || terse.startsWith("Unexpected keyword")) {
    return explainUnexpected(source, pos);
  }
  const special = explainBySource(terse, source.slice(0, pos));
  if (special) return { ...special, ...place };
  for (const [pattern, message, hint] of explanations) {
    const match = pattern.exec(terse);
    if (!match) continue;
    const fill = (text: string) => text.replace("%1", match[1] ?? "").replace("%0", word);
    return { message: fill(message), hint: fill(hint), ...place };
  }
  return { message: `${terse}.`.replace(/\.\.$/, "."), ...place };
}

/** Slips that the parser takes for something else; `before` is the text up to the place. */
function explainBySource(
  terse: string,
  before: string,
): Omit<Explanation, "start" | "end"> | undefined {
  if (terse.includes("already been declared") && /\bfor\s*\((?:let|var)\b[^;]*,\s*$/.test(before)) {
    return {
      message: "The three parts of a `for` stand between semicolons.",
      hint: "Write `for (let i = 0; i < 10; i++) { … }`.",
    };
  }
  return terse.startsWith("Unterminated regular") && before.endsWith("</")
    ? { message: "A cell cannot hold HTML.", hint: "Show values with `display(…)`." }
    : undefined;
}

/** The parser's words (its first group is %1, the token there %0) · what happened · what to try. */
const explanations: [pattern: RegExp, message: string, hint: string][] = [
  [
    /^Unterminated string/,
    "This text has no closing quotation mark on its line.",
    "Close it with the mark it began with; a text over several lines stands between backticks.",
  ],
  [/^Unterminated template/, "This text has no closing backtick.", "Close it with a backtick."],
  [/^Unterminated comment/, "This comment does not end.", "Close it with `*/`."],
  [
    /^Unterminated regular expression/,
    "A `/` begins a search pattern here, and the pattern does not end.",
    "Close it with `/`; to divide, put a value before the `/`.",
  ],
  [
    /^Identifier '(.+)' has already been declared/,
    "`%1` is declared twice in this cell.",
    "Give one of them another name, or leave out the second `let` or `const`.",
  ],
  [
    /^Identifier directly after number/,
    "A letter follows a number directly.",
    "A name cannot begin with a digit; to multiply, write `*`.",
  ],
  [/^Invalid number/, "This is not a number.", "A number does not begin with `0`: write `8`."],
  [
    /^Numeric separator/,
    "The `_` stands between digits only.",
    "Write `1_000`, or leave out the `_`.",
  ],
  [
    /^Assigning to rvalue/,
    "Only a name, a property or an element can be given a value.",
    "To compare, write `===`.",
  ],
  [
    /^Optional chaining cannot/,
    "A value cannot be set through `?.`.",
    "Write `.` and check before that the object is there.",
  ],
  [
    /^'return' outside of function/,
    "`return` works inside functions only.",
    "To show a value, end the cell with it: `loss` on the last line.",
  ],
  [
    /^Cannot use keyword 'await' outside/,
    "`await` works at the top of a cell and in functions marked `async`.",
    "Write `async` before the function; as a name `await` is taken.",
  ],
  [
    /^(?:Unsyntactic (?:break|continue))/,
    "`%0` works inside loops only.",
    "Put it into the loop that it is to leave.",
  ],
  [
    /^The keyword '(.+)' is reserved/,
    "`%1` is a word of the language, so it cannot be a name.",
    "Choose another name.",
  ],
  [
    /^Shorthand property assignments/,
    "An object's properties are set with `:`.",
    "Write `{ name: value }`.",
  ],
  [
    /^Unexpected character '(.)'/u,
    "The character `%1` has no meaning here.",
    'Quotation marks are `"`, minus is `-`, “less or equal” is `<=`.',
  ],
  [/^Illegal newline after throw/, "What is thrown stands on the line of `throw`.", "Join them."],
  [
    /^Missing catch or finally/,
    "A `try` needs a `catch`.",
    "Write `try { … } catch (error) { … }`.",
  ],
  [/^Argument name clash/, "Two parameters have the same name.", "Give one of them another name."],
  [/^Deleting local variable/, "A name cannot be deleted.", "Only properties can: `delete a.b`."],
  [/^'with' in strict mode/, "`with` does not exist any more.", "Write `object.name`."],
  [
    /^'super' keyword/,
    "`super` works in the methods of a class that extends another.",
    "Call the function by its name.",
  ],
  [
    /^Export '(.+)' is not defined/,
    "This cell exports `%1` but does not define it.",
    "Leave out the `export`: every other cell can read what a cell defines.",
  ],
  [
    /^Private field '(.+)' must be declared/,
    "No class around here declares `%1`.",
    "Write `%1;` at the beginning of the class.",
  ],
  [
    /^Bad character escape/,
    "This `\\` begins a character code that does not exist.",
    "For the sign itself write `\\\\`.",
  ],
];

function offsetToPlace(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
