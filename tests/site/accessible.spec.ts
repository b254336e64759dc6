// What axe can see, in every state of a cell and in both themes.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ChapterPage, chapters } from "./chapter-page.ts";

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 160))
        .join(" | ")}`,
  );
  expect(found).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const path of ["/", "/contents/", ...chapters.map((slug) => `/${slug}/`)]) {
    test(`${path} idle, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await expectNoViolations(page);
    });
  }

  test(`running, error and editing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const chapter = await ChapterPage.open(page, "the-neuron");
    const id = await chapter.openCell();
    await chapter.write(id, "await new Promise(() => {});");
    await expectNoViolations(page);
    await chapter.run(id);
    await chapter.expectState(id, "running");
    await expectNoViolations(page);
    await chapter.button(id, /^Stop/).click();
    await chapter.expectState(id, "stopped");
    await chapter.write(id, "null.x");
    await chapter.run(id);
    await chapter.expectState(id, "error");
    await expectNoViolations(page);
  });

  test(`the rich editor, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const chapter = await ChapterPage.open(page, "the-neuron", { plain: false });
    const id = await chapter.openCell();
    await chapter.editor(id).click();
    await expect(chapter.cell(id).locator(".monaco-editor .view-line").first()).toBeVisible();
    await expectNoViolations(page);
  });
}

test("runs are announced once, politely", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const region = page.getByRole("status");
  await expect(region).toHaveCount(1);
  await chapter.write(id, "1");
  await chapter.run(id);
  await expect(region).toHaveText(/^Cell \d+ finished in/);
  await chapter.write(id, "throw new Error('no')");
  await chapter.run(id);
  await expect(region).toHaveText(/^Cell \d+: error on line 1\. no/);
});

test("Tab passes through every editor, and the keys of the hinge work", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "6 * 7");
  const area = chapter.cell(id).locator("textarea");
  await area.press("ControlOrMeta+Enter");
  await chapter.expectState(id, "done");
  await expect(area).toBeFocused();
  await area.press("Tab");
  await expect(chapter.button(id, /^Run/)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(area).toBeFocused();
});
