// Scheduler: decides which cell runs when, and says how each of them stands.
//
// One cell at a time, what a cell needs before it, the document's order otherwise. It lives with the page or
// the build, sees compiled cells and reports only, and has neither clock nor timer.

import { buildGraph, type CellGraph } from "./graph.ts";
import type { CompiledCell, InputValue, Report } from "./protocol.ts";
import { type Realm, RealmLink } from "./realm-link.ts";
import { ScheduledCell, type SchedulerCell, type SchedulerState } from "./scheduled-cell.ts";
import { thrownError } from "./thrown.ts";
import { failedAbove, needsPress } from "./waiting.ts";

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
  readonly #cells: Map<string, ScheduledCell>;
  readonly #link: RealmLink;
  readonly #onChange: SchedulerOptions["onChange"];
  readonly #onReport: SchedulerOptions["onReport"];
  readonly #queue = new Set<ScheduledCell>();
  /** What the reader has set. */
  readonly #inputs = new Map<string, InputValue>();
  /** For each input whose move is being worked off: the cells still to run because of it. */
  readonly #moved = new Map<string, Set<ScheduledCell>>();
  /** Inputs that moved again meanwhile. */
  readonly #held = new Set<string>();
  readonly #settled: (() => void)[] = [];
  #graph: CellGraph;
  #running: ScheduledCell | null = null;
  /** The running cell's program, once it has been sent. */
  #sent: CompiledCell | null = null;
  #runs = 0;

  constructor({ cells, realm, onChange, onReport }: SchedulerOptions) {
    this.#cells = new Map(
      cells.map((cell, index) => [cell.compiled.id, new ScheduledCell(cell, index + 1)]),
    );
    this.#graph = buildGraph(cells.map((cell) => cell.compiled));
    this.#link = new RealmLink(realm, (report) => this.#receive(report));
    this.#onChange = onChange;
    this.#onReport = onReport;
  }

  /** How a cell stands. */
  stateOf(id: string): SchedulerState {
    return this.#cell(id).state;
  }

  /** Runs a cell: first what it needs and is out of date, then the cell, then what needs it. */
  run(id: string): void {
    const cell = this.#cell(id);
    const needed = new Set<ScheduledCell>();
    const problem = this.#problem(cell);
    const inTheWay = problem ? null : this.#require(cell, needed);
    if (problem) this.#show(cell, { state: "error", error: problem });
    else if (inTheWay) this.#show(cell, { state: "error", error: needsPress(inTheWay) });
    else {
      for (const one of needed) this.#enqueue(one);
      cell.pressed = true;
      this.#follow(this.#graph.descendants(id), new Set([id, ...this.#graph.descendants(id)]));
    }
    this.#advance();
  }

  /**
   * Gives an input's name a value and runs what reads it. While an earlier move of the same input is worked
   * off, only the newest value is kept.
   */
  setInput(name: string, value: InputValue): void {
    const definer = this.#cells.get(this.#graph.definedIn(name) ?? "");
    if (!definer?.compiled.inputs.includes(name)) return;
    this.#inputs.set(name, value);
    definer.touched = true;
    if (this.#moved.has(name)) this.#held.add(name);
    else this.#applyInput(name, definer);
    this.#advance();
  }

  /** Ends what runs, at once, and forgets the queue. Outputs stay; values are rebuilt when they are needed. */
  stop(): void {
    const running = this.#running;
    this.#running = this.#sent = null;
    this.#moved.clear();
    this.#held.clear();
    const queued = [...this.#queue];
    this.#queue.clear();
    this.#link.restart();
    for (const cell of this.#cells.values()) cell.forget();
    if (running) this.#show(running, { state: "stopped" });
    for (const cell of queued) if (cell !== running) this.#restore(cell);
    this.#settle();
  }

  /** Takes a cell out of the queue, and what waits for it. */
  cancel(id: string): void {
    const cell = this.#cell(id);
    if (!this.#queue.has(cell)) return;
    for (const one of [cell, ...this.#graph.descendants(id).map((below) => this.#cell(below))]) {
      if (!this.#queue.delete(one)) continue;
      this.#restore(one);
      this.#over(one);
    }
    this.#showQueue();
    this.#settle();
  }

  /** Replaces a cell's program. What needs it is out of date; nothing runs. */
  edit(id: string, compiled: CompiledCell): void {
    const cell = this.#cell(id);
    const below = new Set(this.#graph.descendants(id));
    const hadProblem = new Set([...this.#cells.values()].filter((one) => this.#problem(one)));
    cell.compiled = compiled;
    cell.touched = true;
    cell.forget();
    this.#graph = buildGraph([...this.#cells.values()].map((one) => one.compiled));
    for (const one of this.#graph.descendants(id)) below.add(one);
    this.#age(cell, []);
    for (const one of below) if (one !== id) this.#age(this.#cell(one), compiled.defines);
    for (const one of this.#cells.values()) {
      const error = this.#problem(one);
      if (error) this.#refuse(one, { state: "error", error });
      else if (hadProblem.has(one)) this.#age(one, []);
    }
    for (const one of [...this.#queue]) {
      const needed = new Set<ScheduledCell>();
      if (!this.#require(one, needed)) for (const other of needed) this.#enqueue(other);
    }
    this.#advance();
  }

  /** Resolves when nothing runs and nothing waits. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled.push(resolve);
      this.#settle();
    });
  }

  /** Adds a cell and those above it that must run. The manual cell that is in the way, or null. */
  #require(cell: ScheduledCell, needed: Set<ScheduledCell>): ScheduledCell | null {
    needed.add(cell);
    for (const id of this.#graph.parents(cell.id)) {
      const parent = this.#cell(id);
      if (needed.has(parent) || this.#queue.has(parent)) continue;
      const isUsable = parent.live && (parent.fresh || parent.manual);
      if (isUsable || (this.#running === parent && this.#sent === parent.compiled)) continue;
      if (this.#running === parent && !this.#sent) continue;
      if (this.#problem(parent)) continue;
      if (parent.manual) return parent;
      const inTheWay = this.#require(parent, needed);
      if (inTheWay) return inTheWay;
    }
    return null;
  }

  /** Queues those cells, in running order, that may follow by themselves; the others are out of date. */
  #follow(ids: Iterable<string>, changed: Set<string>, input?: string): ScheduledCell[] {
    const wanted = new Set(ids);
    const left = new Set<string>();
    const queued = new Set<ScheduledCell>();
    for (const id of this.#graph.order.filter((one) => wanted.has(one))) {
      const cell = this.#cell(id);
      if (this.#problem(cell)) {
        left.add(id);
        continue;
      }
      this.#age(cell, this.#changedNames(cell, changed, input));
      const needed = new Set<ScheduledCell>();
      const stays = cell.manual || this.#graph.parents(id).some((parent) => left.has(parent));
      if (stays || this.#require(cell, needed)) left.add(id);
      else for (const one of needed) queued.add(one);
    }
    for (const cell of queued) this.#enqueue(cell);
    return [...queued];
  }

  #applyInput(name: string, definer: ScheduledCell): void {
    const isOwn = definer.compiled.ownInputs.includes(name);
    const readers = isOwn ? [definer.id] : this.#readers(name);
    const affected = new Set(readers.flatMap((id) => [id, ...this.#graph.descendants(id)]));
    if (isOwn) for (const id of this.#graph.descendants(definer.id)) affected.add(id);
    const isKnown = definer.live || (this.#running === definer && this.#sent !== null);
    if (isKnown && !isOwn) {
      const value = this.#inputs.get(name);
      if (value !== undefined) this.#link.realm?.send({ type: "set", name, value });
    }
    const queued = this.#follow(affected, affected, name);
    if (queued.length > 0) this.#moved.set(name, new Set(queued));
  }

  #readers(name: string): string[] {
    return this.#graph.order.filter((id) => this.#cell(id).compiled.uses.includes(name));
  }

  #changedNames(cell: ScheduledCell, changed: Set<string>, input?: string): string[] {
    const { uses, ownInputs } = cell.compiled;
    const names = uses.filter((name) => changed.has(this.#graph.definedIn(name) ?? ""));
    if (input && (uses.includes(input) || ownInputs.includes(input))) names.unshift(input);
    return [...new Set(names)];
  }

  /** What a cell reads has changed: says so, unless it only repeats what the build has shown. */
  #age(cell: ScheduledCell, changed: string[]): void {
    cell.fresh = false;
    const stale: SchedulerState = { state: "stale", changed };
    if (this.#running === cell) return;
    const shown = this.#queue.has(cell) ? cell.before : cell.state;
    if (shown.state === "idle" && !this.#isTouched(cell)) return;
    if (this.#queue.has(cell)) cell.before = stale;
    else this.#show(cell, stale);
  }

  #isTouched(cell: ScheduledCell): boolean {
    return cell.touched || this.#graph.ancestors(cell.id).some((id) => this.#cell(id).touched);
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

  #restore(cell: ScheduledCell): void {
    cell.pressed = false;
    if (this.#running !== cell) this.#show(cell, cell.before);
  }

  /** Starts the next cell if none runs. */
  #advance(): void {
    while (!this.#running && this.#queue.size > 0) {
      const id = this.#graph.order.find((one) => this.#queue.has(this.#cell(one)));
      if (id === undefined) break;
      this.#start(this.#cell(id));
    }
    this.#showQueue();
    this.#settle();
  }

  #start(cell: ScheduledCell): void {
    const missing = this.#graph.parents(cell.id).find((parent) => !this.#cell(parent).live);
    if (missing !== undefined) {
      const error = failedAbove(this.#cell(missing));
      this.#refuse(cell, cell.pressed ? { state: "error", error } : this.#waiting(cell, missing));
      return;
    }
    this.#queue.delete(cell);
    this.#running = cell;
    this.#sent = null;
    cell.pressed = false;
    cell.fresh = true;
    cell.run = ++this.#runs;
    this.#show(cell, { state: "running" });
    void this.#send(cell, cell.run);
  }

  #waiting(cell: ScheduledCell, parent: string): SchedulerState {
    if (cell.before.state === "idle" && !this.#isTouched(cell)) return cell.before;
    return { state: "stale", changed: this.#changedNames(cell, new Set([parent])) };
  }

  async #send(cell: ScheduledCell, run: number): Promise<void> {
    try {
      const realm = this.#link.realm ?? (await this.#link.ready());
      if (this.#running !== cell || cell.run !== run) return;
      this.#sent = cell.compiled;
      const inputs: Record<string, InputValue> = {};
      for (const name of cell.compiled.inputs) {
        const value = this.#inputs.get(name);
        if (value !== undefined) inputs[name] = value;
      }
      realm.send({ type: "run", run, cell: cell.compiled, seed: cell.seed, inputs });
    } catch (error) {
      if (this.#running !== cell || cell.run !== run) return;
      this.#running = this.#sent = null;
      for (const queued of [...this.#queue]) {
        this.#queue.delete(queued);
        this.#restore(queued);
        this.#over(queued);
      }
      this.#show(cell, { state: "error", error: thrownError(error) });
      this.#over(cell);
      this.#advance();
    }
  }

  #receive(report: Report): void {
    const cell = this.#cells.get(report.cell);
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
    } else if (!isPresent || (!cell.fresh && !this.#queue.has(cell))) {
      this.#show(cell, { state: "stale", changed: [] });
    } else this.#show(cell, { state: "done", ms: report.ms });
    cell.before = cell.state;
    this.#over(cell);
    this.#advance();
  }

  /** A cell has run or will not: inputs that waited for it may move on. */
  #over(cell: ScheduledCell): void {
    for (const [name, left] of this.#moved) {
      left.delete(cell);
      if (left.size > 0) continue;
      this.#moved.delete(name);
      const definer = this.#cells.get(this.#graph.definedIn(name) ?? "");
      if (this.#held.delete(name) && definer) this.#applyInput(name, definer);
    }
  }

  #problem(cell: ScheduledCell) {
    return cell.compiled.problems[0] ?? this.#graph.problems.get(cell.id)?.[0];
  }

  #show(cell: ScheduledCell, state: SchedulerState): void {
    const before = cell.state;
    cell.state = state;
    const isSame =
      before.state === state.state &&
      before.place === state.place &&
      before.after === state.after &&
      before.error === state.error &&
      before.ms === state.ms &&
      String(before.changed) === String(state.changed);
    if (!isSame) this.#onChange(cell.id, state);
  }

  #showQueue(): void {
    let after = this.#running?.id;
    let place = 0;
    for (const id of this.#graph.order) {
      const cell = this.#cell(id);
      if (!this.#queue.has(cell)) continue;
      place += 1;
      if (cell !== this.#running) {
        this.#show(cell, { state: "queued", place, ...(after !== undefined && { after }) });
      }
      after = id;
    }
  }

  #settle(): void {
    if (this.#running || this.#queue.size > 0) return;
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  #cell(id: string): ScheduledCell {
    const cell = this.#cells.get(id);
    if (!cell) throw new RangeError(`scheduler: there is no cell "${id}"`);
    return cell;
  }
}
