// A cell as the build hands it to its view, once, as JSON.

export interface CellMarkup {
  /** Given by the author, unique in the course. */
  id: string;
  /** Place in the chapter, counted from 1. */
  number: number;
  /** The text: pieces of each line, with the kind of thing each is. */
  lines: { text: string; kind: PieceKind; ink?: "value" | "param" | "grad" | "ink" }[][];
  /** HTML of the outputs and of the controls. */
  outputs: string;
  inputs: string;
  /** True if there is data behind the drawings, for "Show as table". */
  hasTables: boolean;
  /** The code is shown on request. */
  folded: boolean;
  /** Runs only on a press. */
  manual: boolean;
  /** Takes the notes' column too. */
  wide: boolean;
  columns: number;
  /** "3.1" if the cell is a figure, "" if it needs no number (the landing page); null otherwise. */
  figure: string | null;
  /** Names the cell gives to others. */
  defines: string[];
  /** The build's run ended in an error, as the author said it would. */
  failed: boolean;
}

type PieceKind = "plain" | "keyword" | "string" | "number" | "comment" | "type" | "linked";

/** The class of a piece of code; empty for plain text. */
export function pieceClass({ kind, ink }: CellMarkup["lines"][number][number]): string {
  if (kind === "linked") return ink && ink !== "ink" ? `linked-${ink}` : "";
  return kind === "plain" ? "" : `code-${kind}`;
}

/** True if a run of this cell may count its steps: room is kept for the bar. */
export function countsSteps({ lines }: CellMarkup): boolean {
  return lines.some((line) =>
    line
      .map(({ text }) => text)
      .join("")
      .includes("progress("),
  );
}
