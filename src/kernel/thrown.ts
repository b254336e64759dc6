// What was thrown, as name, message and stack: read without running the learner's code.
//
// Anything can be thrown: an Error with hostile getters, a string, a proxy.

import type { CellError } from "./cell-error.ts";
import { previewText } from "./preview.ts";
import { isProxy } from "./proxies.ts";
import { className, inherits, ownData } from "./safe-read.ts";

export interface Thrown {
  name: string;
  message: string;
  hint?: string;
  stack: string;
}

const messageLimit = 2_000;

/** Reads a thrown value. Never throws. */
export function readThrown(value: unknown): Thrown {
  if (!isError(value)) {
    const text = typeof value === "string" ? value : previewText(value);
    return { name: "Thrown", message: cut(`The cell threw ${text}`), stack: "" };
  }
  const name = textOf(value, "name") ?? className(value);
  const message = cut(textOf(value, "message") ?? name);
  const hint = textOf(value, "hint") ?? hintFor(name, message);
  return {
    name: name.slice(0, 60),
    message,
    ...(hint && { hint: cut(hint) }),
    stack: stackOf(value),
  };
}

function isError(value: unknown): value is Error {
  return (
    typeof value === "object" &&
    value !== null &&
    !isProxy(value) &&
    inherits(value, Error.prototype)
  );
}

/** The same as the error of a cell, without a place. */
export function thrownError(value: unknown): CellError {
  const { stack: _, ...error } = readThrown(value);
  return error;
}

/** A text property of an error or of its class, if it is data. */
function textOf(error: object, key: string): string | undefined {
  for (
    let holder: object | null = error;
    holder !== null && !isProxy(holder);
    holder = Object.getPrototypeOf(holder)
  ) {
    if (!Object.hasOwn(holder, key)) continue;
    const value = ownData(holder, key);
    // `Error.prototype.name` is "Error" for a class that forgot to say its own.
    if (key === "name" && holder === Error.prototype) return undefined;
    return typeof value === "string" && value ? value : undefined;
  }
  return undefined;
}

function hintFor(name: string, message: string): string | undefined {
  if (/call stack|too much recursion/i.test(message)) {
    return "A function calls itself without coming to an end: look for the case that should stop it.";
  }
  if (
    name === "RangeError" &&
    /array (buffer )?(allocation|length|size)|out of memory/i.test(message)
  ) {
    return "The array asked for is larger than this browser can hold.";
  }
  return undefined;
}

const nativeStack = stackGetter();

/** `stack` is data in some engines and a getter of the language in others; a learner's getter is not called. */
function stackOf(error: Error): string {
  try {
    const data = ownData(error, "stack");
    if (typeof data === "string") return data;
    const own = Object.getOwnPropertyDescriptor(error, "stack");
    if (!nativeStack || (own && own.get !== nativeStack)) return "";
    const stack: unknown = nativeStack.call(error);
    return typeof stack === "string" ? stack : "";
  } catch {
    return "";
  }
}

function stackGetter(): (() => unknown) | undefined {
  const probe = new Error("probe");
  const property =
    Object.getOwnPropertyDescriptor(probe, "stack") ??
    Object.getOwnPropertyDescriptor(Error.prototype, "stack");
  return property?.get;
}

function cut(text: string): string {
  return text.length > messageLimit ? `${text.slice(0, messageLimit)}…` : text;
}
