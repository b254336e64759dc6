// Blanks: a text in which ranges are overwritten by spaces, so that nothing else moves.

/** Collects what to blank in a text and what single characters to put, then writes it once. */
export class Blanks {
  readonly source: string;
  readonly #ranges: [start: number, end: number][] = [];
  readonly #marks = new Map<number, string>();

  constructor(source: string) {
    this.source = source;
  }

  /** Overwrites start … end − 1; line breaks stay. */
  blank(start: number, end: number): void {
    this.#ranges.push([start, end]);
  }

  /** Puts one character, over a blank or over the text. */
  put(at: number, character: string): void {
    this.#marks.set(at, character);
  }

  /** What was blanked: in order, without overlaps. */
  ranges(): [start: number, end: number][] {
    const merged: [number, number][] = [];
    for (const [start, end] of this.#ranges.toSorted((a, b) => a[0] - b[0])) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  text(): string {
    if (this.#ranges.length + this.#marks.size === 0) return this.source;
    let text = "";
    let from = 0;
    for (const [start, end] of this.ranges()) {
      text += this.source.slice(from, start);
      text += this.source.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, " ");
      from = end;
    }
    text += this.source.slice(from);
    for (const [at, character] of this.#marks) {
      text = text.slice(0, at) + character + text.slice(at + 1);
    }
    return text;
  }

  /** The first place from `at` on that is neither white space nor comment nor one of `also`. */
  skip(at: number, also = ""): number {
    for (;;) {
      trivia.lastIndex = at;
      trivia.test(this.source);
      at = trivia.lastIndex;
      const character = this.source[at];
      if (character === undefined || !also.includes(character)) return at;
      at += 1;
    }
  }

  /** True if start … end − 1 goes over a line break. */
  breaks(start: number, end: number): boolean {
    return /[\r\n\u2028\u2029]/.test(this.source.slice(start, end));
  }
}

const trivia = /(?:\s|\/\/[^\r\n\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
