// Parts of schemas: what a text, a number, a list from the sandbox may be at most.

export type Fields = Record<string, unknown>;

export function isRecord(value: unknown): value is Fields {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A list without gaps of at most `most` items that all pass. */
export function isList(value: unknown, most: number, test: (item: unknown) => boolean): boolean {
  // `every` would pass over gaps, and renderers do not.
  return Array.isArray(value) && value.length <= most && Array.from(value).every(test);
}

export function isText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 1_000_000;
}

export function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

/** A whole number from `least` to `most`. */
export function isCount(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

export function isOneOf(value: unknown, known: readonly string[]): boolean {
  return typeof value === "string" && known.includes(value);
}

/** Absent, or as `test` wants it. */
export function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || test(value);
}
