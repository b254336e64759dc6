// Missing exports: names that a cell imports, or reads from a whole module, but that the module does not have.

import type { CellError } from "./cell-error.ts";
import type { CompiledCell } from "./protocol.ts";
import { closest } from "./suggest.ts";

export type Modules = Record<string, Record<string, unknown>>;

/** The first import of a cell that cannot be met, as the cell's error at its place. */
export function missingImport(
  imports: CompiledCell["imports"],
  modules: Modules,
): CellError | undefined {
  for (const { module, name, place } of imports) {
    const exports = modules[module] ?? {};
    if (name === "*" || Object.hasOwn(exports, name)) continue;
    const [line, column, endColumn] = place;
    const nearest = closest(name, Object.keys(exports));
    return {
      name: "ImportError",
      message: `There is no \`${name}\` in "${module}".`,
      ...(nearest && { hint: `Did you mean \`${nearest}\`?`, replacement: nearest }),
      line,
      column,
      endLine: line,
      endColumn,
    };
  }
  return undefined;
}

/** The module as an object whose unknown names are an error instead of `undefined`. */
export function strictModule(
  module: string,
  exports: Record<string, unknown>,
): Record<string, unknown> {
  return new Proxy(Object.freeze({ ...exports }), {
    get(target, name) {
      if (typeof name === "symbol" || Object.hasOwn(target, name)) return Reflect.get(target, name);
      // Promises ask every object for `then`.
      if (name === "then") return undefined;
      const nearest = closest(name, Object.keys(target));
      const question = nearest ? ` Did you mean ${nearest}?` : "";
      throw new ReferenceError(`There is no ${name} in "${module}".${question}`);
    },
  });
}
