// The look of words in Monaco: the kernel's own highlighting, the same that print has.
//
// Monaco's grammar still tells it what is a string and what a comment; its colours are not used.

import { editor, Range } from "monaco-editor/editor";
import { highlightCell } from "../../../kernel/highlight.ts";
import type { LinkedInk } from "../code-editor.ts";

/** Decorations for every word that does not look plain. */
export function codePaint(
  source: string,
  names: Readonly<Record<string, LinkedInk>>,
): editor.IModelDeltaDecoration[] {
  return highlightCell(source, { ...names }).flatMap((pieces, index) => {
    let column = 1;
    return pieces.flatMap(({ text, kind, ink }) => {
      const start = column;
      column += text.length;
      if (kind === "plain") return [];
      const options = {
        inlineClassName: kind === "linked" ? `linked-${ink}` : `code-${kind}`,
        // Comments are in the serif: such a line is measured, not counted.
        inlineClassNameAffectsLetterSpacing: kind === "comment",
        stickiness: editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
      };
      return [{ range: new Range(index + 1, start, index + 1, column), options }];
    });
  });
}
