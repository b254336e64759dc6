// Strip: TypeScript becomes JavaScript by overwriting types with spaces, so that every token that
// remains stands at its own line and column.
//
// The three places where a blank would change the meaning of what is around it are mended by one
// character written into the blank: `;` where a statement or member vanished or would run into the
// next line, `)` before `=>` and `(` after `return` where a line break came between.
// Syntax that needs code of its own (enum, namespace …) is not translated: it is a problem.

import { Blanks } from "./blanks.ts";
import { children, type Program, type SyntaxNode } from "./parse.ts";

export interface Stripped {
  /** JavaScript, exactly as long as the source, lines kept. */
  text: string;
  /** What was blanked: start, end (exclusive), in order. */
  types: [start: number, end: number][];
  /** The first piece of syntax that cannot be blanked. */
  refused: SyntaxNode | undefined;
}

/** Blanks the types of a parsed cell. */
export function stripTypes(source: string, program: Program): Stripped {
  const blanks = new Blanks(source);
  const refused: SyntaxNode[] = [];
  visit(program, blanks, refused);
  refused.sort((a, b) => a.start - b.start);
  return { text: blanks.text(), types: blanks.ranges(), refused: refused[0] };
}

function visit(node: SyntaxNode, blanks: Blanks, refused: SyntaxNode[]): void {
  if (vanishes(node)) {
    blanks.blank(node.start, node.end);
    blanks.put(node.start, ";");
    return;
  }
  switch (node.type) {
    case "TSTypeAnnotation":
    case "TSTypeParameterDeclaration":
    case "TSTypeParameterInstantiation":
      blanks.blank(node.start, node.end);
      return;
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
    case "TSTypeAssertion":
    case "TSParameterProperty":
    case "TSImportEqualsDeclaration":
    case "TSExportAssignment":
    case "TSNamespaceExportDeclaration":
    case "Decorator":
      refused.push(node);
      return;
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      blankCast(node, blanks);
      visit(node.expression as SyntaxNode, blanks, refused);
      return;
    case "TSNonNullExpression":
      blanks.blank(node.end - 1, node.end);
      break;
    case "BinaryExpression":
    case "LogicalExpression":
      if (castBindsDifferently(node, blanks)) refused.push(node.left as SyntaxNode);
      break;
    case "Identifier":
      blankMark("?", node.start + (node.name as string).length, node.end, blanks);
      break;
    case "VariableDeclarator": {
      const name = node.id as SyntaxNode;
      if (node.definite) blankMark("!", name.start + String(name.name).length, node.end, blanks);
      break;
    }
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
      blankTypeSpecifiers(node, blanks);
      break;
    case "FunctionDeclaration":
    case "FunctionExpression":
      blankThis(node, blanks);
      break;
    case "ArrowFunctionExpression":
      mendArrow(node, blanks);
      break;
    case "ClassDeclaration":
    case "ClassExpression":
      blankClassWords(node, blanks);
      for (const child of children(node)) {
        if (!(node.implements as SyntaxNode[] | undefined)?.includes(child)) {
          visit(child, blanks, refused);
        }
      }
      return;
    case "MethodDefinition":
    case "PropertyDefinition":
      blankMemberWords(node, blanks);
      break;
  }
  for (const child of children(node)) visit(child, blanks, refused);
}

/** True for statements and class members that exist for the type checker only. */
function vanishes(node: SyntaxNode): boolean {
  switch (node.type) {
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSDeclareFunction":
    case "TSIndexSignature":
      return true;
    case "ImportDeclaration":
      return node.importKind === "type";
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration": {
      const declaration = node.declaration as SyntaxNode | null;
      return declaration ? vanishes(declaration) : node.exportKind === "type";
    }
    case "ExportAllDeclaration":
      return node.exportKind === "type";
    case "MethodDefinition":
      return (node.value as SyntaxNode).type === "TSDeclareMethod";
    case "PropertyDefinition":
      return Boolean(node.declare || node.abstract);
    case "VariableDeclaration":
    case "ClassDeclaration":
    case "FunctionDeclaration":
    case "TSEnumDeclaration":
    case "TSModuleDeclaration":
      return node.declare === true;
    default:
      return false;
  }
}

/** `x as T`, `x satisfies T`. In `x as T ⏎ (y)` the line ends the statement; `x ⏎ (y)` would be a call. */
function blankCast(node: SyntaxNode, blanks: Blanks): void {
  const word = blanks.skip((node.expression as SyntaxNode).end, ")");
  const next = blanks.skip(node.end);
  blanks.blank(word, node.end);
  if ("([`".includes(blanks.source[next] ?? " ") && blanks.breaks(node.end, next)) {
    blanks.put(word, ";");
  }
}

