// Where in a printed text a press landed, so that the editor's caret appears right there.

/** Offset into the text of `.line` elements, lines joined by one newline each. */
export function caretOffset(pre: HTMLElement, event: MouseEvent): number {
  const { ownerDocument: document } = pre;
  const position = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const node = position?.offsetNode ?? null;
  if (!position || !node) return 0;
  let offset = 0;
  for (const line of pre.querySelectorAll(".line")) {
    if (line.contains(node)) {
      const range = document.createRange();
      range.setStart(line, 0);
      range.setEnd(node, position.offset);
      return offset + range.toString().length;
    }
    offset += (line.textContent?.length ?? 0) + 1;
  }
  return Math.max(0, offset - 1);
}
