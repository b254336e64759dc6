// Which objects are outputs: only those that the notebook's own functions made.
//
// A learner's object that happens to have a `type` is a value like any other and is previewed.

import type { Output } from "./output.ts";

const made = new WeakSet<object>();

/** Marks an output as made by the notebook, so that displaying it shows it as it is. */
export function madeOutput<T extends Output>(output: T): T {
  made.add(output);
  return output;
}

/** True for what `madeOutput` has marked. */
export function isMadeOutput(value: unknown): value is Output {
  return typeof value === "object" && value !== null && made.has(value);
}