/** `a - b as number * 2` means `(a - b) * 2`; without the type it would be `a - b * 2`. */
function castBindsDifferently(node: SyntaxNode, blanks: Blanks): boolean {
  const left = node.left as SyntaxNode;
  if (left.type !== "TSAsExpression" && left.type !== "TSSatisfiesExpression") return false;
  const inner = left.expression as SyntaxNode;
  const innerRank = rank(inner.operator as string | undefined);
  return (
    (inner.type === "BinaryExpression" || inner.type === "LogicalExpression") &&
    innerRank < rank(node.operator as string) &&
    blanks.source[blanks.skip(inner.end)] !== ")" &&
    blanks.source[blanks.skip(left.end)] !== ")"
  );
}

/** How tightly an operator binds; 0 for none. */
function rank(operator: string | undefined): number {
  return operators.findIndex((level) => level.includes(operator ?? "")) + 1;
}

const operators = [
  ["??", "||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!=", "===", "!=="],
  ["<", ">", "<=", ">=", "in", "instanceof"],
  ["<<", ">>", ">>>"],
  ["+", "-"],
  ["*", "/", "%"],
  ["**"],
];

/** Blanks `?` or `!` if it is the next thing after `at`. */
function blankMark(mark: "?" | "!", at: number, end: number, blanks: Blanks): void {
  const next = blanks.skip(at);
  if (next < end && blanks.source[next] === mark) blanks.blank(next, next + 1);
}

/** `import { type A, b }`: the type and its comma. */
function blankTypeSpecifiers(node: SyntaxNode, blanks: Blanks): void {
  for (const specifier of (node.specifiers as SyntaxNode[] | undefined) ?? []) {
    if (specifier.importKind === "type" || specifier.exportKind === "type") {
      blankListItem(specifier, blanks);
    }
  }
}

/** `function f(this: Model, x)`: the first parameter is a type only. */
function blankThis(node: SyntaxNode, blanks: Blanks): void {
  const first = (node.params as SyntaxNode[])[0];
  if (first?.type === "Identifier" && first.name === "this") blankListItem(first, blanks);
}

function blankListItem(item: SyntaxNode, blanks: Blanks): void {
  const next = blanks.skip(item.end);
  blanks.blank(item.start, blanks.source[next] === "," ? next + 1 : item.end);
}

/** Keeps `(` on the line where the type parameters began, and `)` on the line of `=>`. */
function mendArrow(node: SyntaxNode, blanks: Blanks): void {
  const generics = node.typeParameters as SyntaxNode | undefined;
  if (generics) {
    const bracket = blanks.skip(generics.end);
    if (blanks.breaks(generics.start, bracket)) {
      blanks.put(generics.start, "(");
      blanks.blank(bracket, bracket + 1);
    }
  }
  const result = node.returnType as SyntaxNode | undefined;
  if (result && blanks.breaks(result.start, blanks.skip(result.end))) {
    const last = (node.params as SyntaxNode[]).at(-1);
    const open = blanks.source.indexOf("(", generics?.end ?? node.start);
    const bracket = blanks.skip(last?.end ?? open + 1, ",");
    blanks.blank(bracket, bracket + 1);
    blanks.put(result.end - 1, ")");
  }
}

/** `abstract class`, `class … implements A, B`. */
function blankClassWords(node: SyntaxNode, blanks: Blanks): void {
  if (node.abstract) blanks.blank(node.start, node.start + "abstract".length);
  const promises = node.implements as SyntaxNode[] | undefined;
  const last = promises?.at(-1);
  if (!last) return;
  const named = [node.superTypeParameters, node.superClass, node.typeParameters, node.id];
  const before = named.find((part) => part) as SyntaxNode | undefined;
  const start = before?.end ?? blanks.source.indexOf("class", node.start) + "class".length;
  blanks.blank(blanks.skip(start, ")"), last.end);
}

/** `private readonly x?: T`: the words before the name and the mark behind it. */
function blankMemberWords(node: SyntaxNode, blanks: Blanks): void {
  const key = node.key as SyntaxNode;
  let at = node.start;
  let kept = false;
  for (;;) {
    at = blanks.skip(at);
    word.lastIndex = at;
    const found = at < key.start ? word.exec(blanks.source)?.[0] : undefined;
    if (!found) break;
    if (modifiers.has(found)) blanks.blank(at, at + found.length);
    else kept = true;
    at += found.length;
  }
  const blanked = !kept && at > node.start;
  if (blanked && "*[".includes(blanks.source[blanks.skip(at)] ?? " ")) blanks.put(node.start, ";");

  const end = node.computed ? blanks.skip(key.end, ")") + 1 : key.end;
  blankMark(node.definite ? "!" : "?", end, node.end, blanks);

  // `get: T` ⏎ `f() {}` would become the getter `f`.
  const type = node.typeAnnotation as SyntaxNode | undefined;
  if (type && !node.value && ["get", "set", "static", "async"].includes(key.name as string)) {
    blanks.put(type.start, ";");
  }
}

const word = /[a-z]+(?![\w$])/y;
const modifiers = new Set([
  "public",
  "private",
  "protected",
  "readonly",
  "override",
  "abstract",
  "declare",
]);
