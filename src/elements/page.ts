// The script of a chapter page: takes over what is already there.

import { NotebookPage } from "./notebook-page.ts";

customElements.define("notebook-cell", class extends HTMLElement {});

const course = document.querySelector<HTMLMetaElement>('meta[name="course"]')?.content ?? "course";
const page = new NotebookPage(document, {
  course,
  visit: crypto.randomUUID?.() ?? String(Math.random()),
});
document.querySelector(".no-kernel")?.remove();
void page.restore();
