// Flood gauge: tells when more messages come in than the page can read.
//
// Messages that have piled up keep everything else of the page waiting, Stop among it. A timer of the page's
// own has its turn between them as long as the page keeps up.

const turnMs = 100;
/** Messages between two turns: more than a hundred outputs send in ten seconds that the page was busy. */
export const floodLimit = 20_000;

export class FloodGauge {
  #messages = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** Counts a message. True if there have been too many since the page last had a turn. */
  count(): boolean {
    this.#messages += 1;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#messages = 0;
    }, turnMs);
    return this.#messages > floodLimit;
  }
}
