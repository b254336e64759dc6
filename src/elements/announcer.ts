// The page's one live region: says in words what runs, politely, and not more often than one can listen.

const restMs = 5_000;

export class Announcer {
  readonly #region: HTMLElement | null;
  #lastProgress = 0;

  constructor(document: Document) {
    this.#region = document.getElementById("announcer");
  }

  say(sentence: string): void {
    if (this.#region && this.#region.textContent !== sentence) this.#region.textContent = sentence;
  }

  /** For what changes all the time: at most one sentence in five seconds. */
  sayProgress(sentence: string, now: number): void {
    if (now - this.#lastProgress < restMs) return;
    this.#lastProgress = now;
    this.say(sentence);
  }
}
