// The door to every command: `node src/cli/start.mjs [start | dev | build | test | bench]`.
//
// Plain JavaScript for Node 20 or later, because it runs before anything is installed. It installs what
// package-lock.json names, once per lock file, finds a Node that runs TypeScript, and hands over to it.

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [command = "start", ...rest] = process.argv.slice(2);
const commands = {
  start: "src/cli/serve.ts",
  dev: "src/cli/dev.ts",
  build: "src/cli/build.ts",
  test: "src/cli/test.ts",
  bench: "tests/bench/bench.ts",
};

if (!(command in commands)) {
  fail(`There is no command "${command}". The commands are ${Object.keys(commands).join(", ")}.`);
}
install();
const child = spawn(findNode(), [`${root}${commands[command]}`, ...rest], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", NODE_NO_WARNINGS: "1" },
});
// Ctrl-C reaches the child by itself; this process only waits for it to finish cleanly.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(signal === "SIGINT" ? 0 : (code ?? 1)));

function install() {
  const stamp = `${root}node_modules/.installed-lock`;
  const lock = createHash("sha256")
    .update(readFileSync(`${root}package-lock.json`))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing the packages named in package-lock.json …");
  const npm = process.env.npm_execpath;
  const quiet = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...quiet], { cwd: root, stdio: "inherit" })
    : spawnSync("npm", quiet, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) {
    fail("The packages could not be installed. See the lines above; a network is needed once.");
  }
  writeFileSync(stamp, lock);
}

/** The Node that came with the packages, or this one if it can run TypeScript. */
function findNode() {
  const suffix = process.platform === "win32" ? "node.exe" : "node";
  for (const folder of ["bin", "node_modules/node/bin"]) {
    const own = `${root}node_modules/node-${osName()}-${process.arch}/${folder}/${suffix}`;
    if (existsSync(own)) return own;
  }
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `Node ${process.versions.node} cannot run this project on ${process.platform} ${process.arch}: install Node 24.`,
  );
}

function osName() {
  return process.platform === "win32" ? "win" : process.platform;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
