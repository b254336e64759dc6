// Measuring: adapters take turns, so that a slow moment of the machine meets all of them; medians count.

import type { Adapter, Prepared } from "./adapters/adapter.ts";
import type { Workload } from "./problems.ts";

/** What one adapter needed for one step of one workload. */
export interface Measured {
  adapter: string;
  workload: string;
  /** Median time of a step, in milliseconds; null if the library cannot run it. */
  ms: number | null;
  /** The loss after twenty steps, to see that everybody computes the same. */
  check: number | null;
  note?: string;
}

const rounds = 9;
/** Without cross-origin isolation the clock ticks at 0.1 ms, so a sample is long. */
const sampleMs = 30;
const checkedSteps = 20;

/** Floating-point operations per nanosecond of a loop that waits for nothing. */
export function peakOf(peak: (count: number) => number): number {
  const count = 3_000_000;
  peak(count);
  const times = Array.from({ length: 7 }, () => timed(() => peak(count)));
  return (96 * count) / (median(times) * 1e6);
}

export async function measure(workload: Workload, adapters: Adapter[]): Promise<Measured[]> {
  const running: { result: Measured; prepared: Prepared; count: number; times: number[] }[] = [];
  const results: Measured[] = [];
  for (const adapter of adapters) {
    const result: Measured = {
      adapter: adapter.name,
      workload: workload.id,
      ms: null,
      check: null,
    };
    results.push(result);
    try {
      const prepared = await adapter.prepare(workload.problem());
      if (!prepared) continue;
      await prepared.repeat(checkedSteps);
      result.check = await prepared.check();
      running.push({ result, prepared, count: await countFor(prepared), times: [] });
    } catch (error) {
      result.note = String(error);
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const { prepared, count, times } of running) {
      const began = performance.now();
      await prepared.repeat(count);
      await prepared.check();
      times.push((performance.now() - began) / count);
    }
  }
  for (const { result, times } of running) result.ms = median(times);
  return results;
}

/** How many steps fill a sample; finding out warms the compiler up. */
async function countFor(prepared: Prepared): Promise<number> {
  for (let count = 1; ; count *= 2) {
    const began = performance.now();
    await prepared.repeat(count);
    await prepared.check();
    if (performance.now() - began >= sampleMs) return count;
  }
}

function timed(run: () => void): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
