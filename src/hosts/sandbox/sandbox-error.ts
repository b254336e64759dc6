// Why the sandbox did not open: the step that failed, and a sentence for the reader.

const sentences = {
  "files-missing":
    "The files that run cells could not be loaded. Check the connection and try again.",
  "carrier-blocked":
    "This site is served with a rule that forbids its own frames, so cells cannot run. Whoever hosts it must allow same-origin frames.",
  "frame-blocked": "The frame that runs cells did not open. Reload the page; your edits are kept.",
  "boot-blocked":
    "The frame that runs cells did not answer. A browser extension or a server rule may block its script; your edits are kept.",
  "worker-blocked":
    "The worker that runs cells did not start. A browser setting or a server rule may block it; your edits are kept.",
};

export class SandboxError extends Error {
  override name = "SandboxError";
  readonly step: keyof typeof sentences;

  constructor(step: keyof typeof sentences) {
    super(sentences[step]);
    this.step = step;
  }
}
