// Both editors in a real browser, on a page of their own: `playwright test -c tests/elements/editor/harness`.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../../../test-results/editor",
  workers: 1,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 900, height: 900 },
    launchOptions: { executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] },
  },
});
