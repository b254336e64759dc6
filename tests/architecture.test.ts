// Who may import whom: the direction of imports is the architecture, so it is a test.

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

/** Folder → folders of src it may import from, besides itself. */
const mayImport: Record<string, string[]> = {
  nn: [],
  kernel: [],
  progress: [],
  course: ["kernel"],
  hosts: ["nn", "kernel"],
  elements: ["hosts", "kernel", "progress"],
  build: ["course", "hosts", "kernel", "elements"],
  components: ["elements", "course", "build"],
  layouts: ["components", "elements", "course", "hosts", "styles", "build"],
  pages: ["layouts", "components", "elements", "course", "styles", "build"],
  cli: ["course", "hosts", "build"],
};

/** Folders that run anywhere: packages they may use. */
const portablePackages: Record<string, RegExp> = {
  nn: /^$/,
  kernel: /^(acorn|@sveltejs\/acorn-typescript|eslint-scope)$/,
};

const files = globSync("src/*/**/*.{ts,astro,mjs}");

const importForms = [
  /^\s*(?:import|export)\s[^"'`;]*?\sfrom\s+["']([^"']+)["']/gm,
  /^\s*import\s+["']([^"']+)["']/gm,
  /\bimport\(\s*["']([^"']+)["']/g,
];

function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return importForms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ""));
}

test("there are files to look at", () => {
  assert.ok(files.length > 50);
});

test("each folder imports only from the folders below it", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const folder = file.split("/")[1] ?? "";
    for (const target of importsOf(file).filter((path) => path.startsWith("."))) {
      const other = normalize(join(dirname(file), target)).split("/");
      if (other[0] !== "src" || other[1] === folder || other.length < 3) continue;
      if (!mayImport[folder]?.includes(other[1] ?? "")) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("portable folders use only the packages they are allowed", () => {
  const wrong: string[] = [];
  for (const file of files) {
    const allowed = portablePackages[file.split("/")[1] ?? ""];
    if (!allowed) continue;
    for (const target of importsOf(file)) {
      if (!target.startsWith(".") && !allowed.test(target)) wrong.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("no file is called after what it is not: utils, helpers, common, types", () => {
  const names = files.filter((file) => /\/(utils?|helpers?|common|types|misc)\.ts$/.test(file));
  assert.deepEqual(names, []);
});
