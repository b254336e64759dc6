// Timers: `setTimeout` and its family as cells get them.
//
// What a timer shows belongs to the cell that set it, whatever runs by then, and a cell that runs again
// leaves no timer behind.

import type { Invalidation } from "./invalidation.ts";

/** The realm's own timers. */
export interface RealmTimers {
  setTimeout: (callback: () => void, delayMs: number) => unknown;
  setInterval: (callback: () => void, delayMs: number) => unknown;
  /** Ends either kind. */
  clear: (timer: unknown) => void;
}

export interface TimerOwner {
  invalidation: Invalidation;
  /** Calls `callback` on the owner's behalf. */
  act: (callback: () => void) => void;
}

export class Timers {
  readonly #realm: RealmTimers;
  readonly #running = new Map<number, unknown>();
  #lastNumber = 0;

  constructor(realm: RealmTimers) {
    this.#realm = realm;
  }

  /** The functions as the cells of one run call them. Numbers hold in every cell. */
  functionsOf(owner: TimerOwner): Record<string, unknown> {
    const starter =
      (kind: "setTimeout" | "setInterval") =>
      (callback: unknown, delayMs?: number, ...values: unknown[]): number =>
        this.#start(kind, { callback, delayMs, values, owner });
    const clear = (timer: unknown) => this.#clear(timer);
    return {
      setTimeout: starter("setTimeout"),
      setInterval: starter("setInterval"),
      clearTimeout: clear,
      clearInterval: clear,
    };
  }

  #start(
    kind: "setTimeout" | "setInterval",
    call: { callback: unknown; delayMs: number | undefined; values: unknown[]; owner: TimerOwner },
  ): number {
    const { callback, values, owner } = call;
    if (typeof callback !== "function") {
      throw new TypeError(`${kind}: give a function to call, as in ${kind}(() => …, 100)`);
    }
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    const end = () => this.#clear(number);
    const fire = () => {
      if (kind === "setTimeout") {
        this.#running.delete(number);
        owner.invalidation.removeEventListener("abort", end);
      }
      owner.act(() => callback(...values));
    };
    this.#running.set(number, this.#realm[kind](fire, Number(call.delayMs) || 0));
    owner.invalidation.addEventListener("abort", end);
    return number;
  }

  #clear(number: unknown): void {
    if (typeof number !== "number" || !this.#running.has(number)) return;
    this.#realm.clear(this.#running.get(number));
    this.#running.delete(number);
  }
}
