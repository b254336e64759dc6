// What the type checker reads after each cell's text, computed from the texts as they stand.

import { compileCell } from "../../../kernel/compile.ts";
import type { CompiledCell } from "../../../kernel/protocol.ts";
import { roughTokens } from "../../../kernel/rough-scan.ts";
import { typeSuffix } from "../../../kernel/typing.ts";

export class TypeSuffixes {
  readonly #compiled = new Map<string, { source: string; cell: CompiledCell }>();

  /** Suffixes by cell id. Only cells whose text has changed are compiled again. */
  of(cells: readonly { id: string; source: string }[]): Record<string, string> {
    const compiled = cells.map(({ id, source }) => this.#compile(id, source));
    return Object.fromEntries(cells.map(({ id }) => [id, typeSuffix(compiled, id)]));
  }

  #compile(id: string, source: string): CompiledCell {
    const known = this.#compiled.get(id);
    if (known?.source === source) return known.cell;
    const cell = withRoughUses(compileCell(source, { id }), source);
    this.#compiled.set(id, { source, cell });
    return cell;
  }
}

/** A text that cannot be parsed may use any word in it: so the list after `x.` still knows what `x` is. */
function withRoughUses(cell: CompiledCell, source: string): CompiledCell {
  if (cell.code !== "") return cell;
  const words = roughTokens(source).filter(({ kind }) => kind === "word");
  const uses = new Set(words.map(({ text }) => text));
  for (const name of cell.defines) uses.delete(name);
  return { ...cell, uses: [...uses] };
}
