// Rough scan: words of a TypeScript text by pattern alone. It accepts everything, broken text too.

export type PieceKind = "plain" | "keyword" | "string" | "number" | "comment" | "type" | "linked";

/** A part of a text: `start` and `end` (exclusive) are offsets. */
export interface Piece {
  start: number;
  end: number;
  kind: PieceKind;
}

export interface RoughToken {
  text: string;
  start: number;
  end: number;
  kind: "comment" | "string" | "number" | "word" | "sign";
}

/** The tokens of a text; a string or comment that is not closed goes to the end of its line or of the text. */
export function roughTokens(source: string): RoughToken[] {
  return Array.from(source.matchAll(pattern), ({ 0: text, index: start, groups = {} }) => ({
    text,
    start,
    end: start + text.length,
    kind: (["comment", "string", "number", "word"] as const).find((kind) => groups[kind]) ?? "sign",
  }));
}

/**
 * Finds the pieces between two offsets, in order; plain ones are left out.
 *
 * @param options `linked`: names that are `linked` unless they follow a point; `words`: what all other words are
 */
export function scanRoughly(
  source: string,
  start: number,
  end: number,
  { linked, words = "plain" }: { linked?: ReadonlySet<string>; words?: "plain" | "type" } = {},
): Piece[] {
  const pieces: Piece[] = [];
  for (const token of roughTokens(source.slice(start, end))) {
    const at = start + token.start;
    const kind = pieceKind(token, source[at - 1] === ".", linked, words);
    if (kind !== "plain") pieces.push({ start: at, end: start + token.end, kind });
  }
  return pieces;
}

function pieceKind(
  { kind, text }: RoughToken,
  afterPoint: boolean,
  linked: ReadonlySet<string> | undefined,
  words: "plain" | "type",
): PieceKind {
  if (kind === "sign") return "plain";
  if (kind !== "word") return kind;
  if (afterPoint) return words;
  if (linked?.has(text)) return "linked";
  if (keywords.has(text)) return "keyword";
  return words === "type" && typeKeywords.has(text) ? "keyword" : words;
}

/** JavaScript's keywords, and TypeScript's `interface`. */
export const keywords: ReadonlySet<string> = new Set(
  `async await break case catch class const continue default delete do else export extends false finally for
  function if import in instanceof let new null return static super switch this throw true try typeof
  var void while yield interface`.split(/\s+/),
);

const typeKeywords = new Set(
  `abstract as asserts declare from implements infer is keyof namespace override private protected public
  readonly satisfies type unique`.split(/\s+/),
);

const pattern =
  /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)|(?<number>\.?\d[\w.]*)|=>|->|\.\.\.|[=!]==?|[<>+\-*/%&|?]=|&&|\|\||\?\?|\+\+|--|[^\s]/gu;
