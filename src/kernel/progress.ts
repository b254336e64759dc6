// Progress: walks through steps and says how far it has come, at most thirty times a second.

import { reportEveryMs } from "./display.ts";
import { previewText } from "./preview.ts";
import type { Progress } from "./protocol.ts";

export interface ProgressOptions {
  /** What is counted: "Epoch", "Step". */
  label?: string;
}

export interface ProgressHost {
  now: () => number;
  send: (progress: Progress) => void;
  /** Lets drawing and messages have a turn. */
  tick: () => Promise<void>;
}

/** Steps that can be walked by `for … of` and by `for await … of`. */
export interface ProgressSteps<Step> extends Iterable<Step>, AsyncIterable<Step> {}

/**
 * Wraps steps so that walking through them draws a bar.
 *
 * `for await` also lets the page's messages in after each thirtieth of a second.
 * @param steps a count, a list, or anything that can be walked, asynchronously too
 * @throws {TypeError} if `steps` cannot be walked
 */
export function progressOver<Step>(
  steps: number | Iterable<Step> | AsyncIterable<Step>,
  { label = "Step" }: ProgressOptions,
  host: ProgressHost,
): ProgressSteps<Step> {
  if (typeof steps === "number") {
    if (!Number.isInteger(steps) || steps < 0) {
      throw new TypeError(`progress: got ${steps} steps; expected a whole number, or a list`);
    }
    return walk(count(steps) as Iterable<Step>, steps, String(label), host);
  }
  if (typeof steps === "object" && steps !== null) {
    if (Symbol.iterator in steps || Symbol.asyncIterator in steps) {
      return walk(steps, lengthOf(steps), String(label), host);
    }
  }
  throw new TypeError(
    `progress: cannot walk through ${previewText(steps)}; expected a number or a list, as range(200)`,
  );
}

function walk<Step>(
  steps: Iterable<Step> | AsyncIterable<Step>,
  total: number | null,
  label: string,
  host: ProgressHost,
): ProgressSteps<Step> {
  const begin = () => {
    const startedAt = host.now();
    let sentAt = startedAt;
    let value = 0;
    const send = () => {
      sentAt = host.now();
      host.send({ value, total, label, elapsedMs: sentAt - startedAt });
    };
    const isDue = () => host.now() - sentAt >= reportEveryMs;
    send();
    const step = () => {
      value += 1;
    };
    return { isDue, send, step };
  };
  return {
    *[Symbol.iterator]() {
      if (!(Symbol.iterator in steps)) {
        throw new TypeError(
          "progress: these steps come one after the other; walk through them with for await",
        );
      }
      const bar = begin();
      try {
        for (const step of steps) {
          yield step;
          bar.step();
          if (bar.isDue()) bar.send();
        }
      } finally {
        bar.send();
      }
    },
    async *[Symbol.asyncIterator]() {
      const bar = begin();
      try {
        for await (const step of steps) {
          yield step;
          bar.step();
          if (!bar.isDue()) continue;
          bar.send();
          await host.tick();
        }
      } finally {
        bar.send();
      }
    },
  };
}

function* count(steps: number): Generator<number> {
  for (let step = 0; step < steps; step++) yield step;
}

function lengthOf(steps: object): number | null {
  if ("length" in steps && typeof steps.length === "number") return steps.length;
  if ("size" in steps && typeof steps.size === "number") return steps.size;
  return null;
}
