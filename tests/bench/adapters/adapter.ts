// Adapter: how one library runs the workloads.

import type { Problem } from "../problems.ts";

/** One workload, prepared. */
export interface Prepared {
  /** So many steps, or products. What a library does lazily is finished when `check` is called. */
  repeat(count: number): void | Promise<void>;
  /** The loss of the last step, or the first number of the last product. Waits for all work. */
  check(): number | Promise<number>;
}

export interface Adapter {
  name: string;
  /** Undefined for a workload that the library cannot run. */
  prepare(problem: Problem): Prepared | Promise<Prepared> | undefined;
}
