// Readers' edits: written at once, never over another tab's, reported as saved only when they are on disk.
//
// Each visit of a page writes records of its own. A visit that goes on from an earlier record removes it in
// the same transaction, unless another tab has written that record since: then both stay.

import { type Database, type DraftRecord, openDatabase } from "./database.ts";

export interface DraftStoreOptions {
  course: string;
  /** Name of this page visit, different for every tab. */
  visit: string;
  now: () => number;
}

export class DraftStore {
  readonly #options: DraftStoreOptions;
  readonly #channel: BroadcastChannel | null;
  #database: Promise<Database> | null = null;
  /** What this visit's text of a cell goes on from: that record may go once the new one is written. */
  readonly #continues = new Map<string, DraftRecord>();

  /** Called when another tab has saved a text. */
  onOtherTab: (record: DraftRecord) => void = () => {};

  constructor(options: DraftStoreOptions) {
    this.#options = options;
    this.#channel =
      typeof BroadcastChannel === "undefined"
        ? null
        : new BroadcastChannel(`drafts:${options.course}`);
    if (this.#channel) this.#channel.onmessage = ({ data }) => this.#hear(data);
  }

  /** All kept texts, newest first. */
  async all(): Promise<DraftRecord[]> {
    const database = await this.#open();
    const records = (await database.getAll("drafts")).filter(isDraft);
    return records.sort((a, b) => b.time - a.time);
  }

  /** This visit goes on from `record`. */
  continueFrom(record: DraftRecord): void {
    this.#continues.set(record.cell, record);
  }

  /**
   * Writes a text; resolves, with its time, when the transaction has completed.
   * @throws {Error} if it could not be written, after one more try on a newly opened database
   */
  async save(cell: string, text: string, basis: string): Promise<number> {
    const { visit, now } = this.#options;
    const record = { cell, visit, text, basis, time: now() };
    await this.#withDatabase(async (database) => {
      const change = database.transaction("drafts", "readwrite");
      const store = change.objectStore("drafts");
      await store.put(record);
      const before = this.#continues.get(cell);
      if (before && before.visit !== visit) {
        const kept = await store.get([cell, before.visit]);
        if (kept?.time === before.time) await store.delete([cell, before.visit]);
      }
      await change.done;
    });
    this.#continues.set(cell, record);
    this.#channel?.postMessage(record);
    return record.time;
  }

  /** Ids of cells that have run to their end. */
  async marks(): Promise<string[]> {
    const database = await this.#open();
    return database.getAllKeys("marks");
  }

  async mark(cell: string): Promise<void> {
    await this.#withDatabase(async (database) => {
      await database.put("marks", { cell, time: this.#options.now() });
    });
  }

  #hear(data: unknown): void {
    if (isDraft(data) && data.visit !== this.#options.visit) this.onOtherTab(data);
  }

  /** A lost connection is not mended by asking it again: close, open, then try once more. */
  async #withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
    try {
      await work(await this.#open());
    } catch {
      this.#database = null;
      await work(await this.#open());
    }
  }

  #open(): Promise<Database> {
    this.#database ??= openDatabase(this.#options.course, () => {
      this.#database = null;
    });
    this.#database.catch(() => {
      this.#database = null;
    });
    return this.#database;
  }
}

function isDraft(value: unknown): value is DraftRecord {
  if (typeof value !== "object" || value === null) return false;
  const { cell, visit, text, basis, time } = value as Record<string, unknown>;
  return (
    typeof cell === "string" &&
    typeof visit === "string" &&
    typeof text === "string" &&
    typeof basis === "string" &&
    typeof time === "number"
  );
}
