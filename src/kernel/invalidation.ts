// Invalidation: tells a cell's leftover code (timers, loops that wait) that its run has been replaced.

export class Invalidation {
  #aborted = false;
  readonly #listeners = new Set<() => void>();

  /** True once the cell runs again. */
  get aborted(): boolean {
    return this.#aborted;
  }

  /** Calls `listener` when the cell runs again; at once if that has happened. */
  addEventListener(type: "abort", listener: () => void): void {
    if (type !== "abort" || typeof listener !== "function") return;
    if (this.#aborted) listener();
    else this.#listeners.add(listener);
  }

  removeEventListener(_type: "abort", listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Ends the run that this belongs to. What its listeners throw is answered by `onError`. */
  abort(onError: (error: unknown) => void): void {
    if (this.#aborted) return;
    this.#aborted = true;
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        onError(error);
      }
    }
    this.#listeners.clear();
  }
}
