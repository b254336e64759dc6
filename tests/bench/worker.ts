// The bench in a browser's worker: told what to run, it posts results as they come and the report at the end.

import { jaxAdapter } from "./adapters/jax.ts";
import { tfjsAdapter } from "./adapters/tfjs.ts";
import { type BenchOptions, runWorkloads } from "./run-workloads.ts";

addEventListener("message", ({ data }: MessageEvent<Pick<BenchOptions, "only" | "kernels">>) => {
  const peers = [
    jaxAdapter,
    () => tfjsAdapter("wasm", "/tfjs/"),
    () => tfjsAdapter("cpu", "/tfjs/"),
  ];
  runWorkloads({ ...data, peers, onResult: (results) => postMessage({ results }) }).then(
    (report) => postMessage({ report }),
    (error) => postMessage({ failed: String(error?.stack ?? error) }),
  );
});
