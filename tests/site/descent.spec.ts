// The long run of chapter 8: two thousand steps that one can watch.

import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";

test("two thousand steps on moons move curve and surface and end in the stated range", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const chapter = await ChapterPage.open(page, "gradient-descent");
  const id = "descent-moons";
  await page.evaluate((cell) => {
    const outputs = document.querySelector(`[data-cell="${cell}"] [data-outputs]`);
    const seen = { curves: new Set<string>(), surfaces: new Set<string>() };
    Object.assign(window, { seen });
    const look = () => {
      const [curve, surface] = outputs?.children ?? [];
      seen.curves.add(curve?.querySelector("svg")?.innerHTML ?? "");
      seen.surfaces.add(surface?.querySelector("svg")?.innerHTML ?? "");
      requestAnimationFrame(look);
    };
    look();
  }, id);
  await chapter.run(id);
  await expect(chapter.cell(id)).toHaveAttribute("data-state", "done", { timeout: 90_000 });

  const seen = await page.evaluate(() => {
    const { curves, surfaces } = (window as unknown as Seen).seen;
    return { curves: curves.size, surfaces: surfaces.size };
  });
  // Two hundred epochs, one picture each; a busy machine leaves most of them out.
  expect(seen.curves).toBeGreaterThan(10);
  expect(seen.surfaces).toBeGreaterThan(10);
  const value = (name: string) =>
    page.locator(`[data-value="${name}"]`).first().textContent().then(Number);
  const [share, lowest, highest] = await Promise.all(
    ["rightNew", "lowestRight", "highestRight"].map(value),
  );
  expect(share).toBeGreaterThanOrEqual(lowest ?? Infinity);
  expect(share).toBeLessThanOrEqual(highest ?? -Infinity);
});

interface Seen {
  seen: { curves: Set<string>; surfaces: Set<string> };
}
