// Builtins: the names a cell may read without any cell defining them.
//
// `notebookNames` are given by the runtime. `languageNames` are JavaScript's and the worker's own; those that
// reach outside stand here too, so that they are no unknown names: they fail when they are called.

/** The notebook's own functions, in scope in every cell. */
export const notebookNames = [
  "display",
  "view",
  "slider",
  "number",
  "select",
  "toggle",
  "button",
  "progress",
  "range",
  "invalidation",
  "table",
  "formula",
  "network",
  "heatmap",
  "surface",
  "lossSurface",
  "tiles",
  "tick",
  "console",
  "setTimeout",
  "setInterval",
  "clearTimeout",
  "clearInterval",
] as const;

/** What a cell can import from. */
export const moduleNames = ["nn", "plot"] as const;

export const languageNames: ReadonlySet<string> = new Set(
  `
  undefined NaN Infinity globalThis eval isFinite isNaN parseFloat parseInt
  decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape
  Object Function Boolean Symbol Number BigInt String RegExp Math Date JSON Reflect Proxy Intl Atomics
  Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry Iterator Promise
  ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
  Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array
  Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError DOMException
  DisposableStack AsyncDisposableStack SuppressedError WebAssembly
  performance queueMicrotask structuredClone
  requestAnimationFrame cancelAnimationFrame reportError
  TextEncoder TextDecoder URL URLSearchParams Blob File FileReader FormData Headers Request Response
  AbortController AbortSignal Event EventTarget CustomEvent MessageChannel MessagePort MessageEvent
  ReadableStream WritableStream TransformStream CompressionStream DecompressionStream
  OffscreenCanvas ImageData ImageBitmap createImageBitmap Path2D DOMMatrix DOMPoint DOMRect
  crypto Crypto CryptoKey SubtleCrypto btoa atob
  fetch XMLHttpRequest WebSocket WebSocketStream WebTransport EventSource Worker SharedWorker
  BroadcastChannel importScripts postMessage navigator self indexedDB caches location
`
    .trim()
    .split(/\s+/),
);
