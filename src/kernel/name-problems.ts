// Name problems: what a cell may not do with names, as far as the cell alone shows it.

import { languageNames, notebookNames } from "./builtins.ts";
import type { CellError } from "./cell-error.ts";
import type { CellNames, NamedPlace } from "./names.ts";

/** The problems of a cell's names, in no stated order. */
export function nameProblems(names: CellNames): CellError[] {
  return [
    ...names.defined.filter(({ name }) => own.has(name)).map(takesNotebookName),
    ...names.defined.filter(({ name }) => languageNames.has(name)).map(takesLanguageName),
    ...names.written.filter(({ name }) => isGiven(name)).map(changesGivenName),
    ...names.constantWrites.map(changesConstant),
    ...names.earlyReads.map(readsEarly),
  ];
}

const own: ReadonlySet<string> = new Set(notebookNames);

function isGiven(name: string): boolean {
  return own.has(name) || languageNames.has(name);
}

function takesNotebookName(place: NamedPlace): CellError {
  return problem(
    place,
    "SyntaxError",
    `\`${place.name}\` is one of the notebook's own functions, so a cell cannot define it.`,
    "Choose another name.",
  );
}

function takesLanguageName(place: NamedPlace): CellError {
  return problem(
    place,
    "SyntaxError",
    `\`${place.name}\` belongs to JavaScript, so a cell cannot define it for the other cells.`,
    "Choose another name.",
  );
}

function changesGivenName(place: NamedPlace): CellError {
  return problem(
    place,
    "TypeError",
    `\`${place.name}\` cannot be given a new value: it belongs to ${own.has(place.name) ? "the notebook" : "JavaScript"}.`,
    `Declare a name of your own with \`let\`.`,
  );
}

function changesConstant(place: NamedPlace): CellError {
  return problem(
    place,
    "TypeError",
    `\`${place.name}\` is a constant, so it cannot be given a new value.`,
    `Declare it with \`let\` if it is to change.`,
  );
}

function readsEarly(place: NamedPlace): CellError {
  return problem(
    place,
    "ReferenceError",
    `\`${place.name}\` is read before it has a value.`,
    `Move this below the line that declares \`${place.name}\`.`,
  );
}

function problem(place: NamedPlace, name: string, message: string, hint: string): CellError {
  const { line, column } = place;
  return {
    name,
    message,
    hint,
    line,
    column,
    endLine: line,
    endColumn: column + place.name.length,
  };
}
