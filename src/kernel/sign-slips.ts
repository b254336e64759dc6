// Sign slips: brackets, quotation marks and commas that are missing, left over or misplaced.

import { keywords, type RoughToken } from "./rough-scan.ts";
import {
  at,
  isDeclaring,
  isValue,
  isValueEnd,
  notClosed,
  partner,
  type Rule,
  type Surroundings,
} from "./surroundings.ts";
import type { Explanation } from "./syntax-error.ts";
import { starters } from "./word-slips.ts";

/** The first that applies explains. */
export const signSlips: Rule[] = [
  templateWithoutEnd,
  quoteInText,
  elseWithoutIf,
  caseWithoutColon,
  declarationWithoutBraces,
  bracketWithoutPartner,
  openBracket,
  wrongSeparator,
  missingComma,
  missingValue,
  twoStatements,
];

function templateWithoutEnd({ token, before: [last] }: Surroundings): Explanation | undefined {
  const text = (token ?? last)?.text ?? "";
  return /^`(?:[\s\S]*[^`])?$/.test(text)
    ? at(
        token ?? (last as RoughToken),
        "This text has no closing backtick.",
        "Close it with a backtick.",
      )
    : undefined;
}

function quoteInText({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.kind === "string" && token?.kind === "word" && token.start === last.end
    ? at(
        last,
        `The text ends at the second \`${last.text[0]}\`, and more follows.`,
        "Begin and end it with another kind of quotation mark.",
      )
    : undefined;
}

function elseWithoutIf({ token }: Surroundings): Explanation | undefined {
  return token && /^(?:else|catch|finally|case|default)$/.test(token.text)
    ? at(token, `This \`${token.text}\` belongs to nothing.`, "Look at the braces `{ }` before it.")
    : undefined;
}

function caseWithoutColon({ token, before: [, word] }: Surroundings): Explanation | undefined {
  return token && word?.text === "case"
    ? at(token, "A colon is missing after the `case`.", "Write `case value: …`.")
    : undefined;
}

function declarationWithoutBraces({
  token,
  before: [last],
}: Surroundings): Explanation | undefined {
  return last?.text === ")" && isDeclaring(token) && token
    ? at(token, "A declaration needs braces around it here.", `Write \`{ ${token.text} … }\`.`)
    : undefined;
}

function bracketWithoutPartner({ token, open }: Surroundings): Explanation | undefined {
  if (!token || !")]}".includes(token.text)) return undefined;
  const inner = open.at(-1);
  if (!inner) {
    return at(token, `This \`${token.text}\` closes nothing.`, "Remove it, or open it before.");
  }
  return partner(inner.text) === token.text ? undefined : notClosed(inner);
}

/** A statement begins, or the text ends, while a bracket is open. */
function openBracket({ token, open, first }: Surroundings): Explanation | undefined {
  const inner = open.at(-1);
  if (!inner) return undefined;
  const isStatement =
    token && (token.text === ";" || token.text === "{" || (first && starters.includes(token.text)));
  return !token || (isStatement && inner.text !== "{") ? notClosed(inner) : undefined;
}

/** The parser accepts both in blocks: here is an object, or a class. */
function wrongSeparator({ token, open }: Surroundings): Explanation | undefined {
  if (open.at(-1)?.text !== "{") return undefined;
  if (token?.text === ";") {
    return at(token, "A `;` cannot stand inside an object.", "Write `,` between its properties.");
  }
  return token?.text === ","
    ? at(token, "A `,` cannot stand here.", "Write `;` or a new line.")
    : undefined;
}

function missingComma({ token, before: [last], open }: Surroundings): Explanation | undefined {
  if (!token || !last || !open.length || !isValue(token) || !isValueEnd(last)) return undefined;
  const inner = open.at(-1);
  if (inner?.text === "{" && !/^["\w$]/.test(token.text)) return undefined;
  if (inner?.text === "{" && keywords.has(token.text)) return undefined;
  return at(
    token,
    `A comma is missing before \`${token.text}\`.`,
    `Write \`${last.text}, ${token.text}\`.`,
  );
}

function missingValue({ token, before: [last] }: Surroundings): Explanation | undefined {
  return last?.kind === "sign" && !")]}>;".includes(last.text) && !isValue(token)
    ? at(
        token ?? last,
        `After \`${last.text}\` a value is missing.`,
        "Write what is to stand there.",
      )
    : undefined;
}

function twoStatements({ token, before: [last] }: Surroundings): Explanation | undefined {
  return token && last && isValue(token) && isValueEnd(last)
    ? at(
        token,
        `\`${last.text}\` and \`${token.text}\` cannot follow each other.`,
        "An operator, a comma or a new line is missing between them.",
      )
    : undefined;
}
