// The two documents of the sandbox, as text: the carrier and the frame inside it.

import { bootScript } from "./boot-scripts.ts";
import { carrierPolicy, framePolicy } from "./policy.ts";

/** The carrier: an empty document whose only content is a policy. `hash` is that of `bootScript`. */
export function carrierDocument(hash: string): string {
  return page("carrier", carrierPolicy(hash), "");
}

/** The learner's frame, for `srcdoc`. `hash` is that of `bootScript`. */
export function frameDocument(hash: string): string {
  return page("frame", framePolicy(hash), `<script>${bootScript}</script>`);
}

function page(name: string, policy: string, body: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${meta}<meta name="${name}"><title>Sandbox</title></head><body>${body}</body></html>`;
}
