// The text of a plain editor as painted lines: they stand behind the textarea, whose own letters are clear.
//
// The same markup as printed code (`.line` in `.lines`), so both wear one dress. Painted by pattern, not by a
// parser: half-written code must be painted too, and this is on every page.

import type { CellError } from "../../kernel/cell-error.ts";
import { scanRoughly } from "../../kernel/rough-scan.ts";
import type { LinkedInk } from "./code-editor.ts";
import { offsetsOf } from "./text-position.ts";

export interface Paint {
  names: Readonly<Record<string, LinkedInk>>;
  problems: readonly CellError[];
}

/** One element per line of `source`. */
export function paintedLines(
  source: string,
  { names, problems }: Paint,
  document: Document,
): HTMLElement[] {
  const runs = styledRuns(source, names, places(source, problems));
  let start = 0;
  return source.split("\n").map((text, index) => {
    const line = document.createElement("span");
    const failed = problems.some((problem) => problem.line === index + 1);
    line.className = failed ? "line error" : "line";
    const end = start + text.length;
    for (const run of runs) {
      const part = source.slice(Math.max(run.start, start), Math.min(run.end, end));
      if (run.start < end && run.end > start) line.append(painted(part, run.className, document));
    }
    start = end + 1;
    return line;
  });
}

interface Span {
  start: number;
  end: number;
}

/** Cuts the text wherever its look changes. */
function styledRuns(
  source: string,
  names: Paint["names"],
  failed: Span[],
): (Span & { className: string })[] {
  const linked = new Set(Object.keys(names));
  const pieces = scanRoughly(source, 0, source.length, { linked });
  const cuts = new Set([0, source.length]);
  for (const { start, end } of [...pieces, ...failed]) cuts.add(start).add(end);
  const inOrder = [...cuts].sort((one, other) => one - other);
  let next = 0;
  return inOrder.slice(0, -1).map((start, index) => {
    while ((pieces[next]?.end ?? Infinity) <= start) next += 1;
    const piece = pieces[next];
    const classes: string[] = [];
    if (piece && piece.start <= start) {
      const ink = names[source.slice(piece.start, piece.end)];
      classes.push(piece.kind === "linked" ? `linked-${ink}` : `code-${piece.kind}`);
    }
    if (failed.some((span) => span.start <= start && start < span.end)) {
      classes.push("problem-place");
    }
    return { start, end: inOrder[index + 1] ?? start, className: classes.join(" ") };
  });
}

function painted(text: string, className: string, document: Document): Node {
  if (!className) return document.createTextNode(text);
  const part = document.createElement("span");
  part.className = className;
  part.textContent = text;
  return part;
}

/** Where the problems are; one without an end takes one letter. */
function places(source: string, problems: readonly CellError[]): Span[] {
  return problems.flatMap((problem) => {
    const { line, column, endLine = line, endColumn } = problem;
    if (line === undefined || column === undefined || endLine === undefined) return [];
    return [offsetsOf(source, { line, column, endLine, endColumn: endColumn ?? column + 1 })];
  });
}
