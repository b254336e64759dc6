// Display: the slots of one run of a cell, and what is sent of them.
//
// Each `display(…)` opens a slot; its handle replaces what the slot shows. A slot is sent at most thirty
// times a second, and less often where all slots together are more than the page can draw; the newest is
// kept and follows later, at the end of the run at the latest.

import { Log } from "./log.ts";
import type { LogOutput, Output } from "./output.ts";
import { paintMs } from "./paint-time.ts";
import { preview } from "./preview.ts";
import { isProxy } from "./proxies.ts";
import { isRecordedMark } from "./recorded-call.ts";
import { isMadeOutput } from "./shown.ts";

/** What `display(…)` answers with. */
export interface DisplayHandle {
  /** Shows `value` in the place of what was shown before. */
  update(value: unknown): void;
}

export interface DisplayOptions {
  send: (slot: number, output: Output) => void;
  now: () => number;
  /** The host's way to show its own values (tensors). */
  describe?: ((value: unknown) => Output | undefined) | undefined;
  /** Calls `flush` once the newest of a slot may be sent. */
  later: (delayMs: number, flush: () => void) => void;
}

/** Time between two reports of one slot: thirty a second, and room for timers that wander. */
export const reportEveryMs = 28;
const slotLimit = 100;

interface Slot {
  sentAt: number;
  pending: Output | null;
}

export class Display {
  readonly #options: DisplayOptions;
  readonly #slots: Slot[] = [];
  #log: { lines: Log; slot: number; changed: boolean } | null = null;
  readonly #handles = new WeakSet<object>();
  #notShown = 0;
  /** When the page will have drawn all that was sent. */
  #busyUntil = 0;
  #waiting = false;
  #closed = false;

  constructor(options: DisplayOptions) {
    this.#options = options;
  }

  /** Opens a slot that shows `value`. */
  show(value: unknown): DisplayHandle {
    if (this.#slots.length >= slotLimit) {
      this.#notShown += 1;
      return { update: () => {} };
    }
    const slot = this.#open(describeOutput(value, this.#options.describe));
    const handle: DisplayHandle = {
      update: (next) => {
        if (!this.#closed) this.#put(slot, describeOutput(next, this.#options.describe));
      },
    };
    this.#handles.add(handle);
    return handle;
  }

  /** Shows the value of a last expression, unless it is nothing new: `display(x)` has shown x already. */
  showResult(value: unknown): void {
    const isHandle = typeof value === "object" && value !== null && this.#handles.has(value);
    if (value !== undefined && !isHandle) this.show(value);
  }

  /** Shows an output that the kernel made, whatever the number of slots. */
  add(output: Output): void {
    this.#open(output);
  }

  /** Prints a line into the run's one log. */
  print(level: LogOutput["lines"][number]["level"], values: readonly unknown[]): void {
    if (!this.#log) {
      const lines = new Log();
      lines.add(level, values);
      this.#log = { lines, slot: this.#open(lines.output()), changed: false };
      return;
    }
    this.#log.changed = true;
    if (!this.#log.lines.add(level, values)) return;
    if (this.#isDue(this.#log.slot)) this.flush();
    else this.#flushLater();
  }

  /** Sends the newest of every slot that may be sent; the others follow. */
  flush(): void {
    if (this.#closed) return;
    if (this.#log?.changed) {
      const { slot, lines } = this.#log;
      this.#log.changed = false;
      this.#slotAt(slot).pending = lines.output();
    }
    const pending = [...this.#slots.entries()].filter(([, slot]) => slot.pending);
    // What has waited longest goes first, so that no slot starves.
    for (const [index] of pending.sort(([, a], [, b]) => a.sentAt - b.sentAt)) {
      if (this.#isDue(index)) this.#sendPending(index);
      else this.#flushLater();
    }
  }

  /** The run has ended: sends what is left, and how much was not shown. */
  finish(): void {
    this.flush();
    if (!this.#closed) for (const index of this.#slots.keys()) this.#sendPending(index);
    if (this.#notShown > 0) {
      const text = `${this.#notShown} more outputs are not shown: one run shows ${slotLimit}. Keep the handle of display(…) and call its update(…) instead.`;
      this.#open({ type: "text", text });
      this.#notShown = 0;
    }
  }

  /** The cell runs again: nothing of this run is shown any more. */
  close(): void {
    this.#closed = true;
  }

  #open(output: Output): number {
    this.#slots.push({ sentAt: 0, pending: null });
    this.#send(this.#slots.length - 1, output);
    return this.#slots.length - 1;
  }

  #put(index: number, output: Output): void {
    this.#slotAt(index).pending = output;
    if (this.#isDue(index)) this.flush();
    else this.#flushLater();
  }

  #flushLater(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#options.later(reportEveryMs, () => {
      this.#waiting = false;
      this.flush();
    });
  }

  #isDue(index: number): boolean {
    const now = this.#options.now();
    const isFree = this.#busyUntil - now <= reportEveryMs;
    return isFree && now - this.#slotAt(index).sentAt >= reportEveryMs;
  }

  #sendPending(index: number): void {
    const { pending } = this.#slotAt(index);
    if (pending) this.#send(index, pending);
  }

  #send(index: number, output: Output): void {
    if (this.#closed) return;
    const slot = this.#slotAt(index);
    slot.pending = null;
    slot.sentAt = this.#options.now();
    this.#busyUntil = Math.max(this.#busyUntil, slot.sentAt) + paintMs(output);
    this.#options.send(index, output);
  }

  #slotAt(index: number): Slot {
    const slot = this.#slots[index];
    if (!slot) throw new RangeError(`display: there is no slot ${index}`);
    return slot;
  }
}

/** How a value is shown: outputs as they are, a mark as a chart of its own, strings as text, the host's values its way, the rest described. */
export function describeOutput(
  value: unknown,
  byHost?: (value: unknown) => Output | undefined,
): Output {
  if (isMadeOutput(value)) return value;
  if (isRecordedMark(value)) return value.plot();
  if (typeof value === "string") return { type: "text", text: cut(value) };
  const described =
    typeof value === "object" && value !== null && !isProxy(value) ? byHost?.(value) : undefined;
  return described ?? { type: "value", value: preview(value) };
}

const textLimit = 100_000;

function cut(text: string): string {
  return text.length > textLimit ? `${text.slice(0, textLimit)}…` : text;
}
