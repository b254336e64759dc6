// The two scripts that run before the kernel, as text: the frame's boot and the worker's stub.
//
// They are text because the policy names the boot by its hash and the worker is made from a URL that holds
// the stub. Both are a few lines, so that what stands between page and learner can be read at a glance.

/**
 * The worker's first script. It learns to load text as a script, says whether that works here (1 or 0), and
 * waits for the kernel. One block: neither policy nor loader is in the scope that later scripts share. What the
 * loader calls is bound now, so that a cell which replaces it does not take loading from all others.
 */
export const stubScript = `{
  const make = { createScriptURL: (url) => url };
  const policy = self.trustedTypes?.createPolicy("kernel", make) || make;
  const { Blob } = self;
  const address = URL.createObjectURL.bind(URL), forget = URL.revokeObjectURL.bind(URL);
  const run = self.importScripts.bind(self), trusted = policy.createScriptURL.bind(policy);
  const load = (text) => {
    const url = address(new Blob([text], { type: "text/javascript" }));
    try { run(trusted(url)); } finally { forget(url); }
    return url;
  };
  let works = 1;
  try { load(""); } catch { works = 0; }
  onmessage = ({ data, ports }) => {
    onmessage = null;
    try { load(data.kernel); } catch (error) { ports[0].postMessage({ failed: String(error) }); return; }
    const start = self.startKernel;
    delete self.startKernel;
    start(data, ports[0], load);
  };
  postMessage(works);
}`;

/**
 * The frame's only script. The first message brings the control port; on it, `{ kernel }` with the cell
 * port starts a worker, from a data: URL, or from a blob: URL where the engine needs that, and anything without
 * a port is sent back: a heartbeat.
 */
export const bootScript = `
const stub = ${JSON.stringify(stubScript)};
const make = { createScriptURL: (url) => url };
const policy = self.trustedTypes?.createPolicy("kernel", make) || make;
const urls = [
  () => "data:text/javascript," + encodeURIComponent(stub),
  () => URL.createObjectURL(new Blob([stub], { type: "text/javascript" })),
];
addEventListener("message", ({ ports: [control] }) => {
  control.onmessage = ({ data, ports }) => ports[0] ? start(0, data, ports[0]) : control.postMessage(data);
  control.postMessage({ ready: true });
  function start(kind, init, port) {
    const again = () => kind + 1 < urls.length ? start(kind + 1, init, port) : control.postMessage({ failed: "worker" });
    let worker;
    try { worker = new Worker(policy.createScriptURL(urls[kind]())); } catch { again(); return; }
    worker.onerror = () => { worker.terminate(); again(); };
    worker.onmessage = ({ data: works }) => {
      worker.onmessage = worker.onerror = null;
      if (works !== 1) { worker.terminate(); again(); return; }
      worker.postMessage(init, [port]);
    };
  }
}, { once: true });
`;
