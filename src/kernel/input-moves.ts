// Input moves: what the reader has set, and which cells have still to run because of it.
//
// While one move of an input is worked off, later moves only replace the value that comes next.

import type { CompiledCell, InputValue } from "./protocol.ts";
import type { ScheduledCell } from "./scheduled-cell.ts";

export class InputMoves {
  readonly #values = new Map<string, InputValue>();
  /** For each input whose move is being worked off: the cells left to run. */
  readonly #left = new Map<string, Set<ScheduledCell>>();
  /** Inputs that moved again meanwhile. */
  readonly #again = new Set<string>();

  valueOf(name: string): InputValue | undefined {
    return this.#values.get(name);
  }

  /** The values of a cell's inputs that have been set. */
  valuesFor({ inputs }: CompiledCell): Record<string, InputValue> {
    const values: Record<string, InputValue> = {};
    for (const name of inputs) {
      const value = this.#values.get(name);
      if (value !== undefined) values[name] = value;
    }
    return values;
  }

  /** Keeps a value. True if it can be applied now; false if an earlier move comes to its end first. */
  set(name: string, value: InputValue): boolean {
    this.#values.set(name, value);
    if (!this.#left.has(name)) return true;
    this.#again.add(name);
    return false;
  }

  /** A move has begun; it ends when all of `cells` are over. */
  begin(name: string, cells: Iterable<ScheduledCell>): void {
    const left = new Set(cells);
    if (left.size > 0) this.#left.set(name, left);
  }

  /** A cell has run or will not: the inputs that have moved again and can now be applied. */
  over(cell: ScheduledCell): string[] {
    const next: string[] = [];
    for (const [name, left] of this.#left) {
      left.delete(cell);
      if (left.size > 0) continue;
      this.#left.delete(name);
      if (this.#again.delete(name)) next.push(name);
    }
    return next;
  }

  /** Nothing runs any more; the values stay. Answers with the inputs whose last move no cell has seen. */
  stop(): string[] {
    const unseen = [...this.#again];
    this.#left.clear();
    this.#again.clear();
    return unseen;
  }
}
