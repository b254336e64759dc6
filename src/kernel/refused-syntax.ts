// Refused syntax: what TypeScript or a module may hold, but a cell may not, and what to write instead.

import type { CellError } from "./cell-error.ts";
import { unknownModule } from "./imports.ts";
import { children, type Program, type SyntaxNode } from "./parse.ts";

/** The problem of a piece of TypeScript that types alone cannot explain: it needs code of its own. */
export function refusedSyntax(node: SyntaxNode): CellError {
  switch (node.type) {
    case "TSEnumDeclaration":
      return problem(
        node,
        "An enum needs code of its own, which a cell does not have.",
        'Write a constant object instead: `const Color = { red: "red", blue: "blue" } as const`.',
      );
    case "TSModuleDeclaration":
      return problem(
        node,
        "A namespace needs code of its own, which a cell does not have.",
        "Write a constant object instead: `const tools = { double: (x: number) => 2 * x }`.",
      );
    case "TSParameterProperty":
      return problem(
        node,
        "A parameter cannot declare a property of the class.",
        "Declare the property in the class and set it in the constructor: `this.size = size`.",
      );
    case "TSTypeAssertion":
      return problem(node, "A type in angle brackets cannot stand here.", "Write `value as Type`.");
    case "TSImportEqualsDeclaration":
      return problem(
        node,
        "A cell cannot import with `import … =`.",
        'Write `import { … } from "nn"`.',
      );
    case "Decorator":
      return problem(
        node,
        "Browsers do not know decorators yet.",
        "Call the function yourself, without `@`.",
      );
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return problem(
        node,
        "It is not clear which part of the calculation has this type.",
        "Put it in parentheses: `(a - b as number) * 2`.",
      );
    default:
      return problem(
        node,
        "A cell exports the names it declares, and nothing else.",
        "Remove the `export`: every other cell can read the cell's names.",
      );
  }
}

/** Problems of module syntax that would need files or other modules. */
export function moduleSyntaxProblems(program: Program): CellError[] {
  const problems: CellError[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") {
      problems.push(
        problem(
          statement,
          "A cell has no default export.",
          "Give the value a name, `const model = …`: every other cell can read it.",
        ),
      );
    }
  }
  collect(program, problems);
  return problems;
}

function collect(node: SyntaxNode, problems: CellError[]): void {
  if (node.type === "ImportExpression") {
    const source = node.source as SyntaxNode;
    problems.push(
      source.type === "Literal" && source.value !== "nn" && source.value !== "plot"
        ? unknownModule(source)
        : problem(
            node,
            "A cell imports at its beginning, not while it runs.",
            'Write `import * as nn from "nn"`.',
          ),
    );
  }
  if (node.type === "MetaProperty" && (node.meta as SyntaxNode).name === "import") {
    problems.push(
      problem(node, "A cell is not a file, so it has no `import.meta`.", "Leave it out."),
    );
  }
  for (const child of children(node)) collect(child, problems);
}

function problem({ loc }: SyntaxNode, message: string, hint: string): CellError {
  return {
    name: "SyntaxError",
    message,
    hint,
    line: loc.start.line,
    column: loc.start.column + 1,
    endLine: loc.end.line,
    endColumn: loc.end.column + 1,
  };
}
