// Results of cells between builds, one file each, named by the hash of everything the result depends on.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { CellResult } from "../hosts/node/run-cells.ts";

const folder = "node_modules/.cache/cells";

/** The result kept under `key`, or null. A file that cannot be read counts as absent. */
export function cachedResult(key: string): CellResult | null {
  try {
    return deserialize(readFileSync(join(folder, key)));
  } catch {
    return null;
  }
}

/** Keeps a result under `key`; written beside and renamed, so that a build cut short leaves no half file. */
export function cacheResult(key: string, result: CellResult): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, key);
  writeFileSync(`${path}.${process.pid}`, serialize(result));
  renameSync(`${path}.${process.pid}`, path);
}

/** One hash for the code that computes results: kernel, library and thread. */
export function engineHash(): string {
  const hash = createHash("sha256");
  for (const part of ["src/kernel", "src/nn", "src/hosts/modules.ts", "src/hosts/node"]) {
    for (const file of filesIn(part)) hash.update(file).update(readFileSync(file));
  }
  return hash.digest("hex");
}

export function hashOf(...parts: string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 32);
}

function filesIn(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
