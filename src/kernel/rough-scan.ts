// Rough scan: pieces of a TypeScript text by pattern alone. It accepts everything, broken text too.

export type PieceKind = "plain" | "keyword" | "string" | "number" | "comment" | "type" | "linked";

/** A part of a text: `start` and `end` (exclusive) are offsets. */
export interface Piece {
  start: number;
  end: number;
  kind: PieceKind;
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
  for (const match of source.slice(start, end).matchAll(pattern)) {
    const text = match[0];
    const at = start + match.index;
    const kind = kindOf(match.groups ?? {}, source[at - 1] === ".", linked, words);
    if (kind !== "plain") pieces.push({ start: at, end: at + text.length, kind });
  }
  return pieces;
}

const pattern =
  /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)|(?<number>\.?\d[\w.]*)/gu;

function kindOf(
  { comment, string, number, word }: Record<string, string | undefined>,
  afterPoint: boolean,
  linked: ReadonlySet<string> | undefined,
  words: "plain" | "type",
): PieceKind {
  if (comment) return "comment";
  if (string) return "string";
  if (number) return "number";
  if (!word || afterPoint) return words;
  if (linked?.has(word)) return "linked";
  if (keywords.has(word)) return "keyword";
  return words === "type" && typeKeywords.has(word) ? "keyword" : words;
}

const keywords = new Set(
  `async await break case catch class const continue default delete do else export extends false finally for
  function if import in instanceof let new null of return static super switch this throw true try typeof
  var void while yield interface`.split(/\s+/),
);

const typeKeywords = new Set(
  `abstract as asserts declare from implements infer is keyof namespace override private protected public
  readonly satisfies type unique`.split(/\s+/),
);
