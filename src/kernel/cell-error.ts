// A cell's error, as data: where it happened in the author's text and one helpful sentence.
//
// Positions count from 1, as editors show them. A position is left out rather than guessed.

export interface CellError {
  /** `SyntaxError`, `ReferenceError`, `ShapeError` …: the kind, as JavaScript or the kernel names it. */
  name: string;
  /** What happened, one sentence in the reader's words. */
  message: string;
  /** What to try, one sentence; left out where there is nothing better than the message. */
  hint?: string;
  /** The word that would mend it: the editor offers to put it in the place of line, column … endColumn. */
  replacement?: string;
  line?: number;
  column?: number;
  endLine?: number;
  /** One past the last column. */
  endColumn?: number;
}
