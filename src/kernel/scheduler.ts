// Scheduler: decides which cell runs when, and says how each of them stands.
//
// One cell at a time, what a cell needs before it, the document's order otherwise. It lives with the page or
// the build, sees compiled cells and reports only, and has neither clock nor timer.

import { InputMoves } from "./input-moves.ts";
import type { CompiledCell, InputValue, Report } from "./protocol.ts";
import { type Realm, RealmLink } from "./realm-link.ts";
import type { ScheduledCell, SchedulerCell, SchedulerState } from "./scheduled-cell.ts";
import { ScheduledCells } from "./scheduled-cells.ts";
import { thrownError } from "./thrown.ts";
import { failedAbove, inTheWay, type RealmEnd, realmEnds } from "./waiting.ts";

export type { Realm } from "./realm-link.ts";
export type { SchedulerCell, SchedulerState } from "./scheduled-cell.ts";

export interface SchedulerOptions {
  /** In the order of the document. */
  cells: SchedulerCell[];
  /** Opens a fresh realm. */
  realm: () => Promise<Realm>;
  onChange: (cell: string, state: SchedulerState) => void;
  /** Every report of a cell's newest run. */
  onReport: (report: Report) => void;
}

export class Scheduler {
  readonly #cells: ScheduledCells;
  readonly #link: RealmLink;
  readonly #onChange: SchedulerOptions["onChange"];
  readonly #onReport: SchedulerOptions["onReport"];
  readonly #queue = new Set<ScheduledCell>();
  readonly #inputs = new InputMoves();
  readonly #settled: (() => void)[] = [];
  #running: ScheduledCell | null = null;
  /** The running cell's program, once it has been sent. */
  #sent: CompiledCell | null = null;
  #runs = 0;

