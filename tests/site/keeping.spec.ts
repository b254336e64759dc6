// Nothing that was typed is lost: over reloads, beside other tabs, back to the lesson and back again.

import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";

test("a reload restores the edit and runs nothing", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const built = await chapter.outputs(id).innerHTML();
  await chapter.write(id, 'display("mine");');
  await expect(chapter.cell(id)).toContainText("saved on this device");
  await page.reload();
  await expect(page.locator("html[data-restored]")).toBeAttached();
  await expect(chapter.print(id)).toHaveText('display("mine");');
  await expect(chapter.cell(id)).toHaveAttribute("data-edited", "");
  await chapter.expectState(id, "stale");
  await expect(chapter.cell(id)).toContainText("Not run yet");
  expect(await chapter.outputs(id).innerHTML()).toBe(built);
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("mine");
  await expect(chapter.cell(id)).not.toContainText("Not run yet");
});

test("Original brings the lesson back, and Undo the reader's text", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const lesson = (await chapter.print(id).locator(".line").allTextContents()).join("\n");
  await chapter.write(id, "1");
  await expect(chapter.cell(id)).toContainText("saved on this device");
  await chapter.button(id, /^Original/).click();
  await expect(chapter.cell(id)).not.toHaveAttribute("data-edited");
  await expect(chapter.cell(id).locator("textarea")).toHaveValue(lesson);
  await chapter.button(id, /^Undo/).click();
  await expect(chapter.cell(id).locator("textarea")).toHaveValue("1");
});

test("two tabs that edit the same cell both keep their text", async ({ context }) => {
  const first = await ChapterPage.open(await context.newPage(), "the-neuron");
  const second = await ChapterPage.open(await context.newPage(), "the-neuron");
  const id = await first.openCell();
  await first.write(id, '"from the first tab"');
  await expect(first.cell(id)).toContainText("saved on this device");
  await second.write(id, '"from the second tab"');
  await expect(second.cell(id)).toContainText("saved on this device");
  await first.write(id, '"from the first tab again"');
  await expect(first.cell(id)).toContainText("saved on this device");
  await first.page.close();
  await second.page.close();

  const later = await ChapterPage.open(await context.newPage(), "the-neuron");
  await expect(later.print(id)).toHaveText('"from the first tab again"');
  await later.button(id, /^Other version/).click();
  await expect(later.print(id)).toHaveText('"from the second tab"');
});

test("without storage the course works and says that nothing is saved", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(indexedDB, "open", {
      value: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "2 + 3");
  await expect(chapter.cell(id)).toContainText("Not saved:");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("5");
});
