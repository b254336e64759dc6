// Cell code: the script that the realm loads, and the function it hands over.
//
//   "use strict";__cell(async function ($cell) { const { mlp } = $cell.modules["nn"]; const { x } = $cell.read; …
//   <the cell's text, types blanked, imports and `export` blanked>
//   ;return { loss, model };
//   });
//
// Line 1 is the header; the text begins on line 2 with its columns unchanged. If the last statement
// is an expression, it moves to a line of its own, padded to its column, inside `$cell.show((` … `));`
// so from there on lines are one further. `view` in `const rate = view(…)` becomes a name of four
// letters that the header ties to "rate". Names read are looked up once, when the cell starts.

import type { Program, SyntaxNode } from "./parse.ts";
import type { ImportedName } from "./protocol.ts";

/** What a cell's script gives to `__cell`: called once per run, resolves to the values of its names. */
export type CellFunction = (cell: CellScope) => Promise<Record<string, unknown>>;

/** What a running cell is given. */
export interface CellScope {
  /** Values of the names it reads from other cells. */
  read: Record<string, unknown>;
  /** `nn` and `plot`. */
  modules: Record<string, Record<string, unknown>>;
  /** The notebook's own functions by name. */
  own: Record<string, unknown>;
  /** Displays the value of the last expression. */
  show: (value: unknown) => void;
  /** Shows the input of `const name = view(input)` and answers with its value. */
  bind: (name: string, input: unknown) => unknown;
}

export interface CellParts {
  /** JavaScript, as long as the author's text. */
  text: string;
  program: Program;
  defines: string[];
  uses: string[];
  /** Those of the notebook's names that the cell reads. */
  own: string[];
  imports: ImportedName[];
  /** Where `view` stands in `const name = view(…)`. */
  inputs: { name: string; start: number }[];
}

/** Writes the script of a cell. */
export function writeCellCode(parts: CellParts): string {
  const scope = freshName(parts.text, "$cell");
  const header = [`"use strict";__cell(async function (${scope}) {`];
  for (const module of new Set(parts.imports.map((imported) => imported.module))) {
    header.push(...importLines(module, parts.imports, scope));
  }
  if (parts.uses.length > 0) header.push(`const { ${parts.uses.join(", ")} } = ${scope}.read;`);
  if (parts.own.length > 0) header.push(`const { ${parts.own.join(", ")} } = ${scope}.own;`);

  const edits: Edit[] = parts.program.body.flatMap((statement) => blankModuleWords(statement));
  let seed = 0;
  for (const { name, start } of parts.inputs) {
    let short: string;
    do short = `$${(seed++).toString(36).padStart(3, "0")}`;
    while (parts.text.includes(short));
    header.push(`const ${short} = (input) => ${scope}.bind("${name}", input);`);
    edits.push([start, start + "view".length, short]);
  }
  const text = edit(parts.text, edits);
  const last = lastExpression(parts.program);
  const body = last ? moveLast(text, last, scope) : text;
  return `${header.join(" ")}\n${body}\n;return { ${parts.defines.join(", ")} };\n});\n`;
}

/** The last statement, if it is an expression: its value is shown. */
export function lastExpression(program: Program): SyntaxNode | undefined {
  const last = program.body.findLast((statement) => statement.type !== "EmptyStatement");
  return last?.type === "ExpressionStatement" ? last : undefined;
}

function importLines(module: string, imports: ImportedName[], scope: string): string[] {
  const source = `${scope}.modules["${module}"]`;
  const own = imports.filter((imported) => imported.module === module);
  const lines = own
    .filter(({ name }) => name === "*")
    .map(({ local }) => `const ${local} = ${source};`);
  const named = own.filter(({ name }) => name !== "*");
  if (named.length > 0) {
    const list = named.map(({ name, local }) => `${JSON.stringify(name)}: ${local}`);
    lines.push(`const { ${list.join(", ")} } = ${source};`);
  }
  return lines;
}

type Edit = [start: number, end: number, by: string];

/** `import …` and the word `export` belong to modules; a cell's script is none. */
function blankModuleWords(statement: SyntaxNode): Edit[] {
  const declaration = statement.declaration as SyntaxNode | null | undefined;
  switch (statement.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return [[statement.start, statement.end, ";"]];
    case "ExportNamedDeclaration":
      return declaration
        ? [[statement.start, declaration.start, ""]]
        : [[statement.start, statement.end, ";"]];
    default:
      return [];
  }
}

/** Replaces ranges by shorter or equally long text, filled up with spaces; line breaks stay. */
function edit(text: string, edits: Edit[]): string {
  for (const [start, end, by] of edits) {
    const blank = text.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, " ");
    text = text.slice(0, start) + by + blank.slice(by.length) + text.slice(end);
  }
  return text;
}

function moveLast(text: string, last: SyntaxNode, scope: string): string {
  const statement = text.slice(last.start, last.end).replace(/;$/, "");
  const pad = " ".repeat(last.loc.start.column);
  return `${text.slice(0, last.start)};${scope}.show((\n${pad}${statement}\n));`;
}

function freshName(text: string, name: string): string {
  while (text.includes(name)) name += "_";
  return name;
}
