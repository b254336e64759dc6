// Plot style: which styles of a recorded chart reach the page, and which texts could name an address.
//
// A chart stays in its place: it is not laid over the page, and asks for no picture.

import type { PlotTree } from "./plot-recorder.ts";

const kept = new Set([
  ...["color", "background", "backgroundColor", "overflow", "fontFamily", "fontSize"],
  ...["fontStyle", "fontVariant", "fontWeight"],
]);

/** The properties that only change how a chart looks inside its box; a style sheet as text has none of them. */
export function safeStyle(style: PlotTree): Record<string, string | number> {
  const safe: Record<string, string | number> = {};
  if (typeof style !== "object" || style === null) return safe;
  for (const [name, value] of Object.entries(style)) {
    const isPlain = typeof value === "string" || typeof value === "number";
    if (kept.has(name) && isPlain && !namesAddress(value)) safe[name] = value;
  }
  return safe;
}

/** True for a text that a stylesheet would read as an address, `u\\72 l(…)` included. */
export function namesAddress(value: unknown): boolean {
  return typeof value === "string" && /(?:url|src|image-set)\s*\(/i.test(unescaped(value));
}

/** Escapes as CSS reads them: a backslash before a character, or before its number in hexadecimal. */
function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code?: string, sign?: string) =>
    code === undefined ? (sign ?? "") : characterOf(Number.parseInt(code, 16)),
  );
}

function characterOf(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : "";
}
