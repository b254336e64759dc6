// Names: what a cell defines, what it reads from elsewhere, and every place where such a name stands.
//
// Works on JavaScript (types already blanked) and knows nothing of other cells.

import { analyze, type Reference, type Variable } from "eslint-scope";
import type { Program, SyntaxNode } from "./parse.ts";

export interface CellNames {
  /** Top-level names, in the order of the text. */
  defined: NamedPlace[];
  /** Each reading or writing of a name that the cell does not define, in the order of the text. */
  free: NamedPlace[];
  /** Free names that are given a value, in the order of the text. */
  written: NamedPlace[];
  /** Each mention of a top-level name after its definition, inside functions too. */
  mentions: NamedPlace[];
  /** Assignments to names declared with `const`. */
  constantWrites: NamedPlace[];
  /** Readings that come before the declaration in the same function: they always fail. */
  earlyReads: NamedPlace[];
}

/** A name at a place: `start` and `end` are offsets in the text. */
export interface NamedPlace {
  name: string;
  start: number;
  end: number;
  line: number;
  /** From 1. */
  column: number;
}

/** Finds the names of a parsed cell. */
export function findNames(program: Program): CellNames {
  const scopes = analyze(program as unknown as Parameters<typeof analyze>[0], {
    ecmaVersion: 2022,
    sourceType: "module",
  });
  const top = scopes.globalScope?.childScopes[0];
  const through = scopes.globalScope?.through ?? [];
  const variables = (top?.variables ?? []).filter((variable) => variable.identifiers.length > 0);
  const everywhere = scopes.scopes.flatMap((scope) => scope.variables);

  return {
    defined: inOrder(variables.map((variable) => place(variable.identifiers[0]))),
    free: inOrder(through.map(placeOf)),
    written: inOrder(through.filter((reference) => reference.isWrite()).map(placeOf)),
    mentions: inOrder(
      variables.flatMap((variable) =>
        variable.references.filter((reference) => !reference.init).map(placeOf),
      ),
    ),
    constantWrites: inOrder(everywhere.flatMap(constantWrites).map(placeOf)),
    earlyReads: inOrder(everywhere.flatMap(earlyReads).map(placeOf)),
  };
}

function constantWrites(variable: Variable): Reference[] {
  const definition = variable.defs[0];
  const constant =
    definition?.type === "ImportBinding" ||
    (definition?.type === "Variable" && definition.parent?.kind === "const");
  return constant
    ? variable.references.filter((reference) => reference.isWrite() && !reference.init)
    : [];
}

function earlyReads(variable: Variable): Reference[] {
  const definition = variable.defs[0];
  if (!definition) return [];
  const lexical =
    definition.type === "ClassName" ||
    (definition.type === "Variable" && definition.parent?.kind !== "var");
  if (!lexical) return [];
  const name = definition.name as unknown as SyntaxNode;
  const declarator = definition.node as unknown as SyntaxNode;
  const initialiser = declarator.init as SyntaxNode | null | undefined;
  return variable.references.filter((reference) => {
    if (reference.from.variableScope !== variable.scope.variableScope || reference.init) {
      return false;
    }
    const { start } = reference.identifier as unknown as SyntaxNode;
    return (
      start < name.start || (initialiser && start >= initialiser.start && start < initialiser.end)
    );
  });
}

function placeOf(reference: Reference): NamedPlace {
  return place(reference.identifier);
}

function place(identifier: unknown): NamedPlace {
  const { name, start, end, loc } = identifier as SyntaxNode & { name: string };
  return { name, start, end, line: loc.start.line, column: loc.start.column + 1 };
}

function inOrder(places: NamedPlace[]): NamedPlace[] {
  return places.sort((a, b) => a.start - b.start);
}
