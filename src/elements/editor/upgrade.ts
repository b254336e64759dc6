// Puts one editor in the place of another while somebody may be typing.

import type { CodeEditor } from "./code-editor.ts";

/** What the new editor starts from. */
export interface Carried {
  value: string;
  history: readonly string[];
}

/**
 * Replaces `from` by what `create` makes of its text: value, undo, selection and focus go over, and no
 * character is lost, because the exchange happens between two key presses and never within a composition.
 * Problems and linked names are for the caller to set again.
 *
 * @throws what `create` throws; `from` then stays as it is
 */
export async function upgrade(
  from: CodeEditor,
  create: (carried: Carried) => CodeEditor,
): Promise<CodeEditor> {
  await from.settled();
  const { value, history, selection, element } = from;
  const focused = element.contains(element.ownerDocument.activeElement);
  const to = create({ value, history });
  from.dispose();
  element.replaceWith(to.element);
  to.select(selection);
  if (focused) to.focus();
  return to;
}
