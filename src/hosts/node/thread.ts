// The build's realm: a thread that answers the same requests as the sandboxed worker.
//
// It is no isolation, and need not be: it runs what the course's authors wrote, as the build itself does.

import { runInThisContext } from "node:vm";
import { setImmediate } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { Runtime } from "../../kernel/runtime.ts";
import { useKernels } from "../fast-kernels.ts";
import type { FastKernels } from "../kernel-build.ts";
import { describeTensor, notebookModules, resetRandom } from "../modules.ts";

if (!parentPort) throw new Error("thread.ts runs as a worker thread only");
const port = parentPort;
const { fast }: { fast: FastKernels | null } = workerData;
if (fast) useKernels(fast);
let scripts = 0;

const runtime = new Runtime({
  modules: notebookModules,
  describe: describeTensor,
  randomReset: resetRandom,
  load: (text) => {
    const url = `cell-script:${++scripts}`;
    runInThisContext(text, { filename: url });
    return url;
  },
  now: () => performance.now(),
  timers: {
    setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
    setInterval: (callback, delayMs) => setInterval(callback, delayMs),
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
  },
  post: (report) => port.postMessage(report),
  nextFrame: () => setImmediate(),
});
process.on("unhandledRejection", (reason) => runtime.lateError(reason));
port.on("message", (request) => runtime.receive(request));
