// `npm run bench`: the library beside its peers, in one interleaved run in Chromium, or with --node in Node.
//
// Options: --only W1,W2 · --json · --node (without peers). The report is also written to docs/bench.md.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { compiledKernels } from "../../src/build/compile-kernels.ts";
import { findBrowser } from "../../src/cli/browser.ts";
import type { Measured } from "./measure.ts";
import { reportText } from "./report.ts";
import { type BenchReport, runWorkloads } from "./run-workloads.ts";

const folder = "tests/bench";
const wasmFolder = join(folder, "node_modules/@tensorflow/tfjs-backend-wasm/dist");

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    json: { type: "boolean", default: false },
    node: { type: "boolean", default: false },
  },
});
const only = options.only.split(",").filter((word) => word !== "");
const kernels = {
  simd: await compiledKernels("simd"),
  relaxed: await compiledKernels("relaxed"),
};
const say = (results: Measured[]) => {
  if (!options.json) for (const line of lines(results)) console.log(line);
};
const { report, where } = options.node
  ? { report: await runWorkloads({ only, kernels, peers: [], onResult: say }), where: nodeName() }
  : await inBrowser();
if (options.json) console.log(JSON.stringify({ where, ...report }, null, 2));
else console.log(`\n${reportText(report, where)}`);
if (!options.node && only.length === 0) {
  mkdirSync("docs", { recursive: true });
  writeFileSync("docs/bench.md", `# Measured speed\n\n${reportText(report, where)}\n`);
}

async function inBrowser(): Promise<{ report: BenchReport; where: string }> {
  if (!existsSync(join(folder, "node_modules"))) {
    console.log("Installing the libraries to compare with …");
    const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
      cwd: folder,
      stdio: "inherit",
    });
    if (status !== 0) throw new Error("The libraries to compare with could not be installed.");
  }
  const worker = await bundledWorker();
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/") {
      response.setHeader("Content-Type", "text/html");
      response.end("<!doctype html><title>Bench</title>");
    } else if (path === "/worker.js") {
      response.setHeader("Content-Type", "text/javascript");
      response.end(worker);
    } else if (/^\/tfjs\/[\w-]+\.wasm$/.test(path)) {
      response.setHeader("Content-Type", "application/wasm");
      response.end(readFileSync(join(wasmFolder, path.slice(6))));
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage();
    await page.exposeFunction("said", (results: Measured[]) => say(results));
    await page.goto(`http://127.0.0.1:${port}/`);
    const report = await page.evaluate(
      ({ words, simd, relaxed }) =>
        new Promise<BenchReport>((resolve, reject) => {
          const bench = new Worker("/worker.js", { type: "module" });
          bench.onerror = (event) => reject(new Error(event.message));
          bench.onmessage = ({ data }) => {
            if (data.results)
              (window as unknown as { said: (r: unknown) => void }).said(data.results);
            if (data.report) resolve(data.report);
            if (data.failed) reject(new Error(data.failed));
          };
          const bytes = { simd: new Uint8Array(simd), relaxed: new Uint8Array(relaxed) };
          bench.postMessage({ only: words, kernels: bytes });
        }),
      { words: only, simd: [...kernels.simd], relaxed: [...kernels.relaxed] },
    );
    return { report, where: `Chromium ${browser.version()}, ${machine()}` };
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundledWorker(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "esnext",
      minify: false,
      lib: { entry: join(process.cwd(), folder, "worker.ts"), formats: ["es"] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  const chunk = output && "output" in output ? output.output[0] : undefined;
  if (chunk?.type !== "chunk") throw new Error("the bench's bundle came out empty");
  return chunk.code;
}

function* lines(results: Measured[]): Generator<string> {
  for (const { workload, adapter, ms, check, note } of results) {
    const time = ms === null ? "–" : `${ms.toPrecision(3)} ms`;
    yield `${workload.padEnd(8)} ${adapter.padEnd(24)} ${time.padStart(12)}  ${check?.toPrecision(6) ?? ""} ${note ?? ""}`;
  }
}

function nodeName(): string {
  return `Node ${process.version}, ${machine()}`;
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? "an unknown processor"}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`;
}
