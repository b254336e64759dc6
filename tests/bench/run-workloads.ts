// Runs the workloads with every adapter, where the bench runs: in a browser's worker, or in Node.

import { WasmBackend } from "../../src/nn/backend/wasm/backend.ts";
import { PlainBackend } from "../../src/nn/backend/plain/backend.ts";
import type { Kernels } from "../../src/nn/backend/wasm/kernels.ts";
import type { Adapter } from "./adapters/adapter.ts";
import { handFused } from "./adapters/hand-fused.ts";
import { nnAdapter } from "./adapters/nn.ts";
import { type Measured, measure, peakOf } from "./measure.ts";
import { workloads } from "./problems.ts";

export interface BenchOptions {
  /** Identifiers of workloads, or their beginnings; empty for all. */
  only: string[];
  kernels: Record<"simd" | "relaxed", Uint8Array<ArrayBuffer>>;
  /** Opens the adapters of other libraries. */
  peers: (() => Promise<Adapter>)[];
  onResult: (results: Measured[]) => void;
}

export interface BenchReport {
  /** GFLOP/s of the loop that waits for nothing, with and without fused multiply-add. */
  peak: { relaxed: number | null; simd: number };
  limitsMs: Record<string, number>;
  results: Measured[];
}

export async function runWorkloads(options: BenchOptions): Promise<BenchReport> {
  const { only, peers, onResult } = options;
  const simd = instantiate(options.kernels.simd);
  const relaxed = WebAssembly.validate(options.kernels.relaxed)
    ? instantiate(options.kernels.relaxed)
    : null;
  const adapters = [
    ...(relaxed ? [nnAdapter(new WasmBackend("relaxed", relaxed))] : []),
    nnAdapter(new WasmBackend("simd", simd)),
    nnAdapter(new PlainBackend()),
    handFused,
  ];
  for (const open of peers) {
    try {
      adapters.push(await open());
    } catch (error) {
      console.error(`A library is left out: ${error}`);
    }
  }
  const peak = { relaxed: relaxed && peakOf(relaxed.peak), simd: peakOf(simd.peak) };
  const wanted = workloads.filter(
    ({ id }) => only.length === 0 || only.some((word) => id.startsWith(word)),
  );
  const results: Measured[] = [];
  for (const workload of wanted) {
    const measured = await measure(workload, adapters);
    results.push(...measured);
    onResult(measured);
  }
  const best = peak.relaxed ?? peak.simd;
  const limitsMs = Object.fromEntries(wanted.map(({ id, limitMs }) => [id, limitMs(best)]));
  return { peak, limitsMs, results };
}

function instantiate(bytes: Uint8Array<ArrayBuffer>): Kernels {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  return instance.exports as unknown as Kernels;
}
