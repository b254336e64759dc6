// Surroundings: what stands around the place where the parser stopped, and small questions about it.

import { keywords, type RoughToken, roughTokens } from "./rough-scan.ts";
import type { Explanation } from "./syntax-error.ts";

/** What the rules look at. */
export interface Surroundings {
  /** The token that does not fit; undefined at the end of the text. */
  token: RoughToken | undefined;
  /** Those before it: the nearest one first. */
  before: [RoughToken?, RoughToken?, RoughToken?];
  /** If a `)` is just before the token: the word before its `(`. */
  called: RoughToken | undefined;
  /** Brackets that are open at the token: the innermost last. */
  open: RoughToken[];
  /** True if the token is the first on its line. */
  first: boolean;
}

export type Rule = (around: Surroundings) => Explanation | undefined;

/** Looks around an offset of a text. */
export function surroundingsAt(source: string, pos: number): Surroundings {
  const tokens = roughTokens(source).filter(({ kind }) => kind !== "comment");
  const past = tokens.filter(({ end }) => end <= pos);
  const token = tokens.find(({ end }) => end > pos);
  return {
    token,
    before: [past.at(-1), past.at(-2), past.at(-3)],
    called: calledWord(past),
    open: openBrackets(past),
    first: /(?:^|\n)\s*$/.test(source.slice(0, token?.start ?? 0)),
  };
}

export function isDeclaring(token: RoughToken | undefined): boolean {
  return token !== undefined && /^(?:const|let|var|function|class)$/.test(token.text);
}

/** True for what can begin a value. */
export function isValue(token: RoughToken | undefined): boolean {
  return token !== undefined && (token.kind !== "sign" || "({[".includes(token.text));
}

export function isValueEnd({ kind, text }: RoughToken): boolean {
  return (kind !== "sign" && !keywords.has(text)) || text === ")" || text === "]" || text === "}";
}

export function partner(bracket: string): string | undefined {
  return { "(": ")", "[": "]", "{": "}" }[bracket];
}

export function notClosed(bracket: RoughToken): Explanation {
  const { text } = bracket;
  return at(
    bracket,
    `This \`${text}\` is not closed.`,
    `Write \`${partner(text)}\` where it ends.`,
  );
}

export function at(
  place: { start: number; end: number },
  message: string,
  hint: string,
): Explanation {
  return { message, hint, start: place.start, end: place.end };
}

function openBrackets(tokens: RoughToken[]): RoughToken[] {
  const open: RoughToken[] = [];
  for (const token of tokens) {
    if (partner(token.text)) open.push(token);
    else if (partner(open.at(-1)?.text ?? "") === token.text) open.pop();
  }
  return open;
}

function calledWord(tokens: RoughToken[]): RoughToken | undefined {
  if (tokens.at(-1)?.text !== ")") return undefined;
  const open = openBrackets(tokens.slice(0, -1)).at(-1);
  const word = open && tokens[tokens.indexOf(open) - 1];
  return word?.kind === "word" ? word : undefined;
}
