// Runtime: runs cells, one request after the other, and keeps the values of their names.
//
// It lives where the learner's code lives (worker or thread) and knows nothing of the page, of order or of
// what is out of date: that is the scheduler's. Clock, loader and messages are given to it.

import type { CellError } from "./cell-error.ts";
import type { CellFunction } from "./cell-code.ts";
import { CellRun } from "./cell-run.ts";
import { boundInput, withValue } from "./inputs.ts";
import { missingImport, type Modules, strictModule } from "./missing-exports.ts";
import { notebookFunctions } from "./notebook.ts";
import type { Output } from "./output.ts";
import { placeInCell } from "./position.ts";
import type { CompiledCell, Input, Report, Request } from "./protocol.ts";
import { watchProxies } from "./proxies.ts";
import { seedRandom } from "./realm-random.ts";
import { readThrown } from "./thrown.ts";
import { type RealmTimers, Timers } from "./timers.ts";

export interface RuntimeOptions {
  /** What cells import: `nn` and `plot`. */
  modules: Record<string, object>;
  /** Evaluates a classic script and answers with the address it has in stacks. */
  load: (text: string) => string;
  /** A clock in milliseconds. */
  now: () => number;
  post: (report: Report) => void;
  timers: RealmTimers;
  /** Lets the realm's messages have a turn. */
  nextFrame: () => Promise<void>;
  /** The host's way to show tensors; undefined for anything else. */
  describe?: (value: unknown) => Output | undefined;
  /** Starts the library's randomness from a seed. */
  randomReset?: (seed: number) => void;
}

/** A name's value, and the cell that defined it. */
interface Held {
  cell: string;
  value: unknown;
  input?: Input;
}

type Run = Extract<Request, { type: "run" }>;

/** What a cell's script calls, once, with its function; a property that no cell can take away. */
let handOver: ((run: CellFunction) => void) | undefined;
Object.defineProperty(globalThis, "__cell", { get: () => handOver });

const lateErrorLimit = 10;

