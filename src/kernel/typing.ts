// Typing: how types flow from cell to cell.
//
// To the type checker each cell is a module: its text, then a hidden suffix that exports what the cell defines and
// imports what it reads. The suffix begins on a new line after the text, so no position changes.

import type { CompiledCell } from "./protocol.ts";

/**
 * The suffix of one cell. The module of cell `k` is `./cell-k`.
 *
 * Names that a cell imports are exported again, so that others can read them. Where several cells define a
 * name, the first one counts.
 *
 * @param cells all cells of the page, in the order of the document
 * @example typeSuffix(cells, "loss") // '\n;export { loss };import { model, type Row } from "./cell-model";'
 */
export function typeSuffix(cells: CompiledCell[], id: string): string {
  const cell = cells.find((other) => other.id === id);
  if (!cell) return "\n;export {};";
  const own = ownNames(cell).filter((name) => !cell.types.exported.includes(plain(name)));
  let suffix = `\n;export {${list(own)}};`;
  const wanted = new Set([...cell.uses, ...cell.types.uses]);
  for (const other of cells) {
    if (other === cell) continue;
    const taken = ownNames(other).filter((name) => wanted.has(plain(name)));
    for (const name of taken) wanted.delete(plain(name));
    if (taken.length > 0) suffix += `import {${list(taken)}} from "./cell-${other.id}";`;
  }
  return suffix;
}

/** Values by name, types as `type Name`; a name that is both counts as a value. */
function ownNames({ defines, types }: CompiledCell): string[] {
  const values = new Set(defines);
  return [
    ...defines,
    ...types.defines.filter((name) => !values.has(name)).map((name) => `type ${name}`),
  ];
}

function plain(name: string): string {
  return name.replace(/^type /, "");
}

function list(names: string[]): string {
  return names.length > 0 ? ` ${names.join(", ")} ` : "";
}
