// Places in a text: offsets from 0, lines and columns from 1.

import type { TextPosition, TextRange } from "./code-editor.ts";

/** The place of an offset; one beyond the text is the end. */
export function positionAt(text: string, offset: number): TextPosition {
  const before = text.slice(0, Math.max(0, offset));
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: before.length - lineStart + 1 };
}

/** The offset of a place; one beyond its line is the line's end, one beyond the text is the text's end. */
export function offsetAt(text: string, { line, column }: TextPosition): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + Math.max(column, 1) - 1, end < 0 ? text.length : end);
}

export function rangeAt(text: string, start: number, end: number): TextRange {
  const last = positionAt(text, end);
  return { ...positionAt(text, start), endLine: last.line, endColumn: last.column };
}

export function offsetsOf(text: string, range: TextRange): { start: number; end: number } {
  const start = offsetAt(text, range);
  const end = offsetAt(text, { line: range.endLine, column: range.endColumn });
  return { start, end: Math.max(start, end) };
}
