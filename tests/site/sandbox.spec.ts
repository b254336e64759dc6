// No byte leaves a cell: a second server, the canary, counts what reaches it.
//
// A control runs the same attempts in a worker without the policy and must be seen, so the canary can see.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { ChapterPage } from "./chapter-page.ts";

/** Ways to send a byte; each tries and swallows what goes wrong. `URL` is the canary's address. */
const attempts: Record<string, string> = {
  fetch: "await fetch(URL);",
  "fetch without CORS": 'await fetch(URL, { mode: "no-cors" });',
  "fetch from the prototype": "await Object.getPrototypeOf(self).fetch.call(self, URL);",
  "fetch keepalive":
    'await fetch(URL, { method: "POST", body: "x", keepalive: true, mode: "no-cors" });',
  XMLHttpRequest:
    'const x = new XMLHttpRequest(); x.open("GET", URL); x.send(); await new Promise((r) => { x.onloadend = r; });',
  WebSocket:
    'const s = new WebSocket(URL.replace("http", "ws")); await new Promise((r) => { s.onclose = r; });',
  EventSource:
    "const e = new EventSource(URL); await new Promise((r) => { e.onerror = e.onopen = r; });",
  importScripts: "importScripts(URL);",
  sendBeacon: 'navigator.sendBeacon(URL, "x");',
  "nested worker": "new Worker(URL);",
  "nested blob worker":
    'new Worker(window_URL.createObjectURL(new Blob(["fetch(\'" + URL + "\')"])));',
  "nested data worker":
    'new Worker("data:text/javascript," + encodeURIComponent("fetch(\'" + URL + "\')"));',
  "import through Function": 'await new Function("u", "return import(u)")(URL);',
  "import through a timer": 'setTimeout("import(\'" + URL + "\')");',
  FontFace: 'const f = new (globalThis as any).FontFace("x", "url(" + URL + ")"); await f.load();',
  WebTransport:
    'const t = new (globalThis as any).WebTransport(URL.replace("http", "https")); await t.ready;',
  "request through eval": '(0, eval)("fetch(\'" + URL + "\')");',
  "request through Function": 'new Function("u", "return fetch(u)")(URL);',
  "request through a timer": 'setTimeout("fetch(\'" + URL + "\')"); ',
  BroadcastChannel: 'new BroadcastChannel("x").postMessage(1);',
};

let canary: Server;
let address = "";
let hits: string[] = [];

test.beforeEach(async () => {
  hits = [];
  canary = createServer((request, response) => {
    if (request.url === "/control") {
      response.setHeader("Content-Type", "text/html");
      response.end("<!doctype html><title>control</title>");
      return;
    }
    hits.push(request.url ?? "");
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Content-Type", "text/javascript");
    response.end("");
  });
  canary.on("upgrade", (request, socket) => {
    hits.push(request.url ?? "");
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
});

test.afterEach(() => {
  canary.closeAllConnections();
  canary.close();
});

function script(): string {
  const parts = Object.entries(attempts).map(([name, code], index) => {
    const url = JSON.stringify(`${address}/${index}`);
    return `attemptsTried.push(${JSON.stringify(name)});
await Promise.race([(async () => { const URL = ${url}; ${code} })().catch(() => {}), new Promise((r) => setTimeout(r, 300))]);`;
  });
  return `const window_URL: any = (globalThis as any).URL;\nconst attemptsTried: string[] = [];\n${parts.join("\n")}\nattemptsTried.length`;
}

test("no attempt from a cell reaches the canary", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, script());
  await chapter.run(id);
  await expect(chapter.cell(id)).toHaveAttribute("data-state", "done", { timeout: 30_000 });
  await expect(chapter.outputs(id)).toHaveText(String(Object.keys(attempts).length));
  expect(hits).toEqual([]);
});

test("a dynamic import is refused before it runs", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(id, `await import("${address}/import")`);
  await chapter.run(id);
  await chapter.expectState(id, "error");
  expect(hits).toEqual([]);
});

test("control: without the policy the canary sees the same attempts", async ({ page }) => {
  await page.goto(`${address}/control`);
  const code = script()
    .replaceAll(": any", "")
    .replaceAll(" as any", "")
    .replaceAll(": string[]", "");
  await page.evaluate(async (text) => {
    const source = `(async () => { ${text}; })().finally(() => postMessage(0));`;
    const worker = new Worker(URL.createObjectURL(new Blob([source])));
    await new Promise((resolve) => {
      worker.onmessage = resolve;
    });
  }, code);
  expect(new Set(hits).size).toBeGreaterThan(6);
});

