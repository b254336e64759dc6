// The one stretch in which two texts differ.

export interface TextChange {
  /** Offsets in the old text of what goes. */
  start: number;
  end: number;
  /** What comes in its place. */
  text: string;
}

/** The shortest replacement that turns `before` into `after`; null if they are equal. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Where an offset of the old text stands after the change: what was replaced goes to its end. */
export function offsetAfter(offset: number, { start, end, text }: TextChange): number {
  if (offset <= start) return offset;
  if (offset >= end) return offset + text.length - (end - start);
  return start + text.length;
}
