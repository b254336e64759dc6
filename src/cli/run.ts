// Runs another program of the project and waits for it.

import { spawn } from "node:child_process";

/** Runs a program from node_modules (or any path) with this process's Node; resolves to its exit code. */
export function run(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => {
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
