// TypeScript, read roughly: comments, strings, keywords, types and names, for painting while somebody types.
//
// One expression instead of a parser: half-written code must be painted too, and this is on every page.

export type TokenKind = "comment" | "string" | "number" | "keyword" | "type" | "name" | "property";

export interface CodeToken {
  kind: TokenKind;
  start: number;
  end: number;
}

const pattern = new RegExp(
  [
    "(?<comment>//[^\\n]*|/\\*[^]*?(?:\\*/|$))",
    "(?<string>\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?|`(?:\\\\[^]|[^`\\\\])*`?)",
    "(?<property>(?<=(?<!\\.\\.)\\.)[\\p{ID_Start}$_#][\\p{ID_Continue}$]*)",
    "(?<name>[\\p{ID_Start}$_][\\p{ID_Continue}$]*)",
    "(?<number>\\.?\\d(?:[eE][-+]?\\d|[\\w.])*)",
  ].join("|"),
  "gu",
);

const keywords = new Set(
  (
    "as async await break case catch class const continue debugger default delete do else enum export " +
    "extends false finally for from function get if implements import in instanceof interface keyof let " +
    "new null of private protected public readonly return satisfies set static super switch this throw " +
    "true try type typeof undefined var void while yield"
  ).split(" "),
);

const types = new Set("any bigint boolean never number object string symbol unknown".split(" "));

/** The tokens of a text that have a look of their own, in order. */
export function codeTokens(source: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const match of source.matchAll(pattern)) {
    const [text] = match;
    const found = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined);
    const kind = (found?.[0] ?? "name") as TokenKind;
    tokens.push({ kind: kind === "name" ? wordKind(text) : kind, start: match.index, end: match.index + text.length });
  }
  return tokens;
}

function wordKind(word: string): TokenKind {
  if (keywords.has(word)) return "keyword";
  return types.has(word) || /^\p{Lu}/u.test(word) ? "type" : "name";
}
