// The site below the root of its host: every address still leads to it.

import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";
import { underBase } from "./playwright.config.ts";

test.use({ baseURL: underBase });

test("a chapter runs, its links and files stay below the base", async ({ page }) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol.startsWith("http") && !pathname.startsWith("/course/")) outside.push(pathname);
  });
  const chapter = await ChapterPage.open(page, "course/the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "5 * 5");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("25");
  const links = await page
    .locator("a[href^='/']")
    .evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute("href") ?? ""));
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((link) => !link.startsWith("/course/"))).toEqual([]);
  expect(outside).toEqual([]);
});
