// Running a cell that nobody changed moves nothing: its outputs are as tall as the build's.

import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";

for (const width of [1440, 390]) {
  test(`the first redraw of a figure changes no height at ${width} px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 900 });
    const chapter = await ChapterPage.open(page, "the-neuron");
    await page.evaluate(() => document.fonts.ready.then(() => null));
    const heights = () =>
      page
        .locator("notebook-cell:not([data-manual])")
        .evaluateAll((cells) =>
          cells.map((cell) => [
            cell.getAttribute("data-cell") ?? "",
            Math.round(cell.querySelector(".shown")?.getBoundingClientRect().height ?? 0),
          ]),
        );
    const built = await heights();
    for (const [id] of built) {
      await chapter.run(String(id));
      await expect(chapter.cell(String(id))).toHaveAttribute("data-state", "done", {
        timeout: 60_000,
      });
    }
    expect(await heights()).toEqual(built);
  });
}
