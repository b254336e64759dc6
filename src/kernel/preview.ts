// Preview: describes any value as plain data without running a line of the learner's code.
//
// Only own data properties are read: no getter, no `toString`, no `toJSON`, no proxy trap. What can be large
// is cut: 100 parts, 4 levels and about 10,000 characters in all.

import { functionText } from "./function-text.ts";
import { numberText } from "./number-text.ts";
import type { Preview } from "./output.ts";
import { isProxy } from "./proxies.ts";

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
  return describe(value, 0, { parts: partLimit, characters: textLimit, above: new Set() });
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

function describe(value: unknown, depth: number, budget: Budget): Preview {
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
    const plain = describeWhole(object);
    if (plain) return plain;
    const isList = Array.isArray(object) || typedArrayName(object) !== undefined;
    const parts = partsOf(object);
    const text = nameWithSize(object, parts.size);
    const kind = isList ? "array" : "object";
    if (depth >= depthLimit || budget.parts <= 0 || budget.characters <= 0) {
      return parts.size === 0 ? { kind, text, entries: [] } : { kind, text: `${text} …` };
    }
    budget.above.add(object);
    const entries: { key: string; value: Preview }[] = [];
    for (const [key, read] of parts.list) {
      if (budget.parts <= 0 || budget.characters <= 0) break;
      budget.parts -= 1;
      budget.characters -= key.length;
      entries.push({ key: cut(key, 100), value: read(depth + 1, budget) });
    }
    budget.above.delete(object);
    const more = parts.size - entries.length;
    return { kind, text, entries, ...(more > 0 && { more }) };
  } catch {
    // A revoked proxy up the chain, a detached buffer: there is nothing to show of them.
    return { kind: "other", text: "Object" };
  }
}

/** Objects that are written in one piece. */
function describeWhole(object: object): Preview | undefined {
  const name = className(object);
  if (inherits(object, Date.prototype)) {
    const time = attempt(() => dateTime.call(object as Date));
    if (time !== undefined) {
      return {
        kind: "other",
        text: Number.isNaN(time) ? "Invalid Date" : isoText.call(new Date(time)),
      };
    }
  }
  if (inherits(object, RegExp.prototype)) {
    const text = attempt(() => `/${regExpSource.call(object)}/${flagsOf(object)}`);
    if (text !== undefined) return { kind: "other", text: cut(text, 200) };
  }
  if (inherits(object, Error.prototype)) {
    const message = ownData(object, "message");
    const text = typeof message === "string" && message ? `${name}: ${message}` : name;
    return { kind: "other", text: cut(text, stringLimit) };
  }
  if (["Promise", "WeakMap", "WeakSet", "WeakRef", "ArrayBuffer", "DataView"].includes(name)) {
    return { kind: "other", text: name };
  }
  return undefined;
}

type Part = [key: string, read: (depth: number, budget: Budget) => Preview];

/** The first parts of an object, and how many there are. */
function partsOf(object: object): { list: Iterable<Part>; size: number } {
  const typed = typedArrayName(object);
  if (typed) {
    const values = object as Float64Array;
    const size = typedLength.call(values) as number;
    return { size, list: take(size, (i) => [String(i), part(values[i])]) };
  }
  if (Array.isArray(object)) {
    const size = object.length;
    return { size, list: take(size, (i) => [String(i), propertyPart(object, String(i))]) };
  }
  const size = inherits(object, Map.prototype) && attempt(() => mapSize.call(object) as number);
  if (typeof size === "number") {
    const pairs = first(mapEntries.call(object as Map<unknown, unknown>));
    return { size, list: pairs.map(([key, value]) => [previewText(key), part(value)]) };
  }
  const count = inherits(object, Set.prototype) && attempt(() => setSize.call(object) as number);
  if (typeof count === "number") {
    const values = first(setValues.call(object as Set<unknown>));
    return { size: count, list: values.map((value, i) => [String(i), part(value)]) };
  }
  const keys = Object.keys(object);
  const list = keys.slice(0, partLimit);
  return { size: keys.length, list: list.map((key) => [key, propertyPart(object, key)]) };
}

function part(value: unknown) {
  return (depth: number, budget: Budget) => describe(value, depth, budget);
}

function propertyPart(object: object, key: string): Part[1] {
  const property = Object.getOwnPropertyDescriptor(object, key);
  if (property && !("value" in property)) return () => ({ kind: "other", text: "(computed)" });
  return part(property?.value);
}

function* take(size: number, at: (index: number) => Part): Generator<Part> {
  for (let i = 0; i < Math.min(size, partLimit); i++) yield at(i);
}

function first<T>(values: Iterator<T>): T[] {
  const list: T[] = [];
  while (list.length < partLimit) {
    const step = values.next();
    if (step.done) break;
    list.push(step.value);
  }
  return list;
}

function nameWithSize(object: object, size: number): string {
  const name = className(object);
  return name === "Object" || (!isSized(object) && name !== "") ? name : `${name}(${size})`;
}

function isSized(object: object): boolean {
  return (
    Array.isArray(object) ||
    typedArrayName(object) !== undefined ||
    inherits(object, Map.prototype) ||
    inherits(object, Set.prototype)
  );
}

/** The name of an object's class, read from data properties only. */
export function className(object: object): string {
  for (
    let prototype: object | null = Object.getPrototypeOf(object);
    prototype !== null && !isProxy(prototype);
    prototype = Object.getPrototypeOf(prototype)
  ) {
    const maker = ownData(prototype, "constructor");
    if (typeof maker !== "function" || isProxy(maker)) continue;
    const name = ownData(maker, "name");
    if (typeof name === "string" && name) return cut(name, 60);
  }
  return "Object";
}

/** `instanceof`, but stopping where a proxy would be asked. */
export function inherits(object: object, prototype: object): boolean {
  let above: object | null = Object.getPrototypeOf(object);
  while (above !== null && above !== prototype && !isProxy(above)) {
    above = Object.getPrototypeOf(above);
  }
  return above === prototype;
}

/** An own property's value, if it is data; a getter is not called. */
export function ownData(object: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(object, key);
  return property && "value" in property ? property.value : undefined;
}

function typedArrayName(object: object): string | undefined {
  return typedTag.call(object) as string | undefined;
}

function flagsOf(expression: object): string {
  return regExpFlags.map(([letter, isSet]) => (isSet.call(expression) ? letter : "")).join("");
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

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function getterOf(prototype: object, key: PropertyKey): (this: unknown) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!getter) throw new Error(`preview: this engine has no getter ${String(key)}`);
  return getter;
}

// The language's own readers, taken before any cell can replace them.
const typedPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
const typedTag = getterOf(typedPrototype, Symbol.toStringTag);
const typedLength = getterOf(typedPrototype, "length");
const mapSize = getterOf(Map.prototype, "size");
const setSize = getterOf(Set.prototype, "size");
const regExpSource = getterOf(RegExp.prototype, "source");
const regExpFlags = (
  [
    ["g", "global"],
    ["i", "ignoreCase"],
    ["m", "multiline"],
    ["s", "dotAll"],
    ["u", "unicode"],
    ["y", "sticky"],
  ] as const
).map(([letter, name]) => [letter, getterOf(RegExp.prototype, name)] as const);
const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;
const dateTime = Date.prototype.getTime;
const isoText = Date.prototype.toISOString;
