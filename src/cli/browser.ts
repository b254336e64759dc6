// Finds a Chromium for the browser tests, or installs one: CHROME_PATH, then PATH, then Playwright's own.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * Path of a browser that starts.
 * @throws {Error} one sentence that says what to install
 */
export function findBrowser(): string {
  return (
    present(process.env.CHROME_PATH) ??
    onPath() ??
    present(chromium.executablePath()) ??
    installed() ??
    fail()
  );
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of names) {
    for (const folder of folders) {
      const found = present(join(folder, name));
      if (found) return found;
    }
  }
  return undefined;
}

function installed(): string | undefined {
  console.log("No browser found; asking Playwright for one …");
  const playwright = join("node_modules", "playwright", "cli.js");
  const own = spawnSync(process.execPath, [playwright, "install", "chromium"], { stdio: "ignore" });
  if (own.status === 0) return present(chromium.executablePath());
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0)
    return undefined;
  console.log("Installing Debian's chromium …");
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  const apt = ["install", "-y", "--no-install-recommends", "chromium"];
  spawnSync("apt-get", apt, {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return onPath();
}

function present(path: string | undefined): string | undefined {
  return path && existsSync(path) ? path : undefined;
}

function fail(): never {
  throw new Error(
    "The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROME_PATH to a browser.",
  );
}
