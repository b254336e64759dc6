// Graph problems: what is wrong between cells, in words for the reader. Cells are called by their number on the page.

import { languageNames, notebookNames } from "./builtins.ts";
import type { CellError } from "./cell-error.ts";
import type { CompiledCell, Place } from "./protocol.ts";
import { closest } from "./suggest.ts";

/** The same name in several cells; `numbers` are all of them. */
export function definedTwice(cell: CompiledCell, name: string, numbers: number[]): CellError {
  const [first, ...others] = [...new Set(numbers)];
  return {
    name: "SyntaxError",
    message: `\`${name}\` is defined in cell ${first} and again in cell ${others.join(" and ")}.`,
    hint: "Give one of them another name: a name belongs to one cell.",
    ...at(cell.places[name]),
  };
}

/** A cell gives a value to a name of another cell. */
export function changesForeignName(place: Place, name: string, number: number): CellError {
  return {
    name: "TypeError",
    message: `\`${name}\` belongs to cell ${number}: only that cell can give it a value.`,
    hint: `Change it there, or declare a name of your own here with \`let\`.`,
    ...at(place),
  };
}

/** A cell gives a value to a name that nobody declares; `known` maps names to cell numbers. */
export function neverDeclared(place: Place, name: string, known: Map<string, number>): CellError {
  const near = closest(name, known.keys());
  return {
    name: "ReferenceError",
    message: `\`${name}\` is given a value but never declared.`,
    hint: near
      ? `Did you mean \`${near}\`? A new name begins with \`let\` or \`const\`.`
      : `Write \`let ${name} = …\`.`,
    ...at(place),
    ...(near && { replacement: near }),
  };
}

/** A cell reads a name that nobody defines; `known` maps names to cell numbers. */
export function unknownName(
  cell: CompiledCell,
  name: string,
  known: Map<string, number>,
): CellError {
  const message = `This cell uses \`${name}\`, which no cell defines.`;
  const told = toldNames.get(name);
  if (told) {
    return { name: "ReferenceError", message, hint: told, ...at(cell.places[name]) };
  }
  const near = closest(name, [
    ...cell.defines,
    ...known.keys(),
    ...notebookNames,
    ...languageNames,
  ]);
  const number = near === undefined ? undefined : known.get(near);
  const other = number !== undefined && near !== undefined && !cell.defines.includes(near);
  return {
    name: "ReferenceError",
    message,
    ...(near && { hint: `Did you mean \`${near}\`${other ? ` from cell ${number}` : ""}?` }),
    ...at(cell.places[name]),
    ...(near && { replacement: near }),
  };
}

/** Names that other places have, and what a notebook has instead. */
const toldNames = new Map([
  ["Plot", 'Write `import * as Plot from "plot"`.'],
  ["nn", 'Write `import * as nn from "nn"`.'],
  ["print", "Write `display(…)`, or end the cell with the value."],
  ["alert", "Write `display(…)`, or end the cell with the value."],
  ["require", 'Write `import { … } from "nn"`.'],
  ["document", "A cell has no page to change: show values with `display(…)`."],
  ["window", "A cell has no page to change: show values with `display(…)`."],
  ["process", "A cell runs in the browser, not in Node."],
  ["localStorage", "A cell keeps nothing: what it shows comes from its text alone."],
]);

/** A cell needs itself; `names` is the way round, `[a, b, a]`. */
export function waitsForItself(cell: CompiledCell, names: string[]): CellError {
  const [first, next = ""] = names;
  return {
    name: "ReferenceError",
    message: `\`${first}\` waits for itself: \`${names.join(" → ")}\`.`,
    hint: "Take one of these names out, or write the cells as one.",
    ...at(cell.places[next]),
  };
}

function at(place: Place | undefined) {
  if (!place) return {};
  const [line, column, endColumn] = place;
  return { line, column, endLine: line, endColumn };
}
