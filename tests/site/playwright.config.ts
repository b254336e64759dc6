// Browser tests on the production build in dist/, served as `npm start` serves it.

import { defineConfig } from "@playwright/test";

const port = 4391;
const basePort = 4392;

/** Where the copy of the site below /course/ is. */
export const underBase = `http://127.0.0.1:${basePort}`;

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROME_PATH,
      args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
    },
  },
  webServer: [
    server("serve-built.ts", port, "/"),
    server("serve-under-base.ts", basePort, "/course/"),
  ],
});

function server(script: string, onPort: number, path: string) {
  return {
    command: `"${process.execPath}" tests/site/${script} ${onPort}`,
    cwd: "../..",
    url: `http://127.0.0.1:${onPort}${path}`,
    reuseExistingServer: false,
    timeout: 180_000,
    stdout: "ignore" as const,
  };
}
