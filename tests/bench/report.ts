// The report: one table, times as multiples of the limit, and what is unsound said below it.

import type { BenchReport } from "./run-workloads.ts";

/** The limits stand near the peak: what is this much faster has not computed everything. */
const unbelievable = 0.75;

export function reportText({ peak, limitsMs, results }: BenchReport, where: string): string {
  const ids = Object.keys(limitsMs);
  const names = [...new Set(results.map(({ adapter }) => adapter))];
  const at = (adapter: string, workload: string) =>
    results.find((one) => one.adapter === adapter && one.workload === workload);
  const rows = names.map((name) => [
    name,
    ...ids.map((id) => {
      const ms = at(name, id)?.ms;
      const ratio = ms ? ms / (limitsMs[id] ?? Number.NaN) : Number.NaN;
      if (Number.isNaN(ratio)) return "–";
      return ratio < unbelievable ? "not believed" : ratio.toPrecision(3);
    }),
  ]);
  const head = ["time ÷ limit", ...ids];
  const table = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const best = peak.relaxed ?? peak.simd;
  const warnings = ids.flatMap((id) => {
    const checks = results.filter((one) => one.workload === id && one.check !== null);
    const reference = checks[0]?.check ?? 0;
    return checks
      .filter(
        ({ check }) => Math.abs((check ?? 0) - reference) > 1e-3 * Math.max(1, Math.abs(reference)),
      )
      .map(({ adapter, check }) => `${id}: ${adapter} computes ${check}, not ${reference}.`);
  });
  const limits = ids.map((id) => `${id} ${limitsMs[id]?.toPrecision(3)} ms`).join(", ");
  return [
    `${where}. Peak of this run: ${best.toFixed(1)} GFLOP/s (${peak.simd.toFixed(1)} without fused multiply-add).`,
    `The limit is a step written by hand against the memory, as a share of the peak: ${limits}.`,
    "",
    ...table,
    ...(warnings.length > 0 ? ["", ...warnings] : []),
  ].join("\n");
}
