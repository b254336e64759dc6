// Whole text: objects that are written in one piece, such as dates and errors, not as a list of parts.

import { attempt, className, inherits, nativeGetter, ownData } from "./safe-read.ts";

const opaque = ["Promise", "WeakMap", "WeakSet", "WeakRef", "ArrayBuffer", "DataView"];

// The language's own readers, taken before any cell can replace them.
const timeOf = Date.prototype.getTime;
const isoText = Date.prototype.toISOString;
const patternOf = nativeGetter(RegExp.prototype, "source");
const flags = (
  [
    ["g", "global"],
    ["i", "ignoreCase"],
    ["m", "multiline"],
    ["s", "dotAll"],
    ["u", "unicode"],
    ["y", "sticky"],
  ] as const
).map(([letter, name]) => [letter, nativeGetter(RegExp.prototype, name)] as const);

/** How a date, regular expression, error or opaque object is written; undefined for others. */
export function wholeText(object: object): string | undefined {
  if (inherits(object, Date.prototype)) {
    const time = attempt(() => timeOf.call(object as Date));
    if (time !== undefined) {
      return Number.isNaN(time) ? "Invalid Date" : isoText.call(new Date(time));
    }
  }
  if (inherits(object, RegExp.prototype)) {
    const text = attempt(() => `/${patternOf.call(object)}/${flagsOf(object)}`);
    if (text !== undefined) return text;
  }
  const name = className(object);
  if (inherits(object, Error.prototype)) {
    const message = ownData(object, "message");
    return typeof message === "string" && message ? `${name}: ${message}` : name;
  }
  return opaque.includes(name) ? name : undefined;
}

function flagsOf(expression: object): string {
  return flags.map(([letter, isSet]) => (isSet.call(expression) ? letter : "")).join("");
}
