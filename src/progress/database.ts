// The reader's work on this device: one IndexedDB database per course.
//
// Opens once and again when the browser closed it; knows no cells, only the two stores and their records.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A text of a cell, written in one tab. */
export interface DraftRecord {
  cell: string;
  /** The page visit that wrote it: two tabs never write the same record. */
  visit: string;
  text: string;
  /** Hash of the lesson's text it began from. */
  basis: string;
  /** When it was written, in milliseconds since 1970. */
  time: number;
}

/** A cell that has run to its end at least once. */
export interface MarkRecord {
  cell: string;
  time: number;
}

interface Schema extends DBSchema {
  drafts: { key: [string, string]; value: DraftRecord };
  marks: { key: string; value: MarkRecord };
}

export type Database = IDBPDatabase<Schema>;

const openLimitMs = 3_000;

/**
 * Opens the course's database.
 * @throws {Error} if the browser has none, refuses, or does not answer within 3 s
 */
export async function openDatabase(course: string, onClosed: () => void): Promise<Database> {
  const opening = openDB<Schema>(`course:${course}`, 1, {
    upgrade(database) {
      database.createObjectStore("drafts", { keyPath: ["cell", "visit"] });
      database.createObjectStore("marks", { keyPath: "cell" });
    },
    blocking(_current, _next, event) {
      // A newer version of the site, in another tab, waits for this one to let go.
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
  return Promise.race([opening, giveUp()]);
}

function giveUp(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error("the browser's storage does not answer")), openLimitMs);
  });
}
