// Waiting: why a cell cannot run yet, in the reader's words.

import type { CellError } from "./cell-error.ts";

interface CellAbove {
  number: number;
  ms: number | undefined;
}

/** A cell above runs only on a press, and has not been pressed. */
export function needsPress({ number, ms }: CellAbove): CellError {
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
