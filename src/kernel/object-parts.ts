// Object parts: the elements, entries or properties of any object, the first few of them, read safely.

import { attempt, inherits, nativeGetter } from "./safe-read.ts";

export interface Part {
  /** A property's name; of a `Map`, the key itself. */
  key: unknown;
  value?: unknown;
  /** A getter: its value is not known. */
  computed?: true;
}

// The language's own readers, taken before any cell can replace them.
const typedPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
const typedTag = nativeGetter(typedPrototype, Symbol.toStringTag);
const typedLength = nativeGetter(typedPrototype, "length");
const mapSize = nativeGetter(Map.prototype, "size");
const setSize = nativeGetter(Set.prototype, "size");
const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;

/** The first parts of an object, at most `limit`, and how many there are. */
export function partsOf(object: object, limit: number): { list: Part[]; size: number } {
  if (typedArrayName(object)) {
    const values = object as Float64Array;
    const size = typedLength.call(values) as number;
    return { size, list: listed(size, limit, (i) => ({ key: String(i), value: values[i] })) };
  }
  if (Array.isArray(object)) {
    const size = object.length;
    return { size, list: listed(size, limit, (i) => property(object, String(i))) };
  }
  const entries = inherits(object, Map.prototype) && attempt(() => mapSize.call(object) as number);
  if (typeof entries === "number") {
    const pairs = first(mapEntries.call(object as Map<unknown, unknown>), limit);
    return { size: entries, list: pairs.map(([key, value]) => ({ key, value })) };
  }
  const members = inherits(object, Set.prototype) && attempt(() => setSize.call(object) as number);
  if (typeof members === "number") {
    const values = first(setValues.call(object as Set<unknown>), limit);
    return { size: members, list: values.map((value, i) => ({ key: String(i), value })) };
  }
  const keys = Object.keys(object);
  return { size: keys.length, list: keys.slice(0, limit).map((key) => property(object, key)) };
}

/** `Float32Array` and so on; undefined for anything else. */
export function typedArrayName(object: object): string | undefined {
  return typedTag.call(object) as string | undefined;
}

/** True for objects that are lists or collections: their size is worth saying. */
export function isSized(object: object): boolean {
  return (
    Array.isArray(object) ||
    typedArrayName(object) !== undefined ||
    inherits(object, Map.prototype) ||
    inherits(object, Set.prototype)
  );
}

function property(object: object, key: string): Part {
  const found = Object.getOwnPropertyDescriptor(object, key);
  return found && !("value" in found) ? { key, computed: true } : { key, value: found?.value };
}

function listed(size: number, limit: number, part: (index: number) => Part): Part[] {
  return Array.from({ length: Math.min(size, limit) }, (_, index) => part(index));
}

function first<T>(values: Iterator<T>, limit: number): T[] {
  const list: T[] = [];
  while (list.length < limit) {
    const step = values.next();
    if (step.done) break;
    list.push(step.value);
  }
  return list;
}
