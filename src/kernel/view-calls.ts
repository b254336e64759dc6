// View calls: `const rate = view(slider({ … }))` ties an input to a name. Only this form can be tied.

import type { CellError } from "./cell-error.ts";
import type { NamedPlace } from "./names.ts";
import type { Program, SyntaxNode } from "./parse.ts";

/** A name that gets an input's value; `start` is where `view` stands. */
export interface ViewCall {
  name: string;
  start: number;
}

/**
 * Finds the inputs of a cell.
 *
 * @param mentions each place where the notebook's own `view` is named
 */
export function findViewCalls(
  program: Program,
  mentions: NamedPlace[],
): { calls: ViewCall[]; problems: CellError[] } {
  const starts = new Set(mentions.map((mention) => mention.start));
  const calls: ViewCall[] = [];
  for (const statement of program.body) {
    const declaration = (statement.declaration as SyntaxNode | null | undefined) ?? statement;
    if (declaration.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations as SyntaxNode[]) {
      const name = id as SyntaxNode;
      const callee = (init as SyntaxNode | null)?.callee as SyntaxNode | undefined;
      const isCall = (init as SyntaxNode | null)?.type === "CallExpression";
      if (isCall && callee && starts.has(callee.start) && name.type === "Identifier") {
        calls.push({ name: name.name as string, start: callee.start });
      }
    }
  }
  const tied = new Set(calls.map((call) => call.start));
  return { calls, problems: mentions.filter(({ start }) => !tied.has(start)).map(untied) };
}

function untied({ line, column, name }: NamedPlace): CellError {
  return {
    name: "SyntaxError",
    message: "`view(…)` gives its value to a name, on a line of its own.",
    hint: "Write `const rate = view(…)` outside of functions, loops and blocks.",
    line,
    column,
    endLine: line,
    endColumn: column + name.length,
  };
}