export class Runtime {
  readonly #options: RuntimeOptions;
  readonly #modules: Modules;
  readonly #timers: Timers;
  readonly #values = new Map<string, Held>();
  readonly #loaded = new Map<string, { code: string; run: CellFunction; url: string }>();
  /** The newest run of each cell. */
  readonly #runs = new Map<string, CellRun>();
  readonly #requests: Request[] = [];
  #working = false;
  #current: CellRun | null = null;
  /** The run whose timer is being called. */
  #acting: CellRun | null = null;
  #last: CellRun | null = null;

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.#timers = new Timers(options.timers);
    watchProxies();
    this.#modules = Object.fromEntries(
      Object.entries(options.modules).map(([name, module]) => [
        name,
        strictModule(name, { ...module }),
      ]),
    );
  }

  /** Takes a request; requests are answered in order, one at a time. */
  receive(request: Request): void {
    this.#requests.push(request);
    if (!this.#working) void this.#work();
  }

  /** Reports an error that no cell caught: of a timer, or of a promise that nothing awaited. */
  lateError(thrown: unknown): void {
    const read = readThrown(thrown);
    const run = this.#runWithin(read.stack) ?? this.#current ?? this.#last;
    if (!run || run.lateErrors >= lateErrorLimit) return;
    run.lateErrors += 1;
    const error = this.#errorAt(run.cell, read);
    const isLate = run !== this.#current;
    run.display.add({
      type: "error",
      error: isLate
        ? { ...error, message: `After the cell had finished: ${error.message}` }
        : { ...error, hint: error.hint ?? "The promise that failed was not awaited." },
    });
  }

  async #work(): Promise<void> {
    this.#working = true;
    for (let next = this.#requests.shift(); next; next = this.#requests.shift()) {
      if (next.type === "set") this.#set(next.name, next.value);
      else {
        // What fails here is no cell's code, but what the notebook itself is made of.
        await this.#run(next).catch(() => this.#broken(next));
      }
    }
    this.#working = false;
  }

  #broken({ run, cell: { id } }: Run): void {
    this.#current = null;
    this.#options.post({ type: "failed", run, cell: id, ms: 0, error: realmBroken });
  }

  #set(name: string, value: Extract<Request, { type: "set" }>["value"]): void {
    const held = this.#values.get(name);
    const input = held?.input && withValue(held.input, value);
    if (!held || !input) return;
    this.#values.set(name, { ...held, input, value: input.value });
    this.#runs.get(held.cell)?.post({ type: "values", values: { [name]: input.value } });
  }

  async #run({ run: number, cell, seed, inputs }: Run): Promise<void> {
    this.#runs.get(cell.id)?.replace((error) => this.lateError(error));
    for (const [name, held] of this.#values) {
      if (held.cell === cell.id) this.#values.delete(name);
    }
    const run = new CellRun(number, cell, this.#options);
    this.#runs.set(cell.id, run);
    this.#current = this.#last = run;
    try {
      await this.#evaluate(run, { seed, inputs });
      run.finish();
    } catch (thrown) {
      run.fail(Unrunnable.errorOf(thrown) ?? this.#errorAt(cell, readThrown(thrown)));
    }
    this.#current = null;
  }

  async #evaluate(run: CellRun, { seed, inputs }: Pick<Run, "seed" | "inputs">): Promise<void> {
    const { cell } = run;
    const problem = cell.problems[0] ?? missingImport(cell.imports, this.#modules);
    if (problem) throw new Unrunnable(problem);
    const read = this.#readNames(cell);
    const evaluate = this.#functionOf(cell);
    const bound = new Map<string, Input>();
    seedRandom(seed);
    this.#options.randomReset?.(seed);
    const { invalidation } = run;
    // A function may be called by another cell, and then shows there; left over, it shows in its own.
    const acting = () => this.#acting ?? this.#current ?? run;
    const timers = this.#timers.functionsOf({
      invalidation,
      act: (callback) => this.#act(run, callback),
    });
    const own = notebookFunctions(
      {
        display: () => acting().display,
        send: (progress) => acting().post({ type: "progress", progress }),
        now: this.#options.now,
        timers,
        tick: () => this.#tick(),
      },
      invalidation,
    );
    const values = await evaluate({
      read,
      modules: this.#modules,
      own,
      show: (value) => run.display.showResult(value),
      bind: (name, control) => {
        const set = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
        const input = boundInput(name, control, set);
        bound.set(name, input);
        run.post({ type: "input", name, input });
        return input.value;
      },
    });
    for (const name of cell.defines) {
      const input = bound.get(name);
      this.#values.set(name, { cell: cell.id, value: values[name], ...(input && { input }) });
    }
    run.postValues(values);
  }

  #readNames(cell: CompiledCell): Record<string, unknown> {
    const missing = cell.uses.filter((name) => !this.#values.has(name));
    if (missing.length > 0) {
      const names = missing.map((name) => `\`${name}\``).join(", ");
      throw new Unrunnable({
        name: "Waiting",
        message: `This cell waits for ${names}: the cell that defines ${missing.length > 1 ? "them" : "it"} has not run, or has an error.`,
      });
    }
    return Object.fromEntries(cell.uses.map((name) => [name, this.#values.get(name)?.value]));
  }

  /** A cell's function; its script is loaded again only when it has changed. */
  #functionOf({ id, code }: CompiledCell): CellFunction {
    const known = this.#loaded.get(id);
    if (known?.code === code) return known.run;
    let given: CellFunction | undefined;
    handOver = (run) => {
      given = run;
    };
    try {
      const url = this.#options.load(code);
      if (!given) throw new Error("the script of the cell did not hand over its function");
      this.#loaded.set(id, { code, run: given, url });
      return given;
    } finally {
      handOver = undefined;
    }
  }

  #act(run: CellRun, callback: () => void): void {
    const before = this.#acting;
    this.#acting = run;
    try {
      callback();
    } finally {
      this.#acting = before;
    }
  }

  async #tick(): Promise<void> {
    this.#current?.display.flush();
    await this.#options.nextFrame();
  }

  #errorAt(cell: CompiledCell, { stack, ...error }: ReturnType<typeof readThrown>): CellError {
    const url = this.#loaded.get(cell.id)?.url;
    if (!url) return error;
    return { ...error, ...placeInCell(cell, stack, (script) => script === url) };
  }

  /** The run of the cell whose script stands highest on a stack. */
  #runWithin(stack: string): CellRun | undefined {
    for (const line of stack.split("\n")) {
      for (const [id, { url }] of this.#loaded) {
        if (url && line.includes(`${url}:`)) return this.#runs.get(id);
      }
    }
    return undefined;
  }
}

/** A cell that cannot start, with the error to report. */
class Unrunnable {
  readonly #error: CellError;

  constructor(error: CellError) {
    this.#error = error;
  }

  /** The error of a cell that cannot start; undefined for anything a learner threw, and without touching it. */
  static errorOf(thrown: unknown): CellError | undefined {
    const isOwn = typeof thrown === "object" && thrown !== null && #error in thrown;
    return isOwn ? thrown.#error : undefined;
  }
}

const realmBroken: CellError = {
  name: "BrokenRealm",
  message: "A cell has changed built-in functions that the notebook itself needs.",
  hint: "Undo that change, then reload the page: your text is kept.",
};
