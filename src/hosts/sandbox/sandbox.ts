// Opens realms for learner code in the page: carrier, frame, worker, in the order the recipe demands.
//
// Knows documents and ports, nothing of cells. One frame at a time: in Chromium two sandboxed frames share
// a process, and then removing one would not stop its loop. Closing a realm is removing its frame.

import { bestBuild, type FastKernels, type KernelBuild } from "../kernel-build.ts";
import type { Realm } from "../../kernel/realm-link.ts";
import { FloodGauge } from "./flood-gauge.ts";
import { Heartbeat } from "./heartbeat.ts";
import { isReport } from "./report-schema.ts";
import { SandboxError } from "./sandbox-error.ts";

/** Where the files of the sandbox are, as URLs; the build knows. */
export interface SandboxFiles extends Record<KernelBuild, string> {
  carrier: string;
  frame: string;
  kernel: string;
}

/** What the files hold. */
interface SandboxTexts {
  frame: string;
  kernel: string;
  fast: FastKernels | null;
}

const timeLimitMs = 3_000;
const workerTimeLimitMs = 5_000;

export class Sandbox {
  #document: Document;
  #files: SandboxFiles;
  #carrier: Promise<Document> | null = null;
  #texts: Promise<SandboxTexts> | null = null;
  #frame: HTMLIFrameElement | null = null;

  constructor({ document, files }: { document: Document; files: SandboxFiles }) {
    this.#document = document;
    this.#files = files;
  }

  /**
   * A fresh realm; the one before it is closed.
   * @throws {SandboxError} naming the step that failed
   */
  async open(): Promise<Realm> {
    this.#carrier ??= openCarrier(this.#document, this.#files.carrier);
    this.#texts ??= fetchTexts(this.#files);
    try {
      const [carrier, texts] = await Promise.all([this.#carrier, this.#texts]);
      const control = await this.#openFrame(carrier, texts.frame).catch((error: unknown) => {
        // The first start after an out-of-memory may fail once; the second finds a fresh process.
        if (error instanceof SandboxError && error.step === "boot-blocked") {
          return this.#openFrame(carrier, texts.frame);
        }
        throw error;
      });
      return await this.#startWorker(control, texts);
    } catch (error) {
      this.#carrier = this.#texts = null;
      this.#removeFrame();
      throw error;
    }
  }

  async #openFrame(carrier: Document, html: string): Promise<MessagePort> {
    this.#removeFrame();
    const frame = carrier.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.srcdoc = html;
    this.#frame = frame;
    carrier.body.append(frame);
    await loaded(frame, "frame-blocked");
    const { port1, port2 } = new MessageChannel();
    const ready = firstMessage(port1, { step: "boot-blocked", limitMs: timeLimitMs });
    frame.contentWindow?.postMessage(0, "*", [port2]);
    await ready;
    return port1;
  }

  async #startWorker(control: MessagePort, { kernel, fast }: SandboxTexts): Promise<Realm> {
    const { port1, port2 } = new MessageChannel();
    const failed = firstMessage(control, { step: "worker-blocked", limitMs: workerTimeLimitMs });
    const up = firstMessage(port1, { step: "worker-blocked", limitMs: workerTimeLimitMs });
    control.postMessage({ kernel, fast }, [port2]);
    const first = await Promise.race([up, failed]);
    failed.catch(() => {});
    up.catch(() => {});
    if (!(typeof first === "object" && first !== null && "up" in first)) {
      throw new SandboxError("worker-blocked");
    }
    const frame = this.#frame;
    const gauge = new FloodGauge();
    /** The inputs of each cell that has run here. */
    const inputs = new Map<string, string[]>();
    const heartbeat = new Heartbeat(control, () => realm.onLost("silence"));
    const realm: Realm = {
      send: (request) => {
        if (request.type === "run") {
          inputs.set(request.cell.id, request.cell.inputs);
          heartbeat.start();
        }
        port1.postMessage(request);
      },
      onReport: () => {},
      onLost: () => {},
      close: () => {
        heartbeat.stop();
        port1.onmessage = null;
        port1.close();
        control.close();
        if (this.#frame === frame) this.#removeFrame();
      },
    };
    port1.onmessage = (event) => {
      if (gauge.count()) {
        realm.close();
        realm.onLost("flood");
        return;
      }
      // Read only now: what is not read is not copied.
      const data: unknown = event.data;
      if (!isReport(data)) return;
      if (data.type === "input" && !inputs.get(data.cell)?.includes(data.name)) return;
      if (data.type === "done" || data.type === "failed") heartbeat.stop();
      realm.onReport(data);
    };
    return realm;
  }

  #removeFrame(): void {
    this.#frame?.remove();
    this.#frame = null;
  }
}

async function openCarrier(document: Document, url: string): Promise<Document> {
  const carrier = document.createElement("iframe");
  carrier.src = url;
  carrier.hidden = true;
  carrier.tabIndex = -1;
  carrier.title = "Sandbox for code";
  carrier.setAttribute("aria-hidden", "true");
  document.body.append(carrier);
  await loaded(carrier, "carrier-blocked");
  const inside = carrier.contentDocument;
  if (!inside?.querySelector('meta[name="carrier"]')) {
    carrier.remove();
    throw new SandboxError("carrier-blocked");
  }
  return inside;
}

async function fetchTexts(files: SandboxFiles): Promise<SandboxTexts> {
  const build = bestBuild();
  const [frame, kernel, fast] = await Promise.all([
    fetchFile(files.frame).then((response) => response.text()),
    fetchFile(files.kernel).then((response) => response.text()),
    build && fetchKernels(build, files[build]),
  ]);
  return { frame, kernel, fast };
}

async function fetchKernels(build: KernelBuild, url: string): Promise<FastKernels> {
  const response = await fetchFile(url);
  return { build, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new SandboxError("files-missing");
  return response;
}

function loaded(frame: HTMLIFrameElement, step: "carrier-blocked" | "frame-blocked") {
  return within(timeLimitMs, step, (resolve) => {
    frame.addEventListener("load", () => resolve(undefined), { once: true });
  });
}

function firstMessage(
  port: MessagePort,
  { step, limitMs }: { step: "boot-blocked" | "worker-blocked"; limitMs: number },
): Promise<unknown> {
  return within(limitMs, step, (resolve) => {
    port.addEventListener("message", ({ data }) => resolve(data), { once: true });
    port.start();
  });
}

function within(
  limitMs: number,
  step: SandboxError["step"],
  start: (resolve: (value: unknown) => void) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new SandboxError(step)), limitMs);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
