// A browser spoken to without Playwright, which takes the death of a frame's process for that of its page.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export class BareBrowser {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(process: ChildProcess, folder: string, socket: WebSocket) {
    this.#process = process;
    this.#folder = folder;
    this.#socket = socket;
  }

  /** Opens a page at `url` in a browser of its own. */
  static async open(executable: string, url: string, args: string[] = []): Promise<BareBrowser> {
    const folder = await mkdtemp(join(tmpdir(), "bare-browser-"));
    const own = ["--headless=new", "--no-sandbox", "--remote-debugging-port=0"];
    const process = spawn(executable, [...own, `--user-data-dir=${folder}`, ...args, url], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const port = await debuggingPort(process);
    const socket = new WebSocket(await pageAddress(port, url));
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    return new BareBrowser(process, folder, socket);
  }

  /** The value of an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      const listen = ({ data }: MessageEvent) => {
        const message = JSON.parse(String(data));
        if (message.id !== id) return;
        this.#socket.removeEventListener("message", listen);
        const { result, exceptionDetails } = message.result ?? {};
        if (exceptionDetails) reject(new Error(exceptionDetails.exception?.description));
        else resolve(result?.value);
      };
      this.#socket.addEventListener("message", listen);
    });
    const params = { expression, returnByValue: true, awaitPromise: true };
    this.#socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params }));
    return answer;
  }

  async close(): Promise<void> {
    this.#socket.close();
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGKILL");
    await gone;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function debuggingPort(process: ChildProcess): Promise<number> {
  if (!process.stderr) throw new Error("The browser was started without its messages.");
  for await (const line of createInterface(process.stderr)) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port) {
      process.stderr.resume();
      return Number(port);
    }
  }
  throw new Error("The browser ended before it listened.");
}

async function pageAddress(port: number, url: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets: { type: string; url: string; webSocketDebuggerUrl: string }[] =
    await response.json();
  const page = targets.find((target) => target.type === "page");
  if (!page) throw new Error(`The browser has no page at ${url}.`);
  return page.webSocketDebuggerUrl;
}
