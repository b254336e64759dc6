// Type names: the types a cell declares and the names it reads inside types.
//
// Only the type checker asks for them (`typing.ts`); at run time there are no types.

import { children, isNode, type Program, type SyntaxNode } from "./parse.ts";
import type { CellTypes } from "./protocol.ts";

/**
 * Finds the type names of a cell.
 *
 * @param program the tree with types
 * @param values names that the cell defines as values
 */
export function typesOf(program: Program, values: string[]): CellTypes {
  const defines = new Set<string>();
  const exported = new Set<string>();
  for (const statement of program.body) {
    const isExport = statement.type === "ExportNamedDeclaration";
    const declaration = (isExport ? statement.declaration : statement) as SyntaxNode | null;
    if (statement.type === "ImportDeclaration") {
      for (const name of typeImports(statement)) defines.add(name);
    } else if (declaration && declaresType(declaration)) {
      defines.add((declaration.id as SyntaxNode).name as string);
    }
    if (isExport) for (const name of exportedNames(statement)) exported.add(name);
  }
  const uses = new Set<string>();
  collectUses(program, uses);
  for (const name of [...defines, ...values, "const"]) uses.delete(name);
  return { defines: [...defines], uses: [...uses], exported: [...exported] };
}

function declaresType({ type }: SyntaxNode): boolean {
  return type === "TSInterfaceDeclaration" || type === "TSTypeAliasDeclaration";
}

function typeImports(statement: SyntaxNode): string[] {
  return (statement.specifiers as SyntaxNode[])
    .filter(({ importKind }) => statement.importKind === "type" || importKind === "type")
    .map(({ local }) => (local as SyntaxNode).name as string);
}

function exportedNames(statement: SyntaxNode): string[] {
  const declaration = statement.declaration as SyntaxNode | null;
  if (!declaration) {
    return (statement.specifiers as SyntaxNode[]).map(
      ({ exported }) => (exported as SyntaxNode).name as string,
    );
  }
  if (declaration.type !== "VariableDeclaration") {
    return [(declaration.id as SyntaxNode).name as string];
  }
  return (declaration.declarations as SyntaxNode[]).flatMap(({ id }) =>
    patternNames(id as SyntaxNode),
  );
}

function patternNames(pattern: SyntaxNode): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name as string];
    case "Property":
      return patternNames(pattern.value as SyntaxNode);
    case "AssignmentPattern":
      return patternNames(pattern.left as SyntaxNode);
    default:
      return children(pattern).flatMap(patternNames);
  }
}

/** Parameters of generic types count as uses too: no cell exports their names, so it does no harm. */
function collectUses(node: SyntaxNode, uses: Set<string>): void {
  const named = node.typeName ?? node.exprName;
  const inherits = node.type === "TSExpressionWithTypeArguments" && node.expression;
  for (const name of [named, inherits]) if (isNode(name)) uses.add(firstName(name));
  for (const child of children(node)) collectUses(child, uses);
}

function firstName(name: SyntaxNode): string {
  return name.type === "TSQualifiedName"
    ? firstName(name.left as SyntaxNode)
    : String(name.name ?? "");
}
