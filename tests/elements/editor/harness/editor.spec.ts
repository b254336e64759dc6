// What both editors promise, told by a reader's keys and eyes.

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { serveHarness } from "./build-harness.ts";
import type { Harness } from "./harness.ts";

declare const harness: Harness;

let server: Awaited<ReturnType<typeof serveHarness>>;

test.beforeAll(async () => {
  server = await serveHarness();
});
test.afterAll(() => server.close());

test.beforeEach(async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.location().url.endsWith("favicon.ico")) {
      faults.push(message.text());
    }
  });
  Object.assign(page, { faults });
  await page.goto(server.url);
  await page.evaluate(() => {
    for (const id of Object.keys(harness.texts)) harness.plain(id);
  });
});

test.afterEach(({ page }) => {
  expect((page as Page & { faults: string[] }).faults).toEqual([]);
});

const kinds = ["plain", "rich"] as const;

for (const kind of kinds) {
  test(`${kind}: what is typed is the value and is told`, async ({ page }) => {
    await open(page, "between", kind);
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("\nunrelated + 1");
    expect(await value(page, "between")).toBe("const unrelated = 1;\nunrelated + 1");
    expect(await page.evaluate(() => harness.texts.between)).toBe(await value(page, "between"));
  });

  test(`${kind}: the keys of a cell`, async ({ page }) => {
    await open(page, "between", kind);
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.press("Control+Enter");
    await page.keyboard.press("Control+m");
    await page.keyboard.press("Home");
    await page.keyboard.press("Tab");
    expect(await value(page, "between")).toBe("  const unrelated = 1;");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("Run between");
    expect(await value(page, "between")).toBe("  const unrelated = 1;");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Control+m");
    expect((await log(page)).filter((line) => !line.startsWith("types"))).toEqual([
      "run between and go on",
      "run between",
      "tab indents",
      "change between",
      "leave between",
      "tab moves",
    ]);
  });

  test(`${kind}: Tab crosses the editors in both directions`, async ({ page }) => {
    for (const id of ["imports", "data", "between", "use"]) await open(page, id, kind);
    const order = ["imports", "data", "between", "use"].flatMap((id) => [
      `Code of cell ${id}`,
      `Run ${id}`,
    ]);
    const path = ["Before", ...order, "After"];
    await page.locator("#before").focus();
    for (const name of path.slice(1)) {
      await page.keyboard.press("Tab");
      expect(await focusedName(page)).toBe(name);
    }
    for (const name of path.slice(0, -1).reverse()) {
      await page.keyboard.press("Shift+Tab");
      expect(await focusedName(page)).toBe(name);
    }
  });

  test(`${kind}: the text stands where the print stood`, async ({ page }) => {
    await page.evaluate(() => harness.print("data"));
    const print = await places(page, "data", ".line");
    await page.evaluate(() => harness.plain("data"));
    await open(page, "data", kind);
    const edited = await places(page, "data", kind === "plain" ? ".editor .line" : ".view-line");
    expect(edited.height).toBe(print.height);
    expect(edited.lefts).toEqual(print.lefts);
    edited.middles.forEach((middle, line) => {
      expect(Math.abs(middle - (print.middles[line] ?? Infinity))).toBeLessThanOrEqual(1);
    });
  });

  test(`${kind}: a line too long for the page makes no cell higher`, async ({ page }) => {
    await page.evaluate(() => {
      harness.print("data");
      const wide = `const wide = "${"wide ".repeat(60)}";`;
      harness.set("data", (harness.texts.data ?? "").replace(/^.*/, wide));
    });
    const print = await places(page, "data", ".line");
    await page.evaluate(() => harness.plain("data"));
    await open(page, "data", kind);
    // Monaco knows how wide a line is once it has drawn it.
    if (kind === "rich")
      await expect(page.locator(".editor .scrollbar.horizontal > .slider")).toHaveCSS(
        "width",
        /px/,
      );
    const edited = await places(page, "data", ".line, .view-line");
    expect(edited.height).toBe(print.height);
  });

  test(`${kind}: setting the value keeps the caret beside its text and tells nobody`, async ({
    page,
  }) => {
    await open(page, "data", kind);
    const after = await page.evaluate(() => {
      const editor = harness.editors.data as Harness["editors"][string];
      editor.select({ line: 3, column: 7, endLine: 3, endColumn: 12 });
      editor.value = `// more\n${editor.value}`;
      return editor.selection;
    });
    expect(after).toEqual({ line: 4, column: 7, endLine: 4, endColumn: 12 });
    expect(await log(page)).not.toContain("change data");
  });

  test(`${kind}: a replacement is an edit that undo takes back`, async ({ page }) => {
    await open(page, "between", kind);
    await page.evaluate(() =>
      harness.editors.between?.replace(
        { line: 1, column: 7, endLine: 1, endColumn: 16 },
        "related",
      ),
    );
    expect(await page.evaluate(() => harness.texts.between)).toBe("const related = 1;");
    await page.keyboard.press("Control+z");
    expect(await value(page, "between")).toBe("const unrelated = 1;");
  });

  test(`${kind}: a problem marks its line, its number and its place until it is taken back`, async ({
    page,
  }) => {
    await open(page, "use", kind);
    const mark = (problems: object[]) =>
      page.evaluate((all) => harness.editors.use?.setProblems(all as never, "run"), problems);
    const code = page.locator('[data-cell="use"] .editor');
    const signs =
      kind === "plain"
        ? [".line.error", ".problem-place"]
        : [".problem-line", ".problem-number", ".squiggly-error"];
    await mark([
      { name: "ReferenceError", message: "no", line: 1, column: 15, endLine: 1, endColumn: 16 },
    ]);
    for (const sign of signs) await expect(code.locator(sign).first()).toBeVisible();
    await mark([]);
    for (const sign of signs.slice(0, 2)) await expect(code.locator(sign)).toHaveCount(0);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`${kind}: axe finds nothing, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const id of ["data", "use"]) await open(page, id, kind);
      if (kind === "rich") await expect(page.locator(".squiggly-error")).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include("#cells").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}

test("rich: a member list appears after a point", async ({ page }) => {
  await open(page, "use", "rich");
  await page.keyboard.press("ControlOrMeta+End");
  await expect(page.locator(".squiggly-error")).toBeVisible();
  await page.keyboard.type("\nx.");
  const list = page.locator(".suggest-widget.visible");
  await expect(list).toContainText("shape");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  // The text is no program now; the list knows the other cells' names all the same.
  await page.waitForTimeout(500);
  await page.keyboard.press("Control+Space");
  await expect(list).toContainText("shape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  expect(await log(page)).toContain("run use");
});

test("rich: hovering over a name of an earlier cell shows its type", async ({ page }) => {
  await open(page, "use", "rich");
  await expect(page.locator(".squiggly-error")).toBeVisible();
  const word = page.locator('[data-cell="use"] .view-line span span', { hasText: /^x$/ });
  await word.first().hover();
  const shown = page.locator(".monaco-hover:not(.hidden)");
  await expect(shown).toContainText("const x: Tensor");
  await expect(shown).not.toContainText("import");
});

test("rich: type errors are told with their line and follow the other cells", async ({ page }) => {
  await open(page, "use", "rich");
  await expect
    .poll(() => log(page))
    .toContain("types use: 2 Type 'number' is not assignable to type 'string'.");
  await page.evaluate(() => harness.set("data", 'const x = 1;\nconst scale = "two";'));
  await expect
    .poll(async () => (await log(page)).at(-1))
    .toBe("types use: 1 Property 'sum' does not exist on type '1'.");
});

test("rich: syntax that cannot be erased and names of the browser are errors", async ({ page }) => {
  await open(page, "between", "rich");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(
    "enum Colour { Red }\nconst name = 1;\nconst top = name;\ndocument",
  );
  await expect
    .poll(async () => (await log(page)).at(-1))
    .toMatch(/^types between: (1 This syntax is not allowed|4 Cannot find name 'document').*; /);
});

test("rich: go to definition leads to the other cell", async ({ page }) => {
  await open(page, "use", "rich");
  await page.evaluate(() => harness.editors.use?.focus({ line: 1, column: 15 }));
  await page.keyboard.press("F12");
  await expect.poll(() => log(page)).toContain("reveal data");
});

test("rich: the theme follows the page", async ({ page }) => {
  await open(page, "use", "rich");
  const colour = () =>
    page
      .locator('[data-cell="use"] .view-line .mtk1')
      .last()
      .evaluate((part) => getComputedStyle(part).color);
  expect(await colour()).toBe("rgb(27, 27, 25)");
  await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
    document.dispatchEvent(new Event("appearancechange"));
  });
  await expect.poll(colour).toBe("rgb(232, 231, 226)");
});

test("typing through the exchange of editors loses no character, and undo goes back beyond it", async ({
  page,
}) => {
  await page.evaluate(() => harness.editors.between?.focus({ line: 1, column: 21 }));
  const text = " // the quick brown fox jumps over the lazy dog";
  const exchange = page.evaluate(() => harness.rich("between"));
  await page.keyboard.type(text, { delay: 20 });
  await exchange;
  await page.keyboard.type("!");
  expect(await value(page, "between")).toBe(`const unrelated = 1;${text}!`);
  for (let press = 0; press < 30; press += 1) await page.keyboard.press("Control+z");
  expect(await value(page, "between")).toBe("const unrelated = 1;");
});

test("if Monaco does not arrive the plain editor stays", async ({ page }) => {
  await page.route(/start-monaco/, (route) => route.abort());
  await page.evaluate(() => harness.editors.between?.focus());
  await expect(page.evaluate(() => harness.rich("between"))).rejects.toThrow();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" 2");
  expect(await value(page, "between")).toBe("const unrelated = 1; 2");
  Object.assign(page, { faults: [] });
});

async function open(page: Page, id: string, kind: (typeof kinds)[number]): Promise<void> {
  if (kind === "rich") await page.evaluate((cell) => harness.rich(cell), id);
  await page.evaluate((cell) => harness.editors[cell]?.focus(), id);
  await expect(
    page.getByRole("textbox", { name: `Code of cell ${id}`, exact: true }),
  ).toBeFocused();
}

function value(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate((cell) => harness.editors[cell]?.value, id);
}

function log(page: Page): Promise<string[]> {
  return page.evaluate(() => harness.log);
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute("aria-label") ?? focused?.textContent ?? "";
  });
}

/** The height of the code block, and each line's left edge and middle, from the block's top. */
function places(page: Page, id: string, selector: string) {
  return page.evaluate(
    ({ cell, lines }) => {
      const code = document.querySelector(`[data-cell="${cell}"] .code`);
      const { top = 0, height = 0 } = code?.getBoundingClientRect() ?? {};
      const all = [...(code?.querySelectorAll(lines) ?? [])];
      const shown = all.filter((line) => line.getClientRects().length > 0);
      const boxes = shown.map((line) => line.getBoundingClientRect());
      return {
        height,
        lefts: shown.map((line) => {
          const range = document.createRange();
          range.selectNodeContents(line);
          return Math.round(range.getBoundingClientRect().left);
        }),
        middles: boxes.map((box) => box.top + box.height / 2 - top),
      };
    },
    { cell: id, lines: selector },
  );
}
