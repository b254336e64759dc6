// A cell as the scheduler knows it: its program, what the realm holds of it, and what is said of it.

import type { CellError } from "./cell-error.ts";
import type { CompiledCell } from "./protocol.ts";

/** A cell to schedule. */
export interface SchedulerCell {
  compiled: CompiledCell;
  /** Runs only on a press. */
  manual: boolean;
  /** Start of the cell's randomness. */
  seed: number;
  /** How long it took the last time, in milliseconds, if known. */
  ms?: number;
}

/** What a cell is doing, and what belongs to saying so. */
export interface SchedulerState {
  state: "idle" | "queued" | "running" | "done" | "error" | "stale" | "stopped";
  /** Queued: 1 is next. */
  place?: number;
  /** Queued: the cell directly before it. */
  after?: string;
  /** Done or failed: how long it took. */
  ms?: number;
  error?: CellError;
  /** Stale: names it reads that have changed. */
  changed?: string[];
  /** Stopped: it had not begun. */
  waited?: boolean;
}

export class ScheduledCell {
  readonly id: string;
  /** Its place in the document, from 1: what readers call it by. */
  readonly number: number;
  readonly manual: boolean;
  readonly seed: number;
  compiled: CompiledCell;
  ms: number | undefined;
  /** Number of its newest run; reports of others are dropped. */
  run = 0;
  /** The realm holds values of its present program. */
  live = false;
  /** Nothing it reads has changed since. */
  fresh = false;
  /** Its text or an input differs from what the page was built with. */
  touched = false;
  /** The reader asked for this very cell. */
  pressed = false;
  /** Its newest run was stopped, or ended the realm: it runs again only when it is asked for. */
  halted = false;
  state: SchedulerState = { state: "idle" };
  /** What to say again if it is taken out of the queue. */
  before: SchedulerState = { state: "idle" };

  constructor({ compiled, manual, seed, ms }: SchedulerCell, number: number) {
    this.id = compiled.id;
    this.number = number;
    this.compiled = compiled;
    this.manual = manual;
    this.seed = seed;
    this.ms = ms;
  }

  /** Takes a new state; false if that is what was said already. */
  say(state: SchedulerState): boolean {
    const { state: name, place, after, ms, error, changed, waited } = this.state;
    this.state = state;
    return !(
      name === state.state &&
      place === state.place &&
      after === state.after &&
      ms === state.ms &&
      error === state.error &&
      waited === state.waited &&
      String(changed) === String(state.changed)
    );
  }

  /** The realm is gone, or the text has changed. */
  forget(): void {
    this.live = false;
    this.fresh = false;
  }
}
