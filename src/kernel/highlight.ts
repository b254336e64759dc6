// Highlight: a cell's text in pieces, each with the kind of thing it is. Together the pieces are the text.
//
// A text that cannot be parsed is scanned roughly, so a cell looks the same while someone types in it.

import type { Comment, Token } from "acorn";
import type { Ink } from "./output.ts";
import { parseJavaScript, parseTypeScript } from "./parse.ts";
import { keywords, type Piece, type PieceKind, scanRoughly } from "./rough-scan.ts";
import { stripTypes } from "./strip.ts";

export interface HighlightedText {
  text: string;
  kind: PieceKind;
  /** The colour of a `linked` name. */
  ink?: Ink;
}

/** Names that stand for something drawn on the page, and its colour. */
export type LinkedNames = Record<string, Exclude<Ink, "ink">>;

/**
 * Splits a cell's text into lines of coloured pieces. Never fails.
 *
 * @returns one array per line; joined by line breaks they are the text
 */
export function highlightCell(source: string, linked: LinkedNames = {}): HighlightedText[][] {
  return intoLines(source, linked, piecesOf(source, new Set(Object.keys(linked))));
}

/** Pieces in order, without overlaps; what lies between them is plain. */
function piecesOf(source: string, linked: ReadonlySet<string>): Piece[] {
  try {
    return exactPieces(source, linked);
  } catch {
    return scanRoughly(source, 0, source.length, { linked });
  }
}

function exactPieces(source: string, linked: ReadonlySet<string>): Piece[] {
  const { text, types } = stripTypes(source, parseTypeScript(source));
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  parseJavaScript(text, { tokens, comments });
  const pieces: Piece[] = comments.map(({ start, end }) => ({ start, end, kind: "comment" }));
  for (const [start, end] of types) {
    pieces.push(...scanRoughly(source, start, end, { words: "type" }));
  }
  for (const [index, { start, end }] of tokens.entries()) {
    const isLink = linked.has(source.slice(start, end)) && standsForItself(tokens, index, source);
    const kind = isLink ? "linked" : kindOf(tokens, index, source);
    if (kind !== "plain") pieces.push({ start, end, kind });
  }
  return pieces.sort((a, b) => a.start - b.start);
}

function kindOf(tokens: Token[], index: number, source: string): PieceKind {
  const token = tokens[index] as Token;
  const { label, keyword } = token.type as unknown as { label: string; keyword?: string };
  if (keyword) return "keyword";
  switch (label) {
    case "string":
    case "template":
    case "`":
    case "regexp":
      return "string";
    case "num":
      return "number";
    case "name":
      return isWordOfLanguage(tokens, index, source) ? "keyword" : "plain";
    default:
      return "plain";
  }
}

/** True for a name that is neither a property nor a key: in a function's parameters it means the same. */
function standsForItself(tokens: Token[], index: number, source: string): boolean {
  const textAt = (place: number) => source.slice(tokens[place]?.start, tokens[place]?.end);
  const before = index > 0 ? textAt(index - 1) : "";
  if (before === "." || before === "?.") return false;
  const isKey = (before === "{" || before === ",") && textAt(index + 1) === ":";
  return !isKey;
}

/** Words that are keywords only by where they stand. */
function isWordOfLanguage(tokens: Token[], index: number, source: string): boolean {
  const textAt = (place: number) => source.slice(tokens[place]?.start, tokens[place]?.end);
  const before = index > 0 ? textAt(index - 1) : "";
  const next = index + 1 < tokens.length ? textAt(index + 1) : "";
  if (before === "." || before === "?.") return false;
  switch (textAt(index)) {
    case "await":
    case "let":
    case "yield":
      return true;
    case "async":
      return /^[\p{L}_$(*[]/u.test(next);
    case "get":
    case "set":
    case "static":
      return /^[\p{L}_$#]/u.test(next);
    case "of":
    case "as":
    case "from":
      return /[\p{L}\d_$)\]}*]$/u.test(before) && !keywords.has(before) && !/^[=.,;:)]/.test(next);
    default:
      return false;
  }
}

function intoLines(source: string, linked: LinkedNames, pieces: Piece[]): HighlightedText[][] {
  const lines: HighlightedText[][] = [[]];
  const add = (start: number, end: number, kind: PieceKind) => {
    const ink = kind === "linked" ? linked[source.slice(start, end)] : undefined;
    for (const [index, text] of source.slice(start, end).split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ text, kind, ...(ink && { ink }) });
    }
  };
  let at = 0;
  for (const { start, end, kind } of pieces) {
    if (start < at) continue;
    if (start > at) add(at, start, "plain");
    add(start, end, kind);
    at = end;
  }
  if (at < source.length) add(at, source.length, "plain");
  return lines;
}
