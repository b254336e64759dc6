// Random numbers that start from a seed: the same seed gives the same numbers in every browser.

import { ArgumentError } from "./errors.ts";
import { cos, log } from "./math.ts";

/**
 * A stream of random numbers (mulberry32).
 *
 * @throws {ArgumentError} if the seed is not a finite number
 * @see Tommy Ettinger, mulberry32, public domain
 * @example new Random(1).integer(6) // 3
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    if (!Number.isFinite(seed)) {
      throw new ArgumentError(`Random: seed is ${seed}; expected a finite number`);
    }
    this.#state = seed | 0;
  }

  /** A number in [0, 1), all 2³² steps equally likely. */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  }

  /**
   * A number from the standard normal distribution, by Box–Muller:
   * √(−2 ln u) · cos(2πv) with u in (0, 1] and v in [0, 1).
   */
  normal(): number {
    const u = 1 - this.uniform();
    const v = this.uniform();
    return Math.sqrt(-2 * log(u)) * cos(2 * Math.PI * v);
  }

  /** A whole number from 0 to `count` − 1. */
  integer(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Puts the items of an array into a random order, in place (Fisher–Yates), and returns it. */
  shuffle<Item>(items: Item[]): Item[] {
    for (let last = items.length - 1; last > 0; last--) {
      const chosen = this.integer(last + 1);
      const item = items[last] as Item;
      items[last] = items[chosen] as Item;
      items[chosen] = item;
    }
    return items;
  }
}
