// The heartbeat of a frame: while a cell runs, the page asks and the frame answers.
//
// The frame's own thread is idle however busy its worker is, so silence means that its process has died:
// nothing else tells, as a worker that runs out of memory takes the frame with it.

/** What the page sends to ask; the frame sends the same back. */
export const beat = "beat";

const intervalMs = 500;
/** So many questions in a row without an answer are silence. */
const unansweredLimit = 8;

export class Heartbeat {
  readonly #port: MessagePort;
  readonly #onSilence: () => void;
  #timer: ReturnType<typeof setInterval> | null = null;
  #unanswered = 0;

  /** @param onSilence called once, when the frame has stopped answering */
  constructor(port: MessagePort, onSilence: () => void) {
    this.#port = port;
    this.#onSilence = onSilence;
    port.addEventListener("message", () => {
      this.#unanswered = 0;
    });
  }

  start(): void {
    this.#unanswered = 0;
    this.#timer ??= setInterval(() => this.#ask(), intervalMs);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #ask(): void {
    if (this.#unanswered >= unansweredLimit) {
      this.stop();
      this.#onSilence();
      return;
    }
    this.#unanswered += 1;
    this.#port.postMessage(beat);
  }
}
