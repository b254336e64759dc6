// A page is complete before any script runs, in both themes and at every width.

import { expect, test } from "@playwright/test";
import { chapters } from "./chapter-page.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const slug of chapters) {
    test(`${slug} shows every figure and every formula`, async ({ page }) => {
      await page.goto(`/${slug}/`);
      const figures = page.locator("notebook-cell", { has: page.locator(".caption") });
      expect(await figures.count()).toBeGreaterThanOrEqual(5);
      for (const figure of await figures.all()) {
        await expect(figure.locator("[data-outputs] > *").first()).toBeVisible();
        const drawn = figure.locator(
          "[data-outputs] svg, [data-outputs] table, [data-outputs] .katex",
        );
        expect(await drawn.count()).toBeGreaterThan(0);
      }
      expect(await page.locator("main .katex math").count()).toBeGreaterThan(20);
      expect(await page.locator("main").innerText()).not.toMatch(/undefined|\[object|\$\$/);
      await expect(page.locator(".no-kernel")).toBeVisible();
    });
  }
});

for (const path of ["/", "/contents/", ...chapters.map((slug) => `/${slug}/`)]) {
  for (const width of [320, 390, 1024, 1440]) {
    test(`${path} has no sideways scroll at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const { content, shown } = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        shown: document.documentElement.clientWidth,
      }));
      expect(content).toBeLessThanOrEqual(shown);
    });
  }
}

test("dark follows the system, and the reader's choice wins and stays", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/the-neuron/");
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await paper()).toBe("rgb(21, 22, 25)");
  await page.evaluate(() => localStorage.setItem("appearance", "light"));
  await page.reload();
  expect(await paper()).toBe("rgb(252, 252, 250)");
});

test("no page asks another host for anything", async ({ page }) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.hostname !== "127.0.0.1")
      foreign.push(request.url());
  });
  for (const path of ["/", "/contents/", ...chapters.map((slug) => `/${slug}/`)]) {
    await page.goto(path, { waitUntil: "networkidle" });
  }
  expect(foreign).toEqual([]);
});

test("links of every page lead somewhere", async ({ page, request }) => {
  const seen = new Set<string>();
  const waiting = ["/"];
  while (waiting.length > 0) {
    const path = waiting.pop() as string;
    if (seen.has(path)) continue;
    seen.add(path);
    expect((await request.get(path)).status(), path).toBe(200);
    await page.goto(path);
    const links = await page.locator("a[href]").evaluateAll((anchors) =>
      anchors
        .map((anchor) => new URL((anchor as HTMLAnchorElement).href))
        .filter((url) => url.origin === location.origin)
        .map((url) => url.pathname + url.hash),
    );
    for (const link of links) {
      const [target = "/", hash] = link.split("#");
      if (hash && target === path)
        await expect(page.locator(`[id="${hash}"]`), link).toBeAttached();
      waiting.push(target);
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(2 + chapters.length);
});
