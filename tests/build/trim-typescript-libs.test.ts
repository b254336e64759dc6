import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  withoutDefaultWorkers,
  withoutPlatformLibs,
  withoutSideEffects,
} from "../../src/build/trim-typescript-libs.ts";

const monaco = "node_modules/monaco-editor/esm/vs";
const read = (path: string) => readFileSync(`${monaco}/${path}`, "utf8");

/** The map of library texts that a version of `lib.js` makes. */
function libraries(code: string): Record<string, string> {
  const body = code.slice(0, code.lastIndexOf("export {"));
  return new Function(`${body}\nreturn libFileMap;`)() as Record<string, string>;
}

test("the platform's declarations go, JavaScript's own stay as they are", () => {
  const whole = read("languages/features/typescript/lib/lib.js");
  const before = libraries(whole);
  const after = libraries(withoutPlatformLibs(whole));
  assert.deepEqual(Object.keys(after), Object.keys(before));
  for (const [name, text] of Object.entries(before)) {
    const isPlatform = /^lib\.(dom|webworker|scripthost)/.test(name);
    assert.equal(after[name], isPlatform ? "" : text, name);
  }
});

test("no default worker is left to be bundled", () => {
  for (const path of [
    "languages/features/typescript/workerManager.js",
    "editor/browser/services/editorWorkerService.js",
  ]) {
    assert.match(read(path), /new URL\(/);
    assert.doesNotMatch(withoutDefaultWorkers(read(path)), /new URL\(/);
  }
});

test("the worker module keeps the imports that bring a name and loses the others", () => {
  const before = read("internal/common/workers.js");
  const after = withoutSideEffects(before);
  assert.match(before, /^import '/m);
  assert.doesNotMatch(after, /^import ['"]/m);
  assert.match(after, /^import \{ editor \} from/m);
});
