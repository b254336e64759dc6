// `node tests/nn/planted-bugs/plant.ts [words]`: plants each bug in a copy of the project and sees that tests fail.
//
// Ends with 1 if a bug survives, or if one can no longer be planted because its code has changed.

import { spawnSync } from "node:child_process";
import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bug, bugs } from "./bugs.ts";

const words = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), "planted-bugs-"));
for (const name of ["src", "tests", "package.json", "tsconfig.json"]) {
  cpSync(name, join(copy, name), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
}
symlinkSync(join(process.cwd(), "node_modules"), join(copy, "node_modules"));

const chosen = bugs.filter(({ file }) => words.every((word) => file.includes(word)));
let survived = 0;
for (const bug of chosen) {
  const path = join(copy, bug.file);
  const text = readFileSync(path, "utf8");
  const planted = plant(text, bug);
  if (planted === null) {
    console.log(`? ${bug.file}: ${bug.at} is not there once`);
    survived += 1;
    continue;
  }
  writeFileSync(path, planted);
  const noticed = !passes(bug);
  writeFileSync(path, text);
  if (!noticed) survived += 1;
  console.log(`${noticed ? "✓" : "✗ survives:"} ${bug.file}: ${bug.at.split("\n")[0]}`);
}
rmSync(copy, { recursive: true, force: true });
console.log(`${chosen.length - survived} of ${chosen.length} planted bugs are noticed`);
process.exitCode = survived === 0 ? 0 : 1;

/** The text with the bug in it; null if its place is not found, or not clear. */
function plant(text: string, { at, plant: bug, nth }: Bug): string | null {
  const parts = text.split(at);
  if (nth === undefined ? parts.length !== 2 : parts.length < nth + 2) return null;
  const before = parts.slice(0, (nth ?? 0) + 1).join(at);
  return before + bug + text.slice(before.length + at.length);
}

/** Whether the tests of a bug pass; those that begin with `wasm` run on a wasm backend. */
function passes({ tests }: Bug): boolean {
  const [first = "", ...rest] = tests.split(" ");
  const onWasm = first === "wasm";
  const files = (onWasm ? rest : [first, ...rest]).flatMap((glob) => globSync(glob, { cwd: copy }));
  const options = onWasm ? ["--import", "./tests/nn/use-backend.ts"] : [];
  const { status } = spawnSync(process.execPath, [...options, "--test", ...files], {
    cwd: copy,
    env: { ...process.env, ...(onWasm && { NN_BACKEND: "simd" }) },
    timeout: 120_000,
    stdio: "ignore",
  });
  return status === 0;
}
