// Waiting: why a cell cannot run yet, in the reader's words.

import type { CellError } from "./cell-error.ts";

interface CellAbove {
  number: number;
  ms: number | undefined;
  /** The reader stopped it. */
  halted: boolean;
}

/** A cell above runs only on a press: it takes long, or the reader has stopped it. */
export function inTheWay({ number, ms, halted }: CellAbove): CellError {
  if (halted) {
    return {
      name: "Waiting",
      message: `This cell needs cell ${number}, which did not come to its end.`,
      hint: `Change cell ${number} if it has no end, and run it first.`,
    };
  }
  const time = ms === undefined || ms < 1_000 ? "" : `, about ${Math.round(ms / 1_000)} s`;
  return {
    name: "Waiting",
    message: `This cell needs cell ${number}${time}.`,
    hint: `Run cell ${number} first: it takes long, so it runs only when you press it.`,
  };
}

/** A cell above has failed. */
export function failedAbove({ number }: CellAbove): CellError {
  return {
    name: "Waiting",
    message: `This cell waits for cell ${number}, which has an error.`,
    hint: `Mend cell ${number} first, then run this one again.`,
  };
}

/** Why a realm ended while a cell ran in it. */
export type RealmEnd = "silence" | "flood";

export const realmEnds: Record<RealmEnd, CellError> = {
  silence: {
    name: "OutOfMemory",
    message: "This cell ended the engine that runs the cells; most likely it used up its memory.",
    hint: "Look for a list that grows without end. A fresh engine is ready, and your text is kept.",
  },
  flood: {
    name: "TooMuchOutput",
    message: "This cell sent more outputs than the page can take, and was stopped.",
    hint: "Show less, or less often. A fresh engine is ready, and your text is kept.",
  },
};
