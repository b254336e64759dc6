// Position: where in the author's text a running cell failed, read from the error's stack.
//
// Engines write stacks differently and point at different ends of an expression. What they agree on is the
// innermost statement that holds the point, so that is the answer. Only strings are looked at.

import type { CellError } from "./cell-error.ts";
import type { CompiledCell } from "./protocol.ts";

export type CellPosition = Required<Pick<CellError, "line" | "column" | "endLine" | "endColumn">>;

/**
 * Finds the statement of a cell that an error comes from.
 *
 * @param stack `error.stack` of V8, SpiderMonkey or JavaScriptCore
 * @param isCellUrl tells whether a script's address is that of this cell
 * @returns undefined if the cell's text is not on the stack, or only its generated first line
 */
export function placeInCell(
  compiled: Pick<CompiledCell, "statements" | "lastExpressionLine">,
  stack: string,
  isCellUrl: (url: string) => boolean,
): CellPosition | undefined {
  for (const text of stack.split("\n")) {
    const frame = readFrame(text);
    // `view` goes through the script's first line, which is not the author's.
    if (!frame || frame.line === 1 || !isCellUrl(frame.url)) continue;
    const line = textLine(frame.line, compiled.lastExpressionLine);
    return innermost(compiled.statements, line, frame.column);
  }
  return undefined;
}

interface Frame {
  url: string;
  /** Line and column in the script, from 1. */
  line: number;
  column: number;
}

/** V8: `    at f (url:3:15)` or `    at url:3:15`. Others: `f@url:3:15`, the name may be missing. */
function readFrame(text: string): Frame | undefined {
  const v8 = /^\s*at (?:.*? \()?(?:async )?(.+?):(\d+):(\d+)\)?$/.exec(text);
  const [, url, line, column] = v8 ?? /^[^@]*@(.+?):(\d+):(\d+)$/.exec(text.trim()) ?? [];
  return url === undefined ? undefined : { url, line: Number(line), column: Number(column) };
}

/** The header takes line 1; from the last expression on, one more line lies before it. */
function textLine(scriptLine: number, lastExpressionLine: number | null): number {
  const line = scriptLine - 1;
  return lastExpressionLine !== null && line > lastExpressionLine ? line - 1 : line;
}

/**
 * The last statement, going inwards, that holds the point. JavaScriptCore points one past an expression,
 * so an end belongs to its statement, except where another begins at the same point.
 */
function innermost(statements: number[], line: number, column: number): CellPosition | undefined {
  let found: CellPosition | undefined;
  for (let index = 0; index + 3 < statements.length; index += 4) {
    const [startLine, startColumn, endLine, endColumn] = statements.slice(index, index + 4) as [
      number,
      number,
      number,
      number,
    ];
    const begins = line > startLine || (line === startLine && column >= startColumn);
    const ends = line < endLine || (line === endLine && column <= endColumn);
    if (begins && ends) found = { line: startLine, column: startColumn, endLine, endColumn };
  }
  return found;
}
