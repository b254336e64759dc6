// The rich editor in a real browser: types across cells, errors at their line, the keys.

import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";

test("an edit with a wrong type is marked at its line; mended, it runs", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron", { plain: false });
  const id = await chapter.openCell();
  const cell = chapter.cell(id);
  await chapter.editor(id).click();
  await expect(cell.locator(".monaco-editor .view-line").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText('const size: number = 2;\nconst wrong: number = "two";\nsize');
  await expect(cell.locator(".squiggly-error")).toBeVisible();
  const top = (selector: string) =>
    cell
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().top);
  const second = await cell
    .locator(".view-line")
    .nth(1)
    .evaluate((line) => line.getBoundingClientRect().top);
  expect(Math.abs((await top(".squiggly-error")) - second)).toBeLessThan(12);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("const size: number = 2;\nsize + 1");
  await expect(cell.locator(".squiggly-error")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Enter");
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("3");
});

test("typing while the rich editor loads loses no character", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron", { plain: false });
  const id = await chapter.openCell();
  const cell = chapter.cell(id);
  await page.route("**/*", async (route) => {
    const late = route.request().url().includes("monaco") ? 300 : 0;
    await new Promise((resolve) => setTimeout(resolve, late));
    await route.continue();
  });
  await chapter.editor(id).click();
  await page.keyboard.press("ControlOrMeta+a");
  const text = '"the quick brown fox jumps over the lazy dog, and then once more from the start"';
  await page.keyboard.type(text, { delay: 15 });
  await expect(cell.locator(".monaco-editor .view-line").first()).toBeVisible();
  await page.keyboard.type(" ");
  await page.keyboard.press("ControlOrMeta+Enter");
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText(text.replaceAll('"', ""));
});

test("if the rich editor cannot load, the plain one goes on", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron", { plain: false });
  await page.route(/monaco/i, (route) => route.abort());
  const id = await chapter.openCell();
  await chapter.editor(id).click();
  await chapter.cell(id).locator("textarea").fill("20 + 1");
  await page.keyboard.press("ControlOrMeta+Enter");
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("21");
});

test("hovering over a name from another cell shows its type", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron", { plain: false });
  const open = page.locator("notebook-cell:not([data-folded])");
  const first = (await open.nth(0).getAttribute("data-cell")) ?? "";
  const last = (await open.last().getAttribute("data-cell")) ?? "";
  await chapter.editor(first).click();
  await expect(chapter.cell(first).locator(".monaco-editor .view-line").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("const fromAbove: Map<string, number> = new Map();");
  await chapter.editor(last).click();
  await expect(chapter.cell(last).locator(".monaco-editor .view-line").first()).toBeVisible();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText("fromAbove.size");
  await chapter
    .cell(last)
    .locator(".view-line span", { hasText: "fromAbove" })
    .last()
    .hover({ position: { x: 20, y: 8 } });
  await expect(page.locator(".monaco-hover:not(.hidden)")).toContainText("Map<string, number>");
});