test("a cell cannot reach the page, its storage, or another origin's", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(
    id,
    `const reach: Record<string, string> = {};
for (const name of ["document", "parent", "localStorage", "indexedDB", "caches", "cookieStore", "Worker", "fetch", "XMLHttpRequest", "WebSocket"]) {
  try { reach[name] = typeof (globalThis as any)[name]; } catch { reach[name] = "throws"; }
}
try { reach.origin = String((globalThis as any).origin); } catch { reach.origin = "throws"; }
JSON.stringify(reach)`,
  );
  await chapter.run(id);
  await chapter.expectState(id, "done");
  const reach = JSON.parse((await chapter.outputs(id).innerText()).trim());
  const { origin, ...others } = reach;
  expect(origin).toBe("null");
  expect(Object.values(others).filter((kind) => kind !== "undefined" && kind !== "throws")).toEqual(
    [],
  );
});

test("hostile texts in outputs stay texts", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await chapter.write(
    id,
    `const hostile = ${JSON.stringify(hostile)};
console.log(hostile);
display(hostile);
display({ [hostile]: hostile });
display(table([{ [hostile]: hostile }]));
throw Object.assign(new Error(hostile), { name: hostile });`,
  );
  await chapter.run(id);
  await chapter.expectState(id, "error");
  await expect(chapter.outputs(id)).toContainText("onerror");
  expect(await chapter.outputs(id).locator("img, script").count()).toBe(0);
  expect(await page.title()).not.toMatch(/^[12]$/);
});

test("a cell cannot take the port by which its realm answers", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  await chapter.write(
    id,
    `const everywhere: any = globalThis;
everywhere.taken = [];
const take = (port: unknown) => { if (port instanceof MessagePort) everywhere.taken.push(port); };
const send = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (...parts: [any]) { take(this); return send.apply(this, parts); };
const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")!;
Object.defineProperty(MessageEvent.prototype, "data", { get() { take(this.target); return data.get!.call(this); } });
display("shown"); await tick();`,
  );
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await chapter.write(id, "`${(globalThis as any).taken.length} ports`");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("0 ports");
});

test("a cell that draws without end can be stopped, and so can its timers", async ({ page }) => {
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const drawing = `import * as Painter from "plot";
const cloud = Array.from({ length: 3_000 }, (_, i) => ({ x: (i * 7919) % 10_007, y: (i * 6007) % 9_973 }));
const handles = Array.from({ length: 10 }, () => display(1));
let moved = 0;
const repaint = () => { moved += 1; for (const one of handles) one.update(Painter.plot({ marks: [Painter.dot(cloud, { x: "x", y: "y", dx: moved })] })); };`;
  await chapter.write(id, `${drawing}\nfor (;;) { repaint(); await tick(); }`);
  await chapter.run(id);
  await expect(chapter.outputs(id).locator("svg").first()).toBeVisible();
  await page.waitForTimeout(1_000);
  await chapter.button(id, /^Stop/).click();
  await chapter.expectState(id, "stopped");
  await chapter.write(id, `${drawing}\nsetInterval(repaint, 10);`);
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await page.waitForTimeout(1_000);
  await chapter.write(id, "`over`");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("over");
});

/** Hands the port, and what was last sent on it, to the cells: what code that has taken over the kernel could do. */
const betrayal = `{ const bind = Function.prototype.bind;
Function.prototype.bind = function (...given) {
  const bound = bind.apply(this, given);
  if (this.name !== "postMessage" || !(given[0] instanceof MessagePort) || self.forge) return bound;
  let last = {};
  self.forge = (report) => bound({ ...last, ...report });
  return (report) => { if (report.cell) last = { run: report.run, cell: report.cell }; bound(report); };
}; }
`;

test("a kernel that has been taken over can neither fill the page nor hold it up", async ({
  page,
}) => {
  await page.route("**/sandbox/kernel-*.js", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: betrayal + (await response.text()) });
  });
  const chapter = await ChapterPage.open(page, "the-neuron");
  const id = await chapter.openCell();
  const forge = "display(0); const forge: (report: object) => void = (globalThis as any).forge;";
  const input = `{ kind: "toggle", label: "", value: true }`;
  await chapter.write(
    id,
    `${forge}\nfor (let i = 0; i < 5_000; i++) forge({ type: "input", name: "forged" + i, input: ${input} });`,
  );
  await chapter.run(id);
  await chapter.expectState(id, "done");
  await expect(chapter.cell(id).locator('[data-input^="forged"]')).toHaveCount(0);
  const progress = `{ type: "progress", progress: { value: i, total: null, label: "", elapsedMs: 1 } }`;
  await chapter.write(id, `${forge}\nfor (let i = 0; i < 1e9; i++) forge(${progress});`);
  await chapter.run(id);
  await chapter.expectState(id, "error");
  await chapter.write(id, "`over`");
  await chapter.run(id);
  await expect(chapter.outputs(id)).toHaveText("over");
});
