// The kernel's entry in the sandboxed worker: hardens the realm, then lets a runtime answer on the cell port.
//
// Built as one classic script; the stub calls `startKernel` once, before any learner code.

import { Runtime } from "../../kernel/runtime.ts";
import type { Request } from "../../kernel/protocol.ts";
import type { RealmTimers } from "../../kernel/timers.ts";
import { useKernels } from "../fast-kernels.ts";
import type { FastKernels } from "../kernel-build.ts";
import { describeTensor, notebookModules, resetRandom } from "../modules.ts";

declare const self: typeof globalThis & {
  startKernel?: (
    init: { fast: FastKernels | null },
    port: MessagePort,
    load: (text: string) => string,
  ) => void;
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

self.startKernel = ({ fast }, port, load) => {
  closeExits();
  if (fast) useKernels(fast);
  // Bound before any learner code: who replaces the methods later gets neither the port nor the clock.
  const post = port.postMessage.bind(port) as (message: unknown) => void;
  const runtime = new Runtime({
    modules: notebookModules,
    describe: describeTensor,
    randomReset: resetRandom,
    load,
    now: performance.now.bind(performance),
    timers: realmTimers(),
    post,
    nextFrame: makeHop(),
  });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    runtime.lateError(event.reason);
  });
  addEventListener("error", (event) => {
    event.preventDefault();
    runtime.lateError(event.error);
  });
  const requestOf = dataReader();
  port.onmessage = (event) => runtime.receive(requestOf(event) as Request);
  post({ up: true });
};

/** Resolves once the realm's messages have had a turn. */
function makeHop(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const post = port2.postMessage.bind(port2) as (message: unknown) => void;
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      post(0);
    });
}

/** Reads an event's data by the engine's own getter: one that a learner put there would be handed the port. */
function dataReader(): (event: MessageEvent) => unknown {
  const getter = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
  if (!getter) return (event) => event.data as unknown;
  return Function.prototype.call.bind(getter) as (event: MessageEvent) => unknown;
}

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
