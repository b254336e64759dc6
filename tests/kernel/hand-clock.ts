// Timers wound by hand: a test says when the time has come.

import type { RealmTimers } from "../../src/kernel/timers.ts";

export class HandClock implements RealmTimers {
  readonly #waiting = new Map<number, { callback: () => void; again: boolean }>();
  #last = 0;

  setTimeout = (callback: () => void): number => this.#add(callback, false);
  setInterval = (callback: () => void): number => this.#add(callback, true);
  clear = (timer: unknown): void => void this.#waiting.delete(timer as number);

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Calls every timer that waits now. */
  strike(): void {
    for (const [number, { callback, again }] of [...this.#waiting]) {
      if (!again) this.#waiting.delete(number);
      callback();
    }
  }

  #add(callback: () => void, again: boolean): number {
    this.#last += 1;
    this.#waiting.set(this.#last, { callback, again });
    return this.#last;
  }
}
