// Imports: what a cell takes from "nn" and "plot". There is nothing else to import.

import { moduleNames } from "./builtins.ts";
import type { CellError } from "./cell-error.ts";
import type { Program, SyntaxNode } from "./parse.ts";
import type { ImportedName } from "./protocol.ts";

/** Reads the import statements of a cell. */
export function readImports(program: Program): { imports: ImportedName[]; problems: CellError[] } {
  const imports: ImportedName[] = [];
  const problems: CellError[] = [];
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") {
      const source = statement.source as SyntaxNode;
      const module = source.value as ImportedName["module"];
      if (!moduleNames.includes(module)) problems.push(unknownModule(source));
      else {
        for (const specifier of statement.specifiers as SyntaxNode[]) {
          if (specifier.type === "ImportDefaultSpecifier") {
            problems.push(noDefault(module, specifier));
          }
          imports.push(importedName(module, specifier));
        }
      }
    } else if (statement.source) problems.push(unexpectedExport(statement));
  }
  return { imports, problems };
}

/** The problem of a module that does not exist; `source` is the literal that names it. */
export function unknownModule(source: SyntaxNode): CellError {
  const name = String(source.value);
  return {
    name: "ImportError",
    message: `There is no module ${JSON.stringify(name)}.`,
    hint: 'A cell can import from "nn" and from "plot".',
    ...range(source),
  };
}

function noDefault(module: string, specifier: SyntaxNode): CellError {
  const local = (specifier.local as SyntaxNode).name as string;
  return {
    name: "ImportError",
    message: `Names from "${module}" are imported in braces.`,
    hint:
      local.toLowerCase() === module
        ? `For the whole module write \`import * as ${local} from "${module}"\`.`
        : `Write \`import { ${local} } from "${module}"\`.`,
    ...range(specifier),
  };
}

function unexpectedExport(statement: SyntaxNode): CellError {
  return {
    name: "SyntaxError",
    message: "A cell cannot export what it does not define.",
    hint: "Import the names instead: every other cell can then read them.",
    ...range(statement),
  };
}

function importedName(module: ImportedName["module"], specifier: SyntaxNode): ImportedName {
  const local = specifier.local as SyntaxNode;
  const imported = (specifier.imported ?? specifier.local) as SyntaxNode;
  const named = specifier.type === "ImportSpecifier";
  const at = named ? imported : local;
  return {
    module,
    name: named ? String(imported.name ?? imported.value) : "*",
    local: local.name as string,
    place: [at.loc.start.line, at.loc.start.column + 1, at.loc.end.column + 1],
  };
}

function range({ loc: { start, end } }: SyntaxNode) {
  return {
    line: start.line,
    column: start.column + 1,
    endLine: end.line,
    endColumn: end.column + 1,
  };
}
