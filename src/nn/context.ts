// Context: what operations share. The backend, the training step that is running, whether operations
// are recorded, and the random stream for those who give no seed.

import type { Backend } from "./backend/backend.ts";
import { PlainBackend } from "./backend/plain/backend.ts";
import { Random } from "./random.ts";
import { Tape } from "./tape.ts";

/** How many unfinished tapes a step remembers in order to empty them when it ends. */
const RememberedTapes = 8;

export class Context {
  backend: Backend;
  /** False inside `noGrad`. */
  recording = true;
  random = new Random(0);
  #step = { ended: false };
  #opened: Tape[] = [];
  #spent: Tape | null = null;

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Runs a function with recording on or off. */
  withRecording<Result>(recording: boolean, run: () => Result): Result {
    const before = this.recording;
    this.recording = recording;
    try {
      return run();
    } finally {
      this.recording = before;
    }
  }

  /** Starts the tape of a new computation. */
  openTape(): Tape {
    const tape = new Tape(this.#step);
    this.#opened.push(tape);
    if (this.#opened.length > RememberedTapes) this.#opened.shift();
    return tape;
  }

  /** Remembers the tape a backward has walked: its memory serves the next step. */
  spend(tape: Tape): void {
    this.#spent?.clear();
    this.#spent = tape;
  }

  /** Ends the training step: its results become unreadable and their memory is used again. */
  endStep(): void {
    this.#step.ended = true;
    this.#step = { ended: false };
    const spent = this.#spent;
    this.backend.endStep(() => spent?.memory() ?? []);
    this.#spent?.clear();
    this.#spent = null;
    for (const tape of this.#opened) tape.clear();
    this.#opened = [];
  }
}

/** The one context that all public functions use. */
export const context = new Context(new PlainBackend());

/**
 * Computes everything from here on with another backend. Tensors of the one before stay usable.
 *
 * @example setBackend(new PlainBackend())
 */
export function setBackend(backend: Backend): void {
  context.endStep();
  context.backend = backend;
}

/**
 * Restarts the random stream that `normal`, `Linear` and others draw from when no seed is given.
 *
 * @example setSeed(7); normal([2]) // the same numbers each time
 */
export function setSeed(seed: number): void {
  context.random = new Random(seed);
}

/** A stream from a seed, from a stream, or, if neither is given, the shared one. */
export function randomFrom(seed: number | Random | undefined): Random {
  if (seed === undefined) return context.random;
  return seed instanceof Random ? seed : new Random(seed);
}

/**
 * Runs a function without recording: its results need no memory for gradients and never go stale.
 *
 * @param run synchronous; what it returns is returned
 * @example const predictions = noGrad(() => model.forward(inputs));
 */
export function noGrad<Result>(run: () => Result): Result {
  return context.withRecording(false, run);
}
