// Faults of a chapter, collected so that one build names all of them, each with file, line and column.

export interface Place {
  line: number;
  column: number;
}

export class AuthorFaults {
  readonly #file: string;
  readonly #faults: string[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(place: Place | undefined, sentence: string): void {
    const { line = 1, column = 1 } = place ?? {};
    this.#faults.push(`${this.#file}:${line}:${column}  ${sentence}`);
  }

  /** @throws {Error} with one line per fault, if there is any */
  throwIfAny(): void {
    if (this.#faults.length === 0) return;
    const count = this.#faults.length === 1 ? "One fault" : `${this.#faults.length} faults`;
    throw new Error(`${count} in this chapter:\n${this.#faults.join("\n")}\n`);
  }
}
