// A run in words: in the cell's hinge, in the page's head, from where a link leads to it, and spoken.

import type { Progress } from "../kernel/protocol.ts";
import type { SchedulerState } from "../kernel/scheduler.ts";
import type { Announcer } from "./announcer.ts";
import type { StateWords } from "./cell-view.ts";
import type { PageCell } from "./page-cell.ts";
import { words } from "./words.ts";

interface RunWordsOptions {
  document: Document;
  cells: Map<string, PageCell>;
  announcer: Announcer;
  /** The cell's newest run has shown something. */
  hasShown: (cell: PageCell) => boolean;
}

export class RunWords {
  readonly #options: RunWordsOptions;
  readonly #progress = new Map<string, Progress>();
  /** How cells stand that the engine has spoken of. */
  readonly #states = new Map<string, SchedulerState>();
  #editing: PageCell | null = null;
  /** The cell that was pressed, and the numbers of those that ran after it. */
  #lead: { cell: PageCell; ms: number; followed: Set<number> } | null = null;
  #clock: ReturnType<typeof setInterval> | null = null;
  #startedAt = 0;

  constructor(options: RunWordsOptions) {
    this.#options = options;
  }

  starting(cell: PageCell): void {
    this.#lead = { cell, ms: 0, followed: new Set() };
    if (cell.view.state === "running") return;
    cell.view.setState("queued", { strong: words.starting, rest: "" });
  }

  failedToStart(sentence: string): void {
    const cell = this.#lead?.cell;
    cell?.view.setState("error", { strong: words.error, rest: sentence });
    this.#options.announcer.say(sentence);
  }

  change(cell: PageCell, state: SchedulerState): void {
    const { announcer } = this.#options;
    const pressed = this.#lead?.cell === cell;
    if (state.state === "running") {
      this.#progress.delete(cell.id);
      this.#startClock(cell);
      if (pressed) announcer.say(words.announceRunning(cell.view.number));
    } else if (cell.view.state === "running") {
      this.#stopClock();
    }
    if (state.state === "done") this.#finished(cell, state.ms ?? 0);
    if (state.state === "error" && state.error) {
      announcer.say(
        words.announceError(
          cell.view.number,
          state.error.line,
          state.error.message.replaceAll("`", ""),
        ),
      );
    }
    if (state.state === "stopped") announcer.say(words.announceStopped(cell.view.number));
    this.#states.set(cell.id, state);
    this.#show(cell);
  }

  /** The cell's text is another now, typed or put there. */
  textChanged(cell: PageCell): void {
    if (cell.view.state !== "running" && cell.view.state !== "queued") this.#show(cell);
  }

  /** Someone has begun to write in the cell, or has left it. */
  editing(cell: PageCell, isEditing: boolean): void {
    this.#editing = isEditing ? cell : null;
    this.textChanged(cell);
  }

  progress(cell: PageCell, progress: Progress): void {
    this.#progress.set(cell.id, progress);
    if (cell.view.state !== "running") return;
    cell.view.setProgress(progress);
    this.#showInHead(cell);
    const sentence = `Cell ${cell.view.number}: ${words.progress(progress)}`;
    this.#options.announcer.sayProgress(sentence, performance.now());
  }

  #finished(cell: PageCell, ms: number): void {
    const lead = this.#lead;
    if (!lead) return;
    if (lead.cell === cell) {
      lead.ms = ms;
      this.#options.announcer.say(words.announceDone(cell.view.number, ms));
    } else if (cell.view.number > lead.cell.view.number) {
      lead.followed.add(cell.view.number);
      if (lead.cell.view.state === "done") this.#show(lead.cell);
    }
  }

  /** Writes how the cell stands. A text that has not run says so, unless there is more to say. */
  #show(cell: PageCell): void {
    const state = this.#states.get(cell.id) ?? { state: "idle" };
    const isBusy = state.state === "running" || state.state === "queued";
    const isUnrun = cell.unrun && !isBusy && state.state !== "error";
    const shown: SchedulerState = isUnrun ? { state: "stale" } : state;
    const isQuiet = isUnrun || state.state === "idle" || state.state === "done";
    if (this.#editing === cell && isQuiet) cell.view.setHint(shown.state);
    else cell.view.setState(shown.state, this.#wordsFor(cell, shown));
  }

  #wordsFor(cell: PageCell, state: SchedulerState): StateWords {
    switch (state.state) {
      case "idle":
        return { strong: "", rest: words.fromBuild };
      case "queued": {
        const after = state.after === undefined ? null : this.#options.cells.get(state.after);
        const rest = after ? words.queued(state.place ?? 1, after.view.number) : words.queuedFirst;
        return { strong: "Queued.", rest };
      }
      case "running":
        return { strong: "Running.", rest: "" };
      case "done":
        if (this.#lead?.cell === cell) return this.#doneWords(this.#lead.ms);
        return { strong: "Done", rest: words.done(state.ms ?? 0) };
      case "error": {
        const line = state.error?.line;
        return { strong: line ? words.errorOnLine(line) : words.error, rest: "" };
      }
      case "stale":
        if (cell.unrun) {
          const isLesson = cell.ranSource === cell.original;
          return {
            strong: words.notRun,
            rest: isLesson ? words.notRunLesson : words.notRunEarlier,
          };
        }
        return { strong: "Out of date.", rest: words.outOfDate(state.changed ?? []) };
      case "stopped":
        if (state.waited) return { strong: "Stopped", rest: words.stoppedBefore };
        return {
          strong: "Stopped",
          rest: this.#options.hasShown(cell)
            ? words.stopped(this.#progress.get(cell.id) ?? null)
            : words.stoppedEmpty,
        };
      default:
        return state.state satisfies never;
    }
  }

  #doneWords(ms: number): StateWords {
    const followed = words.followed([...(this.#lead?.followed ?? [])].sort((a, b) => a - b));
    return { strong: "Done", rest: `${words.done(ms)}${followed && `. ${followed}`}` };
  }

  #startClock(cell: PageCell): void {
    this.#stopClock();
    this.#startedAt = performance.now();
    this.#clock = setInterval(() => {
      this.#showInHead(cell);
      if (this.#progress.has(cell.id)) return;
      const ran = performance.now() - this.#startedAt;
      cell.view.setState("running", { strong: "Running", rest: words.runningFor(ran) });
    }, 1000);
  }

  #stopClock(): void {
    if (this.#clock !== null) clearInterval(this.#clock);
    this.#clock = null;
    const link = this.#options.document.querySelector<HTMLElement>("[data-running]");
    if (link) link.hidden = true;
  }

  #showInHead(cell: PageCell): void {
    const link = this.#options.document.querySelector<HTMLAnchorElement>("[data-running]");
    if (!link) return;
    const progress = this.#progress.get(cell.id) ?? null;
    // A run that is over in a blink is not worth a word in the head.
    if (!progress && performance.now() - this.#startedAt < 300) return;
    link.hidden = false;
    link.href = `#cell-${cell.id}`;
    const text = words.headStatus(cell.view.number, progress);
    if (link.textContent !== text) link.textContent = text;
  }
}
