// The text of a plain editor as painted lines: they stand behind the textarea, whose own letters are clear.
//
// The same markup as the static code (`.line` spans in a `code`), so both wear one dress.

import type { CellError } from "../../kernel/cell-error.ts";
import type { LinkedInk } from "./code-editor.ts";
import { codeTokens } from "./code-tokens.ts";
import { offsetsOf } from "./text-position.ts";

export interface Paint {
  names: Readonly<Record<string, LinkedInk>>;
  problems: readonly CellError[];
}

/** One element per line of `source`. */
export function paintedLines(source: string, { names, problems }: Paint, document: Document): HTMLElement[] {
  const runs = styledRuns(source, names, waves(source, problems));
  const lines: HTMLElement[] = [];
  let start = 0;
  source.split("\n").forEach((text, index) => {
    const line = document.createElement("span");
    line.className = "line";
    if (problems.some((problem) => problem.line === index + 1)) line.dataset.problem = "";
    const end = start + text.length;
    for (const run of runs) {
      const from = Math.max(run.start, start);
      const to = Math.min(run.end, end);
      if (from >= to) continue;
      const part = document.createElement("span");
      part.className = run.className;
      part.textContent = source.slice(from, to);
      line.append(run.className ? part : (part.textContent ?? ""));
    }
    start = end + 1;
    lines.push(line);
  });
  return lines;
}

interface Run {
  start: number;
  end: number;
  className: string;
}

/** Cuts the text wherever its look changes. */
function styledRuns(source: string, names: Paint["names"], wavy: Omit<Run, "className">[]): Run[] {
  const tokens = codeTokens(source);
  const cuts = new Set([0, source.length]);
  for (const { start, end } of [...tokens, ...wavy]) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  let next = 0;
  return places.slice(0, -1).map((start, index) => {
    while ((tokens[next]?.end ?? Infinity) <= start) next += 1;
    const token = tokens[next];
    const inside = token !== undefined && token.start <= start;
    const ink = inside && token.kind === "name" ? names[source.slice(token.start, token.end)] : undefined;
    const wave = wavy.some((one) => one.start <= start && start < one.end);
    const classes = [
      ink ? `linked-${ink}` : inside && token.kind !== "name" ? `code-${token.kind}` : "",
      wave ? "problem-place" : "",
    ];
    return { start, end: places[index + 1] ?? start, className: classes.filter(Boolean).join(" ") };
  });
}

function waves(source: string, problems: readonly CellError[]): { start: number; end: number }[] {
  return problems.flatMap((problem) => {
    if (problem.line === undefined || problem.column === undefined) return [];
    const { line, column } = problem;
    const endLine = problem.endLine ?? line;
    const endColumn = problem.endColumn ?? column + 1;
    return [offsetsOf(source, { line, column, endLine, endColumn })];
  });
}
