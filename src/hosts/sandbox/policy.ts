// The content security policies of the sandbox, in one place.
//
// The page may frame only itself. The carrier, an empty same-origin document, holds the policy that the
// learner's frame inherits: no network route is left in it. Each token was removed in turn to see it matter.

/** Policy of every page of the site; `headScript` is the SHA-256 of the one inline script in its head. */
export function pagePolicy(headScript: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' '${headScript}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Policy of the carrier; `bootScript` is the SHA-256 of the frame's boot script. */
export function carrierPolicy(bootScript: string): string {
  return [
    "default-src 'none'",
    `script-src '${bootScript}' blob: 'wasm-unsafe-eval'`,
    "worker-src data: blob:",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Policy of the frame: the carrier's, and nothing but the kernel may name a script. */
export function framePolicy(bootScript: string): string {
  return `${carrierPolicy(bootScript)}; require-trusted-types-for 'script'; trusted-types kernel`;
}
