// Statements: the pieces of a cell that an error can be put at.

import { children, type Program, type SyntaxNode } from "./parse.ts";

/**
 * Start and end of every statement and of every arrow function's expression, outermost first.
 *
 * @returns flat line, column, end line, end column (one past the last), all from 1
 */
export function statementsOf(program: Program): number[] {
  const places: number[] = [];
  collect(program, places);
  return places;
}

function collect(node: SyntaxNode, places: number[]): void {
  if (isPlace(node)) add(node, places);
  if (node.type === "ArrowFunctionExpression" && node.expression) {
    add(node.body as SyntaxNode, places);
  }
  for (const child of children(node)) collect(child, places);
}

function isPlace({ type }: SyntaxNode): boolean {
  return (
    type === "PropertyDefinition" ||
    type === "VariableDeclaration" ||
    type === "FunctionDeclaration" ||
    type === "ClassDeclaration" ||
    (type.endsWith("Statement") && type !== "BlockStatement" && type !== "EmptyStatement")
  );
}

function add({ loc: { start, end } }: SyntaxNode, places: number[]): void {
  places.push(start.line, start.column + 1, end.line, end.column + 1);
}
