// What the type checker of the editor knows of the notebook: declaration files of "nn", "plot" and the
// functions in scope in every cell, made from the sources by TypeScript, doc comments included.
//
// Kept between builds by the hash of the sources. The page loads them with the rich editor and not before.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import ts from "typescript";
import type { Plugin } from "vite";

const moduleName = "virtual:notebook-declarations";
const cacheFolder = "node_modules/.cache/declarations";
const sourceFolders = ["src/nn", "src/kernel"];
/** Where the checker finds the files: beside the cells, which are at its root. */
const root = "file:///notebook/";

export interface DeclarationSources {
  /** What cells can import: name → source file. */
  modules: Record<string, string>;
  /** Declares the names in scope in every cell. */
  globals: string;
}

const notebookSources: DeclarationSources = {
  modules: { nn: "src/nn/index.ts", plot: "src/kernel/plot.ts" },
  globals: "src/kernel/notebook-globals.d.ts",
};

/** Provides `virtual:notebook-declarations`: `{ path: text }` of every declaration file. */
export function notebookDeclarations(sources: DeclarationSources = notebookSources): Plugin {
  return {
    name: "notebook-declarations",
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : null),
    load(id) {
      if (id !== `\0${moduleName}`) return null;
      const files = sourceFiles();
      for (const file of files) this.addWatchFile(resolve(file));
      return `export default ${JSON.stringify(keptDeclarations(sources, files))};`;
    },
  };
}

/**
 * The declaration files that cells can reach, by the paths at which the checker finds them.
 *
 * @throws {Error} if a source is missing
 */
export function emitDeclarations({ modules, globals }: DeclarationSources): Record<string, string> {
  const entries = [...Object.values(modules), globals];
  const emitted = emitAll(entries);
  for (const entry of entries) {
    if (!emitted.has(declarationPath(entry))) throw new Error(`declarations: there is no ${entry}`);
  }
  const declarations: Record<string, string> = {};
  for (const path of reachable(entries.map(declarationPath), emitted)) {
    declarations[root + path] = emitted.get(path) ?? "";
  }
  for (const [name, source] of Object.entries(modules)) {
    declarations[`file:///node_modules/${name}/index.d.ts`] =
      `export * from "../../notebook/${source}";\n`;
  }
  return declarations;
}

/** Declarations by path relative to the project, of these files and all they import. */
function emitAll(entries: string[]): Map<string, string> {
  const options: ts.CompilerOptions = {
    declaration: true,
    emitDeclarationOnly: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts"],
    types: [],
    strict: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  };
  const program = ts.createProgram(entries, options);
  const emitted = new Map<string, string>();
  for (const file of program.getSourceFiles()) {
    const path = projectPath(file.fileName);
    if (/^\.\.|node_modules/.test(path) || !file.isDeclarationFile) continue;
    emitted.set(path, file.text);
  }
  program.emit(undefined, (fileName, text) => emitted.set(projectPath(fileName), text));
  return emitted;
}

/** The paths that follow from `entries` by their imports. */
function reachable(entries: string[], files: Map<string, string>): string[] {
  const found = new Set(entries);
  for (const path of found) {
    for (const [, from, inline] of (files.get(path) ?? "").matchAll(importPattern)) {
      const target = declarationPath(posix.join(posix.dirname(path), from ?? inline ?? ""));
      if (files.has(target)) found.add(target);
    }
  }
  return [...found].sort();
}

const importPattern = /(?:from|import) "(\.[^"]+)"|import\("(\.[^"]+)"\)/g;

function declarationPath(source: string): string {
  return source.endsWith(".d.ts") ? source : source.replace(/\.ts$/, ".d.ts");
}

function projectPath(file: string): string {
  return relative(".", file).replaceAll("\\", "/");
}

function keptDeclarations(sources: DeclarationSources, files: string[]): Record<string, string> {
  const hash = createHash("sha256").update(ts.version).update(JSON.stringify(sources));
  for (const file of files) hash.update(file).update(readFileSync(file));
  const path = join(cacheFolder, `${hash.digest("hex").slice(0, 32)}.json`);
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  } catch {
    const declarations = emitDeclarations(sources);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(declarations));
    renameSync(`${path}.${process.pid}`, path);
    return declarations;
  }
}

function sourceFiles(): string[] {
  return sourceFolders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
}
