// Edits in the page: each keystroke to disk, each saved text in words, other tabs' texts beside one's own.

import type { DraftRecord } from "../progress/database.ts";
import { DraftStore } from "../progress/draft-store.ts";
import { textHash } from "../progress/text-hash.ts";
import { bold, textButton } from "./cell-view.ts";
import type { PageCell } from "./page-cell.ts";
import { words } from "./words.ts";

interface DraftsOptions {
  document: Document;
  course: string;
  visit: string;
  cells: Map<string, PageCell>;
  /** A text was put into a cell by something else than typing. */
  onReplaced: (cell: PageCell) => void;
}

type Whose =
  | { kind: "lesson" }
  | { kind: "saving" }
  | { kind: "saved"; time: number }
  | { kind: "failed"; reason: string };

export class Drafts {
  readonly #options: DraftsOptions;
  readonly #store: DraftStore;
  readonly #whose = new Map<string, Whose>();
  /** Texts of other tabs that this tab's own stands beside. */
  readonly #others = new Map<string, DraftRecord>();
  /** What "Original" put away, until the next edit. */
  readonly #putAway = new Map<string, string>();
  readonly #lessonChanged = new Set<string>();
  readonly #pending = new Map<string, number>();

  constructor(options: DraftsOptions) {
    this.#options = options;
    const { course, visit } = options;
    this.#store = new DraftStore({ course, visit, now: () => Date.now() });
    this.#store.onOtherTab = (record) => this.#hear(record);
  }

  /** Puts kept texts into their cells. Runs nothing. Resolves when every cell shows what was kept. */
  async restore(): Promise<void> {
    let records: DraftRecord[];
    try {
      records = await this.#store.all();
    } catch {
      return;
    }
    for (const record of records.reverse()) {
      const cell = this.#options.cells.get(record.cell);
      if (!cell || this.#pending.has(cell.id) || this.#whose.get(cell.id)?.kind === "failed")
        continue;
      const kept = this.#whose.get(cell.id)?.kind === "saved" ? cell.source : null;
      if (kept !== null && kept !== record.text) {
        this.#others.set(cell.id, { ...record, text: kept });
      }
      this.#adopt(cell, record);
    }
  }

  /** The reader typed: the text goes to disk now. */
  async edited(cell: PageCell): Promise<void> {
    this.#putAway.delete(cell.id);
    const turn = (this.#pending.get(cell.id) ?? 0) + 1;
    this.#pending.set(cell.id, turn);
    this.#show(cell, { kind: "saving" });
    try {
      const time = await this.#store.save(cell.id, cell.source, cell.basis);
      if (this.#pending.get(cell.id) === turn) this.#show(cell, { kind: "saved", time });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#show(cell, { kind: "failed", reason });
    }
  }

  /** Resolves to the ids of cells that have run to their end before; none if storage is closed. */
  async marks(): Promise<string[]> {
    return this.#store.marks().catch(() => []);
  }

  async mark(cell: PageCell): Promise<void> {
    await this.#store.mark(cell.id).catch(() => {});
  }

  #adopt(cell: PageCell, record: DraftRecord): void {
    this.#store.continueFrom(record);
    // A text equal to the lesson it began from says: the reader went back to the original.
    const own = textHash(record.text) !== record.basis;
    if (own && record.basis !== cell.basis) this.#lessonChanged.add(cell.id);
    cell.setText(own ? record.text : cell.original);
    this.#options.onReplaced(cell);
    this.#show(cell, own ? { kind: "saved", time: record.time } : { kind: "lesson" });
  }

  /** Another tab saved: follow it, unless this tab has a text of its own. */
  #hear(record: DraftRecord): void {
    const cell = this.#options.cells.get(record.cell);
    if (!cell || cell.source === record.text) return;
    if (this.#pending.has(cell.id)) {
      this.#others.set(cell.id, record);
      this.#show(cell, this.#whose.get(cell.id) ?? { kind: "lesson" });
    } else {
      this.#adopt(cell, record);
    }
  }

  async #toOriginal(cell: PageCell): Promise<void> {
    this.#putAway.set(cell.id, cell.source);
    this.#pending.delete(cell.id);
    this.#lessonChanged.delete(cell.id);
    cell.setText(cell.original);
    this.#options.onReplaced(cell);
    this.#show(cell, { kind: "lesson" });
    await this.#store.save(cell.id, cell.original, cell.basis).catch(() => {});
  }

  #bringBack(cell: PageCell, text: string): void {
    cell.setText(text);
    this.#options.onReplaced(cell);
    void this.edited(cell);
  }

  #swap(cell: PageCell, other: DraftRecord): void {
    this.#others.set(cell.id, { ...other, text: cell.source });
    this.#bringBack(cell, other.text);
  }

  #show(cell: PageCell, whose: Whose): void {
    this.#whose.set(cell.id, whose);
    const { document } = this.#options;
    const parts: (string | Node)[] = [];
    const other = this.#others.get(cell.id);
    const putAway = this.#putAway.get(cell.id);
    if (whose.kind === "lesson") {
      if (putAway !== undefined) {
        parts.push(textButton(document, words.undo, () => this.#bringBack(cell, putAway)));
      }
      cell.view.setWhose(false, parts);
      return;
    }
    if (this.#lessonChanged.has(cell.id)) parts.push(`${words.lessonChanged} `);
    if (whose.kind === "failed") parts.push(...this.#failure(cell, whose.reason));
    else {
      const rest = whose.kind === "saving" ? words.saving : words.savedHere(whose.time);
      parts.push(bold(document, words.yours), `, ${rest}`);
    }
    if (other && other.text !== cell.source) {
      parts.push(textButton(document, words.otherVersion, () => this.#swap(cell, other)));
    }
    parts.push(textButton(document, words.original, () => void this.#toOriginal(cell)));
    cell.view.setWhose(true, parts);
  }

  #failure(cell: PageCell, reason: string): (string | Node)[] {
    const { document } = this.#options;
    const link = document.createElement("a");
    link.textContent = words.download;
    link.download = `${cell.id}.ts`;
    link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(cell.source)}`;
    return [bold(document, words.notSaved), ` ${reason}. `, link];
  }
}
