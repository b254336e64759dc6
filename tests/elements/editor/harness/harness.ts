// A page of four cells with printed code, plain editors and Monaco, without the rest of the site.

import "../../../../src/styles/tokens.css";
import "../../../../src/styles/fonts.css";
import "../../../../src/styles/page.css";
import "../../../../src/styles/code.css";
import "../../../../src/styles/cell.css";
import "../../../../src/elements/editor/editor.css";
import type { CodeEditor, EditorOptions } from "../../../../src/elements/editor/code-editor.ts";
import { loadMonaco } from "../../../../src/elements/editor/load-monaco.ts";
import { printedLinks } from "../../../../src/elements/editor/printed-links.ts";
import { createTextareaEditor } from "../../../../src/elements/editor/textarea-editor.ts";
import { upgrade } from "../../../../src/elements/editor/upgrade.ts";
import { highlightCell } from "../../../../src/kernel/highlight.ts";

const texts: Record<string, string> = {
  imports: 'import { tensor } from "nn";',
  data: "// three points\nconst x = tensor([[1, 2, 3]]);\nconst scale: number = 2;",
  between: "const unrelated = 1;",
  use: "const total = x.sum();\nconst wrong: string = scale;\ntotal",
};

const linked = { x: "value", scale: "param" } as const; // the build knows them from the course file
const editors: Record<string, CodeEditor> = {};
const log: string[] = [];
const listeners = new Set<() => void>();

for (const [id, text] of Object.entries(texts))
  document.querySelector("#cells")?.append(cell(id, text));

function cell(id: string, text: string): HTMLElement {
  const element = document.createElement("notebook-cell");
  element.dataset.cell = id;
  const slab = document.createElement("div");
  slab.className = "slab";
  const code = document.createElement("div");
  code.className = "code";
  const lines = document.createElement("div");
  lines.className = "lines";
  const pre = document.createElement("pre");
  const printed = document.createElement("code");
  for (const pieces of highlightCell(text, linked)) {
    const line = document.createElement("span");
    line.className = "line";
    for (const { text: part, kind, ink } of pieces) {
      const span = document.createElement("span");
      span.className = kind === "linked" ? `linked-${ink}` : `code-${kind}`;
      span.textContent = part;
      line.append(span);
    }
    printed.append(line);
  }
  pre.append(printed);
  lines.append(pre);
  const holder = document.createElement("div");
  holder.className = "editor";
  code.append(lines, holder);
  slab.append(code);
  const run = document.createElement("button");
  run.textContent = `Run ${id}`;
  element.append(slab, run);
  return element;
}

function options(id: string): EditorOptions {
  return {
    id,
    label: `Code of cell ${id}`,
    value: texts[id] ?? "",
    document,
    tabMoves: true,
    onChange: (value) => {
      texts[id] = value;
      log.push(`change ${id}`);
    },
    onRun: (advance) => log.push(`run ${id}${advance ? " and go on" : ""}`),
    onLeave: () => log.push(`leave ${id}`),
    onTabMoves: (moves) => log.push(`tab ${moves ? "moves" : "indents"}`),
    onDiagnostics: (problems) =>
      log.push(
        `types ${id}: ${problems.map(({ line, message }) => `${line} ${message}`).join("; ")}`,
      ),
  };
}

const harness = {
  editors,
  log,
  texts,
  plain(id: string): void {
    const editor = createTextareaEditor(options(id));
    const code = document.querySelector(`[data-cell="${id}"] .code`);
    code?.querySelector(":scope > .lines")?.setAttribute("hidden", "");
    code?.querySelector(".editor")?.replaceChildren(editor.element);
    editor.setLinked(printedLinks(document));
    editors[id] = editor;
  },
  /** Shows the printed code instead of the editor. */
  print(id: string): void {
    const code = document.querySelector(`[data-cell="${id}"] .code`);
    code?.querySelector(":scope > .lines")?.removeAttribute("hidden");
    code?.querySelector(".editor")?.replaceChildren();
  },
  async rich(id: string): Promise<void> {
    const { createMonacoEditor } = await loadMonaco();
    const from = editors[id] as CodeEditor;
    editors[id] = await upgrade(from, (carried) =>
      createMonacoEditor({ ...options(id), ...carried, cells }),
    );
    editors[id].setLinked(printedLinks(document));
  },
  set(id: string, text: string): void {
    texts[id] = text;
    for (const listener of listeners) listener();
  },
};

const cells = {
  list: () => Object.entries(texts).map(([id, source]) => ({ id, source })),
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  reveal: (id: string) => log.push(`reveal ${id}`),
};

export type Harness = typeof harness;
Object.assign(window, { harness });
