// `npm test`: everything a change must pass, in the order in which it fails fastest.
//
// `npm test -- unit` runs the steps whose name begins with one of the given words.

import { globSync } from "node:fs";
import { findBrowser } from "./browser.ts";
import { run } from "./run.ts";

interface Step {
  name: string;
  run: () => Promise<number>;
}

const bin = "node_modules/";

const steps: Step[] = [
  {
    name: "format",
    run: () => run(`${bin}prettier/bin/prettier.cjs`, ["--check", "--log-level=warn", "."]),
  },
  {
    name: "lint",
    run: () =>
      run(`${bin}@biomejs/biome/bin/biome`, ["lint", "--config-path=.config", "src", "tests"]),
  },
  {
    name: "types, portable folders",
    run: () => run(`${bin}typescript/bin/tsc`, ["-p", "tests/portable.tsconfig.json"]),
  },
  {
    name: "types, whole",
    run: () => run(`${bin}astro/bin/astro.mjs`, ["check", "--minimumSeverity", "warning"]),
  },
  { name: "unused code", run: () => run(`${bin}knip/bin/knip.js`, []) },
  {
    name: "unit",
    run: () => run("--test", ["--test-reporter=dot", ...globSync("tests/**/*.test.ts")]),
  },
  { name: "nn on simd", run: () => libraryTests("simd") },
  { name: "nn on relaxed simd", run: () => libraryTests("relaxed") },
  {
    name: "editor",
    run: () => browserTests("tests/elements/editor/harness/playwright.config.ts"),
  },
  { name: "build", run: () => run("src/cli/build.ts", []) },
  { name: "site", run: () => browserTests("tests/site/playwright.config.ts") },
];

const wanted = process.argv.slice(2);
const chosen = steps.filter(
  ({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)),
);
if (chosen.length === 0) {
  console.error(`No step begins so. The steps are: ${steps.map(({ name }) => name).join("; ")}.`);
  process.exit(1);
}
for (const { name, run: start } of chosen) {
  const began = performance.now();
  console.log(`\n── ${name}`);
  const code = await start().catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (code !== 0) {
    console.error(`✕ ${name} failed after ${seconds} s`);
    process.exit(1);
  }
  console.log(`✓ ${name}, ${seconds} s`);
}

/** The library's suite once more, computed by one of the fast backends. */
function libraryTests(backend: string): Promise<number> {
  const options = ["--import", "./tests/nn/use-backend.ts", "--test-reporter=dot"];
  return run("--test", [...options, ...globSync("tests/nn/**/*.test.ts")], { NN_BACKEND: backend });
}

function browserTests(config: string): Promise<number> {
  return run(`${bin}@playwright/test/cli.js`, ["test", "--config", config], {
    CHROME_PATH: findBrowser(),
  });
}
