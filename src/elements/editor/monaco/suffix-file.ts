// How the page tells the type checker what stands after each cell's text: as one file among the declarations.
//
// Both sides import this, the page and the worker, so it knows neither of them.

/** Where the suffixes are; the checker reads no program from it. */
export const suffixFile = "notebook:suffixes.json";

/** The model of a cell, as a file the others import from: `./cell-<id>`. */
export function cellFile(id: string): string {
  return `file:///cell-${id}.ts`;
}

export function cellOfFile(file: string): string | null {
  return /^file:\/\/\/cell-(.+)\.ts$/.exec(file)?.[1] ?? null;
}
