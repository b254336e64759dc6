// Running cells in a real browser: press, move, stop, fail, go on.

import { expect, test } from "@playwright/test";
import { ChapterPage, chapters } from "./chapter-page.ts";

test("Run changes the output to what the edited code gives", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "const seen = 6 * 7;\nseen");
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("42");
});

for (const loops of ["fast kernels", "plain loops"]) {
  test(`every cell of every chapter runs in the browser as it ran in the build, with ${loops}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(request.url()));
    if (loops === "plain loops") {
      await page.addInitScript(() => {
        WebAssembly.validate = () => false;
      });
    }
    for (const slug of chapters) {
      const chapter = await ChapterPage.open(page, slug);
      const ids = await page
        .locator("notebook-cell")
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute("data-cell") ?? ""));
      expect(ids.length).toBeGreaterThan(8);
      for (const id of ids) {
        const expected = await chapter.cell(id).getAttribute("data-fails");
        await chapter.run(id);
        await expect(chapter.cell(id)).toHaveAttribute(
          "data-state",
          expected === null ? "done" : "error",
          { timeout: 90_000 },
        );
      }
    }
    const kernels = fetched.filter((url) => url.endsWith(".wasm"));
    expect(kernels.length > 0).toBe(loops === "fast kernels");
  });
}

test("moving a slider redraws what depends on it", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const cell = page
    .locator("notebook-cell")
    .filter({ has: page.locator('input[type="range"]') })
    .filter({ has: page.locator("[data-outputs] svg") })
    .first();
  const slider = cell.locator('input[type="range"]').first();
  const id = (await cell.getAttribute("data-cell")) ?? "";
  const before = await chapter.outputs(id).innerHTML();
  await slider.focus();
  // Home and not an arrow: the slider may stand at either end.
  await page.keyboard.press("Home");
  await expect.poll(async () => (await chapter.outputs(id).innerHTML()) !== before).toBe(true);
  await chapter.expectState(id, "done");
  await expect(slider).toBeFocused();
});

test("a logarithmic slider moves by the arrow keys, on every press", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const cell = page.locator("notebook-cell").filter({ hasText: 'scale: "log"' }).first();
  const slider = cell.locator('input[type="range"]').first();
  const id = (await cell.getAttribute("data-cell")) ?? "";
  await slider.focus();
  await page.keyboard.press("Home");
  const number = cell.getByRole("spinbutton").first();
  const seen = [await number.inputValue()];
  for (let press = 0; press < 3; press++) {
    await page.keyboard.press("ArrowRight");
    seen.push(await number.inputValue());
  }
  expect(new Set(seen).size).toBe(4);
  await chapter.expectState(id, "done");
});

test("an endless loop stops at once, and the cell runs again", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, 'display("before");\nwhile (true) {}');
  await chapter.run(id);
  await chapter.expectState(id, "running");
  await expect(chapter.outputs(id)).toContainText("before");
  await chapter.button(id, /^Stop/).click();
  await chapter.expectState(id, "stopped");
  await expect(chapter.outputs(id)).toContainText("before");
  await chapter.write(id, "1 + 1");
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("2");
});

test("Stop keeps what the cell showed before this run", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "6 * 7");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("42");
  await chapter.write(id, "while (true) {}");
  await chapter.run(id);
  await chapter.expectState(id, "running");
  await chapter.button(id, /^Stop/).click();
  await chapter.expectState(id, "stopped");
  await expect(chapter.outputs(id)).toHaveText("42");
});

test("Run on a text that changed while the old one ran starts the new one", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "while (true) {}");
  await chapter.run(id);
  await chapter.expectState(id, "running");
  await chapter.write(id, "2 + 3");
  await page.keyboard.press("Control+Enter");
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("5");
});

test("the head says which cell runs, and leads to it", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "while (true) {}");
  await chapter.run(id);
  await page.keyboard.press("Control+End");
  await page.locator("footer").first().scrollIntoViewIfNeeded();
  const link = page.locator("[data-running]");
  await expect(link).toHaveText(/^Cell \d+ is running$/);
  await link.click();
  await expect(chapter.cell(id)).toBeInViewport();
  await chapter.button(id, /^Stop/).click();
  await expect(link).toBeHidden();
});

for (const [name, code] of [
  ["a promise that never settles", "await new Promise(() => {});"],
  ["a spin of microtasks", "while (true) await 0;"],
] as const) {
  test(`${name} stops on a press`, async ({ page }) => {
    const chapter = await ChapterPage.open(page, "the-neuron");
    const id = await chapter.openCell();
    await chapter.write(id, code);
    await chapter.run(id);
    await chapter.expectState(id, "running");
    await chapter.button(id, /^Stop/).click();
    await chapter.expectState(id, "stopped");
  });
}

test("a thrown error is put at its line and column", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, 'const first = 1;\n\n  throw new RangeError("too far " + first);');
  await chapter.run(id);
  await chapter.expectState(id, "error");
  await expect(chapter.outputs(id)).toContainText("too far 1");
  await expect(chapter.outputs(id)).toContainText("RangeError, line 3, column 3");
  await expect(chapter.cell(id)).toContainText("Error on line 3.");
});

test("an unknown name is named with the one that was meant, and one press mends it", async ({
  page,
}) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, "const wheels = 4;\nwheelz * 2");
  await chapter.run(id);
  await chapter.expectState(id, "error");
  await expect(chapter.outputs(id)).toContainText("wheelz");
  await expect(chapter.outputs(id)).toContainText("Did you mean wheels");
  await chapter.button(id, /^Replace it/).click();
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toHaveText("8");
});

test("a million printed lines leave the page answering and are counted", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, 'for (let i = 0; i < 1_000_000; i++) console.log("line", i);');
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await expect(chapter.outputs(id)).toContainText("line 0");
  await expect(chapter.outputs(id)).toContainText(/999.000/);
});
