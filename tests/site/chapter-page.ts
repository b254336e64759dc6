// A chapter page as the tests see it: only through the contract that CONTRIBUTING describes.

import { expect, type Locator, type Page } from "@playwright/test";

export const chapters = ["the-neuron", "activation-functions", "gradient-descent"];

export class ChapterPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a chapter; with `plain` the textarea is the editor, as on phones. */
  static async open(page: Page, slug: string, { plain = true } = {}): Promise<ChapterPage> {
    if (plain) await page.addInitScript(() => localStorage.setItem("editor", "plain"));
    await page.goto(`/${slug}/`);
    await expect(page.locator("html[data-restored]")).toBeAttached();
    return new ChapterPage(page);
  }

  cell(id: string): Locator {
    return this.page.locator(`notebook-cell[data-cell="${id}"]`);
  }

  /** The first cell whose code is shown. */
  async openCell(): Promise<string> {
    const cell = this.page.locator("notebook-cell:not([data-folded])").first();
    return (await cell.getAttribute("data-cell")) ?? "";
  }

  /** The code as it stands in the page before an editor takes its place. */
  print(id: string): Locator {
    return this.cell(id).locator(".code > .lines pre");
  }

  outputs(id: string): Locator {
    return this.cell(id).locator("[data-outputs]");
  }

  button(id: string, name: RegExp): Locator {
    return this.cell(id).getByRole("button", { name });
  }

  editor(id: string): Locator {
    return this.page.getByRole("textbox", { name: `Code of cell ${id}` });
  }

  /** Replaces a cell's code in the plain editor. */
  async write(id: string, code: string): Promise<void> {
    const show = this.button(id, /^Show code/);
    if (await show.isVisible()) await show.click();
    if (await this.print(id).isVisible()) await this.print(id).click();
    await this.cell(id).locator("textarea").fill(code);
  }

  async run(id: string): Promise<void> {
    await this.button(id, /^Run/).click();
  }

  async expectState(id: string, state: string): Promise<void> {
    await expect(this.cell(id)).toHaveAttribute("data-state", state);
  }
}