  constructor({ cells, realm, onChange, onReport }: SchedulerOptions) {
    this.#cells = new ScheduledCells(cells);
    this.#link = new RealmLink(realm, {
      onReport: (report) => this.#receive(report),
      onLost: (end) => this.#lost(end),
    });
    this.#onChange = onChange;
    this.#onReport = onReport;
  }

  /** How a cell stands. */
  stateOf(id: string): SchedulerState {
    return this.#cells.at(id).state;
  }

  /**
   * Runs a cell: first what it needs and is out of date, then the cell, then what needs it. A cell that runs
   * already goes on, unless its text has changed since: then the old run ends here.
   */
  run(id: string): void {
    const cell = this.#cells.at(id);
    const needed = new Set<ScheduledCell>();
    const error = this.#cells.problemOf(cell);
    if (this.#running === cell) {
      if (this.#isRunningText(cell) && !error) return;
      this.#interrupt({ state: "stopped" });
      this.#requireAgain();
    }
    const blocking = error ? null : this.#require(cell, needed);
    if (error) this.#show(cell, { state: "error", error });
    else if (blocking) this.#show(cell, { state: "error", error: inTheWay(blocking) });
    else {
      for (const one of needed) this.#enqueue(one);
      cell.pressed = true;
      const below = this.#cells.descendants(cell);
      this.#follow(below, new Set([cell, ...below]));
    }
    this.#advance();
  }

  /**
   * Gives an input's name a value and runs what reads it. While an earlier move of the same input is worked
   * off, only the newest value is kept.
   */
  setInput(name: string, value: InputValue): void {
    const definer = this.#cells.definerOf(name);
    if (!definer?.compiled.inputs.includes(name)) return;
    definer.touched = true;
    if (this.#inputs.set(name, value)) this.#applyInput(name);
    this.#advance();
  }

  /**
   * Ends what runs, at once, and forgets the queue. Outputs stay; values are rebuilt when they are needed,
   * but what was stopped runs only when it is asked for.
   */
  stop(): void {
    if (this.#running && this.#sent) this.#running.halted = true;
    this.#interrupt({ state: "stopped" });
    this.#clearQueue();
    this.#settle();
  }

  /** Takes a cell out of the queue, and what waits for it. */
  cancel(id: string): void {
    const cell = this.#cells.at(id);
    if (!this.#queue.has(cell)) return;
    for (const one of [cell, ...this.#cells.descendants(cell)]) {
      if (!this.#queue.delete(one)) continue;
      this.#restore(one);
      this.#over(one);
    }
    this.#advance();
  }

  /** Replaces a cell's program. What needs it is out of date; nothing runs. */
  edit(id: string, compiled: CompiledCell): void {
    const cell = this.#cells.at(id);
    const below = new Set(this.#cells.descendants(cell));
    const mended = new Set(this.#cells.all().filter((one) => this.#cells.problemOf(one)));
    if (this.#running === cell && !this.#sent) this.#takeBack(cell);
    this.#cells.replace(cell, compiled);
    for (const one of this.#cells.descendants(cell)) below.add(one);
    below.delete(cell);
    this.#age(cell, []);
    for (const one of below) this.#age(one, compiled.defines);
    for (const one of this.#cells.all()) {
      const error = this.#cells.problemOf(one);
      if (error) this.#refuse(one, { state: "error", error });
      else if (mended.has(one)) this.#age(one, []);
    }
    this.#requireAgain();
    this.#advance();
  }

  /** A cell that only waits for its realm goes back to the queue: its new text may need other cells. */
  #takeBack(cell: ScheduledCell): void {
    this.#running = null;
    this.#enqueue(cell);
    this.#show(cell, { state: "queued", place: 1 });
  }

  /** Resolves when nothing runs and nothing waits. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled.push(resolve);
      this.#settle();
    });
  }

  /** Adds a cell and those above it that must run. The cell in the way that only a press may run, or null. */
  #require(cell: ScheduledCell, needed: Set<ScheduledCell>): ScheduledCell | null {
    needed.add(cell);
    for (const parent of this.#cells.parents(cell)) {
      if (needed.has(parent) || this.#queue.has(parent) || this.#isProvided(parent)) continue;
      if (parent.manual || parent.halted) return parent;
      const blocking = this.#require(parent, needed);
      if (blocking) return blocking;
    }
    return null;
  }

  /** Values are gone or texts have changed: what waits may need more than it did. */
  #requireAgain(): void {
    for (const cell of [...this.#queue]) {
      const needed = new Set<ScheduledCell>();
      if (!this.#require(cell, needed)) for (const one of needed) this.#enqueue(one);
    }
  }

  /** The cell's values are there, or on the way; or never will be, which is told when it matters. */
  #isProvided(cell: ScheduledCell): boolean {
    if (cell.live && (cell.fresh || cell.manual)) return true;
    if (this.#running === cell && this.#isRunningText(cell)) return true;
    return this.#cells.problemOf(cell) !== undefined;
  }

  /** What runs, or is about to be sent, is the running cell's present text. */
  #isRunningText(cell: ScheduledCell): boolean {
    return !this.#sent || this.#sent === cell.compiled;
  }

  /** Queues those cells that may follow by themselves; the others are out of date. */
  #follow(
    cells: ScheduledCell[],
    changed: ReadonlySet<ScheduledCell>,
    input?: string,
  ): Set<ScheduledCell> {
    const left = new Set<ScheduledCell>();
    const queued = new Set<ScheduledCell>();
    for (const cell of this.#cells.inOrder(new Set(cells))) {
      if (this.#cells.problemOf(cell)) {
        left.add(cell);
        continue;
      }
      this.#age(cell, this.#cells.changedNames(cell, changed, input));
      const stays = cell.manual || this.#cells.parents(cell).some((parent) => left.has(parent));
      const needed = new Set<ScheduledCell>();
      if (stays || this.#require(cell, needed)) left.add(cell);
      else for (const one of needed) queued.add(one);
    }
    for (const cell of queued) this.#enqueue(cell);
    return queued;
  }

  #applyInput(name: string): void {
    const definer = this.#cells.definerOf(name);
    const value = this.#inputs.valueOf(name);
    if (!definer || value === undefined) return;
    const isOwn = definer.compiled.ownInputs.includes(name);
    const affected = this.#cells.affectedBy(name);
    const isKnown = definer.live || (this.#running === definer && this.#sent !== null);
    if (isKnown && !isOwn) this.#link.realm?.send({ type: "set", name, value });
    this.#inputs.begin(name, this.#follow([...affected], affected, name));
  }

  /** Moves that were to come next do not come: what reads them is out of date, unless it was stopped. */
  #forgetMoves(): void {
    for (const name of this.#inputs.stop()) {
      const affected = this.#cells.affectedBy(name);
      for (const cell of affected) {
        if (cell.state.state === "stopped") continue;
        this.#age(cell, this.#cells.changedNames(cell, affected, name));
      }
    }
  }

  /** What a cell reads has changed: says so, unless it only repeats what the build has shown. */
  #age(cell: ScheduledCell, changed: string[]): void {
    cell.fresh = false;
    if (this.#running === cell) return;
    const isQueued = this.#queue.has(cell);
    const shown = isQueued ? cell.before : cell.state;
    if (shown.state === "idle" && !this.#cells.isTouched(cell)) return;
    const stale: SchedulerState = { state: "stale", changed };
    if (isQueued) cell.before = stale;
    else this.#show(cell, stale);
  }

  #enqueue(cell: ScheduledCell): void {
    cell.fresh = false;
    if (this.#queue.has(cell)) return;
    if (this.#running !== cell) cell.before = cell.state;
    this.#queue.add(cell);
  }

  /** Takes a cell that cannot run out of the queue and says why. */
  #refuse(cell: ScheduledCell, state: SchedulerState): void {
    this.#queue.delete(cell);
    cell.pressed = false;
    cell.forget();
    if (this.#running !== cell) this.#show(cell, state);
    this.#over(cell);
  }

  /** Says again what was said of a cell before it was queued. */
  #restore(cell: ScheduledCell): void {
    cell.pressed = false;
    if (this.#running !== cell) this.#show(cell, cell.before);
  }

  /** Starts the next cell if none runs. */
  #advance(): void {
    while (!this.#running && this.#queue.size > 0) {
      const [next] = this.#cells.inOrder(this.#queue);
      if (!next) break;
      this.#start(next);
    }
    this.#showQueue();
    this.#settle();
  }

  #start(cell: ScheduledCell): void {
    const missing = this.#cells.parents(cell).find((parent) => !parent.live);
    if (missing) {
      const failed: SchedulerState = { state: "error", error: failedAbove(missing) };
      this.#refuse(cell, cell.pressed ? failed : this.#waiting(cell, missing));
      return;
    }
    this.#queue.delete(cell);
    this.#running = cell;
    this.#sent = null;
    cell.pressed = cell.halted = false;
    cell.fresh = true;
    cell.run = ++this.#runs;
    this.#show(cell, { state: "running" });
    void this.#send(cell, cell.run);
  }

  #waiting(cell: ScheduledCell, parent: ScheduledCell): SchedulerState {
    if (cell.before.state === "idle" && !this.#cells.isTouched(cell)) return cell.before;
    return { state: "stale", changed: this.#cells.changedNames(cell, new Set([parent])) };
  }

  async #send(cell: ScheduledCell, run: number): Promise<void> {
    const isAwaited = () => this.#running === cell && cell.run === run;
    try {
      const realm = this.#link.realm ?? (await this.#link.ready());
      if (!isAwaited()) return;
      const { compiled, seed } = cell;
      this.#sent = compiled;
      const inputs = this.#inputs.valuesFor(compiled);
      realm.send({ type: "run", run, cell: compiled, seed, inputs });
    } catch (error) {
      if (isAwaited()) this.#unopened(cell, error);
    }
  }

  /** There is no realm: the cell says why, and what waited goes back. */
  #unopened(cell: ScheduledCell, error: unknown): void {
    this.#running = this.#sent = null;
    this.#clearQueue();
    this.#show(cell, { state: "error", error: thrownError(error) });
    this.#advance();
  }

  /** The realm has died of what ran in it: the cell says so, and what waited goes back. */
  #lost(end: RealmEnd): void {
    if (this.#running) this.#running.halted = true;
    this.#interrupt({ state: "error", error: realmEnds[end] });
    this.#clearQueue();
    this.#settle();
  }

  /** Ends the realm with all its values; the cell that ran, if one did, is left saying `state`. */
  #interrupt(state: SchedulerState): void {
    const cell = this.#running;
    this.#running = this.#sent = null;
    this.#link.restart();
    for (const one of this.#cells.all()) one.forget();
    if (cell) {
      this.#show(cell, state);
      cell.before = state;
    }
  }

  /** What waited will not run: a cell that was pressed says so, the others what they said before. */
  #clearQueue(): void {
    const queued = [...this.#queue];
    this.#queue.clear();
    for (const cell of queued) {
      if (cell.pressed) cell.before = { state: "stopped", waited: true };
      this.#restore(cell);
    }
    this.#forgetMoves();
  }

  #receive(report: Report): void {
    const cell = this.#cells.find(report.cell);
    if (!cell || report.run !== cell.run) return;
    const isEnd = report.type === "done" || report.type === "failed";
    if (isEnd && this.#running !== cell) return;
    this.#onReport(report);
    if (isEnd) this.#finish(cell, report);
  }

  #finish(cell: ScheduledCell, report: Extract<Report, { type: "done" | "failed" }>): void {
    const isPresent = this.#sent === cell.compiled;
    this.#running = this.#sent = null;
    cell.ms = report.ms;
    cell.live = report.type === "done" && isPresent;
    if (report.type === "failed") {
      cell.fresh = false;
      this.#show(cell, { state: "error", ms: report.ms, error: report.error });
    } else {
      const stale: SchedulerState = { state: "stale", changed: [] };
      const done: SchedulerState = { state: "done", ms: report.ms };
      const isPast = !isPresent || !cell.fresh;
      // What runs again at once has been seen to end, but is out of date if it is cancelled.
      this.#show(cell, isPast && !this.#queue.has(cell) ? stale : done);
      if (isPast) cell.before = stale;
    }
    this.#over(cell);
    this.#advance();
  }

  /** A cell has run or will not: inputs that waited for it may move on. */
  #over(cell: ScheduledCell): void {
    for (const name of this.#inputs.over(cell)) this.#applyInput(name);
  }

  #showQueue(): void {
    let after = this.#running?.id;
    let place = 0;
    for (const cell of this.#cells.inOrder(this.#queue)) {
      place += 1;
      if (cell !== this.#running) {
        this.#show(cell, { state: "queued", place, ...(after !== undefined && { after }) });
      }
      after = cell.id;
    }
  }

  #show(cell: ScheduledCell, state: SchedulerState): void {
    if (cell.say(state)) this.#onChange(cell.id, state);
  }

  #settle(): void {
    if (this.#running || this.#queue.size > 0) return;
    for (const resolve of this.#settled.splice(0)) resolve();
  }
}
