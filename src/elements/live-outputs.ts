// The outputs of one cell while it runs: the newest of each slot is painted at most once a frame, and after
// a long paint the page has as long for other things, Stop among them.
//
// What was there stays, slot by slot, until something new takes its place; what the run did not fill goes
// when the run has ended. So nothing jumps, and a stopped run keeps what it drew.

import type { Output } from "../kernel/output.ts";

/** Makes the DOM of an output that takes the place of another; null while what it needs is still loading. */
export type Paint = (
  output: Output,
  place: { width: number; before: Element | undefined },
) => HTMLElement | null;

/** A frame's time: what paints no longer needs no rest. */
const shortPaintMs = 16;
/** After so long, the slots that are left wait for another frame. */
const longPaintMs = 50;
const longestRestMs = 1_000;

export class LiveOutputs {
  readonly #container: HTMLElement;
  readonly #paint: Paint;
  readonly #outputs = new Map<number, Output>();
  readonly #changed = new Set<number>();
  #filled = 0;
  /** A frame or a rest that is waited for. */
  #frame = 0;
  #painted: (() => void)[] = [];
  #width = 0;

  constructor(container: HTMLElement, paint: Paint) {
    this.#container = container;
    this.#paint = paint;
    // In columns the container itself has no box; what it stands in has.
    new ResizeObserver(() => this.#resize()).observe(container.parentElement ?? container);
  }

  /** What was missing has loaded: paints what waited for it. */
  retry(): void {
    if (this.#changed.size > 0) this.#schedule();
  }

  /** The newest output of each slot, in order. */
  current(): Output[] {
    return [...this.#outputs].sort(([a], [b]) => a - b).map(([, output]) => output);
  }

  /** The next slot of this run. */
  get nextSlot(): number {
    return this.#filled;
  }

  /** A new run begins: slots count from zero again. */
  begin(): void {
    this.#filled = 0;
    this.#changed.clear();
  }

  set(slot: number, output: Output): void {
    if (slot > 200) return;
    this.#outputs.set(slot, output);
    this.#changed.add(slot);
    this.#filled = Math.max(this.#filled, slot + 1);
    this.#schedule();
  }

  /** The run is over: what it did not fill is removed, once the rest is painted. */
  end(): Promise<void> {
    return new Promise((resolve) => {
      this.#painted.push(() => {
        for (const slot of [...this.#outputs.keys()]) {
          if (slot >= this.#filled) this.#outputs.delete(slot);
        }
        while (this.#container.children.length > this.#filled) this.#container.lastChild?.remove();
        resolve();
      });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#frame) return;
    const view = this.#container.ownerDocument.defaultView;
    if (!view) return;
    // Hidden pages draw no frames, and their outputs must not pile up.
    if (this.#container.ownerDocument.hidden) {
      this.#frame = view.setTimeout(() => this.#flush(), 200);
    } else {
      this.#frame = view.requestAnimationFrame(() => this.#flush());
    }
  }

  #flush(): void {
    this.#frame = 0;
    const from = performance.now();
    // In the order in which they changed, so that none starves.
    const slots = [...this.#changed];
    // All widths are read before anything is written: a read in between would make the browser lay out the page.
    const widths = new Map(slots.map((slot) => [slot, this.#widthOf(slot)]));
    let isCut = false;
    for (const slot of slots) {
      isCut = performance.now() - from > longPaintMs;
      if (isCut) break;
      const output = this.#outputs.get(slot);
      if (!output || this.#put(slot, output, widths.get(slot) ?? 0)) this.#changed.delete(slot);
    }
    if (performance.now() - from > shortPaintMs) this.#rest(from);
    else if (isCut) this.#schedule();
    if (this.#changed.size > 0) return;
    for (const done of this.#painted.splice(0)) done();
  }

  /** Waits as long as painting took since `from`, layout included, which comes after this frame's code. */
  #rest(from: number): void {
    const over = () => {
      this.#frame = 0;
      this.retry();
      if (this.#changed.size === 0 && this.#painted.length > 0) this.#schedule();
    };
    const measured = () => setTimeout(over, Math.min(longestRestMs, performance.now() - from));
    this.#frame = Number(setTimeout(measured, 0));
  }

  #widthOf(slot: number): number {
    const old = this.#container.children[slot];
    return Math.round(old?.clientWidth || this.#container.clientWidth || this.#width);
  }

  #put(slot: number, output: Output, width: number): boolean {
    while (this.#container.children.length < slot) {
      this.#container.append(this.#container.ownerDocument.createElement("div"));
    }
    const before = this.#container.children[slot];
    const fresh = this.#paint(output, { width, before });
    if (!fresh) return false;
    if (before) before.replaceWith(fresh);
    else this.#container.append(fresh);
    return true;
  }

  #resize(): void {
    const width = (this.#container.parentElement ?? this.#container).clientWidth;
    if (Math.abs(width - this.#width) < 2) return;
    const first = this.#width === 0;
    this.#width = width;
    if (first) return;
    for (const slot of this.#outputs.keys()) this.#changed.add(slot);
    if (this.#changed.size > 0) this.#schedule();
  }
}
