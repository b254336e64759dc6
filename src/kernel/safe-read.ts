// Safe reading: looks at an object without running anything that belongs to it.
//
// No getter, no method, no proxy trap is called; what can only be had by calling is left out.

import { isProxy } from "./proxies.ts";

/** An own property's value, if it is data; a getter is not called. */
export function ownData(object: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(object, key);
  return property && "value" in property ? property.value : undefined;
}

/** `instanceof`, but stopping where a proxy would be asked. */
export function inherits(object: object, prototype: object): boolean {
  let above: object | null = Object.getPrototypeOf(object);
  while (above !== null && above !== prototype && !isProxy(above)) {
    above = Object.getPrototypeOf(above);
  }
  return above === prototype;
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
    if (typeof name === "string" && name) return name.slice(0, 60);
  }
  return "Object";
}

/** A getter of the language itself, to be called on objects whose own property of that name is not. */
export function nativeGetter(prototype: object, key: PropertyKey): (this: unknown) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  if (!getter) throw new Error(`this engine has no getter ${String(key)}`);
  return getter;
}

/** What `read` gives, or undefined if it throws: the language's readers refuse objects of another kind. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
