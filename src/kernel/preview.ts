// Preview: describes any value as plain data without running a line of the learner's code.
//
// Only own data properties are read: no getter, no `toString`, no `toJSON`, no proxy trap. What can be large
// is cut: 100 parts, 4 levels and about 10,000 characters in all.

import { functionText } from "./function-text.ts";
import { numberText } from "./number-text.ts";
import type { Preview } from "./output.ts";
import { isSized, partsOf, typedArrayName } from "./object-parts.ts";
import { isProxy } from "./proxies.ts";
import { className } from "./safe-read.ts";
import { wholeText } from "./whole-text.ts";

const depthLimit = 4;
const partLimit = 100;
const textLimit = 10_000;
const stringLimit = 1_000;

interface Budget {
  parts: number;
  characters: number;
  above: Set<object>;
}

/**
 * Describes a value. Never throws and never calls code of the value.
 * @example preview([1, "a"]) // { kind: "array", text: "Array(2)", entries: [{ key: "0", … }, …] }
 */
export function preview(value: unknown): Preview {
  return summarise(value, 0, { parts: partLimit, characters: textLimit, above: new Set() });
}

/** The same on one line, for `console.log` and table cells: `[1, 2, 3]`, `{ loss: 0.1 }`. */
export function previewText(value: unknown): string {
  if (typeof value === "string") return value;
  return oneLine(preview(value));
}

function oneLine({ kind, text, entries, more = 0 }: Preview): string {
  if (!entries) return text;
  const isList = kind === "array";
  const parts = entries.map(({ key, value }) =>
    isList ? oneLine(value) : `${key}: ${oneLine(value)}`,
  );
  if (more > 0) parts.push(`… ${more} more`);
  const prefix = text === "Object" || text.startsWith("Array(") ? "" : `${text} `;
  if (parts.length === 0) return `${prefix}${isList ? "[]" : "{}"}`;
  return isList ? `${prefix}[${parts.join(", ")}]` : `${prefix}{ ${parts.join(", ")} }`;
}

function summarise(value: unknown, depth: number, budget: Budget): Preview {
  const described = describeKind(value, depth, budget);
  budget.characters -= described.text.length;
  return described;
}

function describeKind(value: unknown, depth: number, budget: Budget): Preview {
  switch (typeof value) {
    case "number":
      return { kind: "number", text: numberText(value) };
    case "string":
      return { kind: "string", text: quoted(value, Math.min(stringLimit, budget.characters)) };
    case "boolean":
      return { kind: "boolean", text: value ? "true" : "false" };
    case "undefined":
      return { kind: "nothing", text: "undefined" };
    case "bigint":
      return { kind: "number", text: `${cut(String(value), stringLimit)}n` };
    case "symbol":
      return { kind: "other", text: cut(symbolText(value), stringLimit) };
    case "function":
      return isProxy(value)
        ? { kind: "other", text: "Proxy" }
        : { kind: "function", text: functionText(value) };
    default:
      return value === null
        ? { kind: "nothing", text: "null" }
        : describeObject(value as object, depth, budget);
  }
}

function describeObject(object: object, depth: number, budget: Budget): Preview {
  if (isProxy(object)) return { kind: "other", text: "Proxy" };
  if (budget.above.has(object)) return { kind: "other", text: "[circular]" };
  try {
    const whole = wholeText(object);
    if (whole !== undefined) return { kind: "other", text: cut(whole, stringLimit) };
    const isList = Array.isArray(object) || typedArrayName(object) !== undefined;
    const parts = partsOf(object, partLimit);
    const text = nameWithSize(object, parts.size);
    const kind = isList ? "array" : "object";
    if (depth >= depthLimit || budget.parts <= 0 || budget.characters <= 0) {
      return parts.size === 0 ? { kind, text, entries: [] } : { kind, text: `${text} …` };
    }
    budget.above.add(object);
    const entries: { key: string; value: Preview }[] = [];
    for (const part of parts.list) {
      if (budget.parts <= 0 || budget.characters <= 0) break;
      const key = typeof part.key === "string" ? part.key : previewText(part.key);
      budget.parts -= 1;
      budget.characters -= key.length;
      const value: Preview = part.computed
        ? { kind: "other", text: "(computed)" }
        : summarise(part.value, depth + 1, budget);
      entries.push({ key: cut(key, 100), value });
    }
    budget.above.delete(object);
    const more = parts.size - entries.length;
    return { kind, text, entries, ...(more > 0 && { more }) };
  } catch {
    // A revoked proxy up the chain, a detached buffer: there is nothing to show of them.
    return { kind: "other", text: "Object" };
  }
}

function nameWithSize(object: object, size: number): string {
  const name = className(object);
  return name === "Object" || (!isSized(object) && name !== "") ? name : `${name}(${size})`;
}

function symbolText(symbol: symbol): string {
  return `Symbol(${symbol.description ?? ""})`;
}

function quoted(text: string, limit: number): string {
  return JSON.stringify(cut(text, Math.max(limit, 20)));
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
