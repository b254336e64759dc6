// The kernel's entry in the sandboxed worker: hardens the realm, then lets a runtime answer on the cell port.
//
// Built as one classic script; the stub calls `startKernel` once, before any learner code.

import { Runtime } from "../../kernel/runtime.ts";
import type { Request } from "../../kernel/protocol.ts";
import type { RealmTimers } from "../../kernel/timers.ts";
import { describeTensor, notebookModules, resetRandom } from "../modules.ts";

declare const self: typeof globalThis & {
  startKernel?: (init: unknown, port: MessagePort, load: (text: string) => string) => void;
};

/**
 * Ways out of the realm. The policy closes them already; without the names, code says so at once. `close`
 * would end the worker without a word.
 */
const exits = [
  "close",
  "Worker",
  "SharedWorker",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "XMLHttpRequest",
  "fetch",
  "fetchLater",
  "BroadcastChannel",
  "RTCPeerConnection",
  "indexedDB",
  "caches",
  "cookieStore",
];

self.startKernel = (_init, port, load) => {
  closeExits();
  const hop = new MessageChannel();
  const waiting: (() => void)[] = [];
  hop.port1.onmessage = () => waiting.shift()?.();
  const runtime = new Runtime({
    modules: notebookModules,
    describe: describeTensor,
    randomReset: resetRandom,
    load,
    now: () => performance.now(),
    timers: realmTimers(),
    post: (report) => port.postMessage(report),
    nextFrame: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        hop.port2.postMessage(0);
      }),
  });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    runtime.lateError(event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    runtime.lateError(event.error);
  });
  port.onmessage = ({ data }: MessageEvent<Request>) => runtime.receive(data);
  port.postMessage({ up: true });
};

/** Kept before learner code can put others in their place. */
function realmTimers(): RealmTimers {
  const { setTimeout, setInterval, clearTimeout } = self;
  return {
    setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
    setInterval: (callback, delayMs) => setInterval(callback, delayMs),
    clear: (timer) => clearTimeout(timer as number),
  };
}

function closeExits(): void {
  for (const name of exits) {
    for (let holder: object | null = globalThis; holder; holder = Object.getPrototypeOf(holder)) {
      Reflect.deleteProperty(holder, name);
    }
  }
}
