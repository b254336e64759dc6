// The texts a plain editor has passed through, so that the editor that replaces it can undo to them.

import { changeBetween } from "./text-change.ts";

const limit = 200;

export class TextHistory {
  #texts: string[];

  constructor(text: string) {
    this.#texts = [text];
  }

  /** Oldest first; the last one is the present text. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** The present text is now `text`. Typing on within a word makes no new step. */
  add(text: string): void {
    const [before, present] = this.#texts.slice(-2);
    const last = present ?? before ?? "";
    const step = changeBetween(last, text);
    if (!step) return;
    if (present !== undefined && before !== undefined && goesOn(before, present, text)) {
      this.#texts[this.#texts.length - 1] = text;
      return;
    }
    this.#texts.push(text);
    if (this.#texts.length > limit) this.#texts.splice(1, 1);
  }
}

/** True if `after` only adds one letter where `before` → `present` added some. */
function goesOn(before: string, present: string, after: string): boolean {
  const typed = changeBetween(present, after);
  const sofar = changeBetween(before, after);
  if (!typed || !sofar || typed.start !== typed.end || sofar.start !== sofar.end) return false;
  return typed.text.length === 1 && !/\s/.test(typed.text) && !/\n/.test(sofar.text);
}
