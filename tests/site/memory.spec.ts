// A cell that fills the memory takes its own process with it, not the page.

import { expect, test } from "@playwright/test";
import { BareBrowser } from "./bare-browser.ts";

const heapLimit = "--js-flags=--max-old-space-size=96";

test("out of memory is told, and the next run is clean", async ({ browserName, baseURL }, info) => {
  expect(browserName).toBe("chromium");
  const executable = info.project.use.launchOptions?.executablePath;
  expect(executable).toBeDefined();
  const browser = await BareBrowser.open(String(executable), `${baseURL}/the-neuron/`, [heapLimit]);
  try {
    const cell = 'document.querySelector("notebook-cell:not([data-folded])")';
    const look = (expression: string) => browser.evaluate(`${cell}?.${expression}`);
    const write = async (text: string) => {
      await look('querySelector("textarea")?.focus()');
      await browser.evaluate(`{
        const area = ${cell}.querySelector("textarea");
        area.value = ${JSON.stringify(text)};
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }`);
    };
    const run = () =>
      browser.evaluate(
        `[...${cell}.querySelectorAll("button")].find((button) => /^Run/.test(button.textContent)).click()`,
      );
    const state = () => look("dataset.state");

    await expect
      .poll(() => browser.evaluate("document.documentElement?.dataset.restored !== undefined"))
      .toBe(true);
    await browser.evaluate('localStorage.setItem("editor", "plain")');
    await look('querySelector(".code > .lines pre").click()');
    await write(
      "const hoard: string[][] = [];\nfor (;;) hoard.push(new Array(1e5).fill(0).map(String));",
    );
    await run();
    await expect.poll(state, { timeout: 30_000 }).toBe("error");
    expect(await look('querySelector("[data-outputs]").textContent')).toContain("OutOfMemory");
    await write("40 + 2");
    await run();
    await expect.poll(state).toBe("done");
    expect(await look('querySelector("[data-outputs]").textContent')).toBe("42");
  } finally {
    await browser.close();
  }
});
