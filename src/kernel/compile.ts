// Compile: a cell's text becomes what the graph and the realm need to know of it.
//
// Every problem that can be found in one cell alone is found here, with its place in the author's text;
// what concerns several cells is `graph.ts`. Nothing is run. The form of the code is told in `cell-code.ts`.

import { languageNames, notebookNames } from "./builtins.ts";
import { lastExpression, writeCellCode } from "./cell-code.ts";
import type { CellError } from "./cell-error.ts";
import { readImports } from "./imports.ts";
import { nameProblems } from "./name-problems.ts";
import { findNames, type NamedPlace } from "./names.ts";
import { type Program, parseJavaScript, parseTypeScript } from "./parse.ts";
import type { CompiledCell, Place } from "./protocol.ts";
import { moduleSyntaxProblems, refusedSyntax } from "./refused-syntax.ts";
import { roughDefinitions } from "./rough-definitions.ts";
import { statementsOf } from "./statements.ts";
import { stripTypes } from "./strip.ts";
import { explainSyntaxError } from "./syntax-error.ts";
import { typesOf } from "./type-names.ts";
import { findViewCalls } from "./view-calls.ts";

/**
 * Compiles one cell. Never throws: what is wrong with the text stands in `problems`.
 *
 * @param source TypeScript, as the author wrote it
 * @param options `id`: the cell's name in errors and types
 * @example compileCell("const a = b + 1", { id: "sum" }).uses // ["b"]
 */
export function compileCell(source: string, { id }: { id: string }): CompiledCell {
  try {
    const typed = parseTypeScript(source);
    const { text, refused } = stripTypes(source, typed);
    if (refused) return broken(id, source, refusedSyntax(refused));
    return compileStripped(id, text, typed, parseJavaScript(text));
  } catch (error) {
    if (error instanceof SyntaxError) return broken(id, source, explainSyntaxError(error, source));
    throw error;
  }
}

function compileStripped(id: string, text: string, typed: Program, program: Program): CompiledCell {
  const names = findNames(program);
  const { imports, problems: importProblems } = readImports(program);
  const views = findViewCalls(
    program,
    names.free.filter(({ name }) => name === "view"),
  );
  const defines = distinct(names.defined);
  const free = distinct(names.free);
  const uses = free.filter((name) => !own.has(name) && !languageNames.has(name));
  const inputs = views.calls.map((call) => call.name);
  const read = new Set(names.mentions.map(({ name }) => name));

  return {
    id,
    code: writeCellCode({
      text,
      program,
      defines,
      uses,
      own: free.filter((name) => own.has(name)),
      imports,
      inputs: views.calls,
    }),
    defines,
    uses,
    places: placesOf([...names.defined, ...names.free.filter(({ name }) => uses.includes(name))]),
    assigns: placesOf(names.written.filter(({ name }) => uses.includes(name))),
    imports,
    types: typesOf(typed, defines),
    inputs,
    ownInputs: inputs.filter((name) => read.has(name)),
    statements: statementsOf(program),
    lastExpressionLine: lastExpression(program)?.loc.start.line ?? null,
    problems: [
      ...moduleSyntaxProblems(program),
      ...importProblems,
      ...views.problems,
      ...nameProblems(names),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)),
  };
}

const own: ReadonlySet<string> = new Set(notebookNames);

/** A cell whose text cannot be read. The names it seems to define still belong to it. */
function broken(id: string, source: string, problem: CellError): CompiledCell {
  return {
    id,
    code: "",
    defines: roughDefinitions(source),
    uses: [],
    places: {},
    assigns: {},
    imports: [],
    types: { defines: [], uses: [], exported: [] },
    inputs: [],
    ownInputs: [],
    statements: [],
    lastExpressionLine: null,
    problems: [problem],
  };
}

function distinct(places: NamedPlace[]): string[] {
  return [...new Set(places.map(({ name }) => name))];
}

/** The first place of each name. */
function placesOf(places: NamedPlace[]): Record<string, Place> {
  const first = new Map<string, Place>();
  for (const { name, line, column } of places) {
    if (!first.has(name)) first.set(name, [line, column, column + name.length]);
  }
  return Object.fromEntries(first);
}
