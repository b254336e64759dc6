// One cell as the page knows it: what the build said of it, its text now, its view and its editor.

import type { CompiledCell, Input } from "../kernel/protocol.ts";
import { textHash } from "../progress/text-hash.ts";
import { CellView } from "./cell-view.ts";
import type { CodeEditor } from "./editor/code-editor.ts";

/** What the build writes into the page for each cell. */
export interface CellData {
  id: string;
  number: number;
  compiled: CompiledCell;
  manual: boolean;
  seed: number;
  inputs: { name: string; input: Input }[];
  /** How long the build's run took, in milliseconds. */
  ms: number;
}

export class PageCell {
  readonly data: CellData;
  readonly view: CellView;
  /** The lesson's text. */
  readonly original: string;
  readonly basis: string;
  /** The text as it stands: the lesson's or the reader's. */
  source: string;
  editor: CodeEditor | null = null;
  /** The text that ran last, or whose output the build made. */
  ranSource: string;

  constructor(element: HTMLElement, data: CellData) {
    this.data = data;
    this.view = new CellView(element);
    this.original = this.#lines().join("\n");
    this.source = this.original;
    this.ranSource = this.original;
    this.basis = textHash(this.original);
  }

  get id(): string {
    return this.data.id;
  }

  get edited(): boolean {
    return this.source !== this.original;
  }

  /** The text has not run as it stands: what is shown came of another. */
  get unrun(): boolean {
    return this.source !== this.ranSource;
  }

  /** Puts another text in; an open editor follows. */
  setText(text: string): void {
    this.source = text;
    if (this.editor && this.editor.value !== text) this.editor.value = text;
  }

  #lines(): string[] {
    const lines = this.view.code.querySelectorAll<HTMLElement>("pre code .line");
    return [...lines].map((line) => line.textContent ?? "");
  }
}
