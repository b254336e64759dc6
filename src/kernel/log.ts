// Log: the lines a cell prints, kept to 1,000 lines and 256 KB.
//
// What comes after the limit is counted and costs almost nothing, so that a million lines do not stop the page.

import type { LogOutput } from "./output.ts";
import { previewText } from "./preview.ts";

const lineLimit = 1_000;
const characterLimit = 256 * 1024;

export class Log {
  readonly #lines: LogOutput["lines"] = [];
  #characters = 0;
  #dropped = 0;
  #full = false;

  /** Adds a line. False if it was only counted. */
  add(level: LogOutput["lines"][number]["level"], values: readonly unknown[]): boolean {
    if (this.#full) {
      this.#dropped += 1;
      return false;
    }
    const left = characterLimit - this.#characters;
    const whole = values.map(previewText).join(" ");
    const text = whole.length > left ? `${whole.slice(0, left)}…` : whole;
    this.#lines.push({ level, text });
    this.#characters += text.length + 1;
    this.#full = this.#lines.length >= lineLimit || this.#characters >= characterLimit;
    return true;
  }

  output(): LogOutput {
    return { type: "log", lines: [...this.#lines], dropped: this.#dropped };
  }
}
