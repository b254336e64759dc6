// A described value: one line if it fits, otherwise its parts in a list that opens.

import type { Preview, ValueOutput } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";
import { appendNumber } from "./power.ts";

/** Characters of a value that still stands on one line. */
const lineLength = 64;

export function renderValue({ value }: ValueOutput, document: Document): HTMLElement {
  const element = makeElement(document, "div", { class: "output output-value" });
  if (hasParts(value) && !fitsOneLine(value)) element.append(partList(value, document, true));
  else element.append(oneLine(value, document));
  return element;
}

function partList(value: Preview, document: Document, open: boolean): HTMLElement {
  const details = makeElement(document, "details", open ? { open: "" } : {});
  details.append(makeElement(document, "summary", {}, atom(value, document)));
  const list = makeElement(document, "ul");
  for (const { key, value: part } of value.entries ?? []) {
    const name = makeElement(document, "span", { class: "key" }, key);
    const shown =
      hasParts(part) && !fitsOneLine(part)
        ? partList(part, document, false)
        : oneLine(part, document);
    list.append(makeElement(document, "li", {}, name, " ", shown));
  }
  if (value.more)
    list.append(makeElement(document, "li", { class: "more" }, `… ${value.more} more`));
  details.append(list);
  return details;
}

/** `[0.1, 0.2]`, `{ loss: 0.1 }`, each part in its own ink. */
function oneLine(value: Preview, document: Document): HTMLElement {
  if (!value.entries) return atom(value, document);
  const isList = value.kind === "array";
  const line = makeElement(document, "code", { class: "preview" });
  line.append(prefix(value), isList ? "[" : "{");
  if (!isList && value.entries.length > 0) line.append(" ");
  value.entries.forEach(({ key, value: part }, index) => {
    if (index > 0) line.append(", ");
    if (!isList) line.append(makeElement(document, "span", { class: "key" }, key), ": ");
    line.append(oneLine(part, document));
  });
  if (value.more) line.append(value.entries.length > 0 ? ", " : "", `… ${value.more} more`);
  if (!isList && value.entries.length > 0) line.append(" ");
  line.append(isList ? "]" : "}");
  return line;
}

function atom({ kind, text }: Preview, document: Document): HTMLElement {
  const element = makeElement(document, "code", { class: `preview preview-${kind}` });
  if (kind === "number") appendNumber(element, text, document);
  else element.append(text);
  return element;
}

/** The class of an object, unless it says nothing: plain objects and lists. */
function prefix({ text }: Preview): string {
  return text === "Object" || text.startsWith("Array(") ? "" : `${text} `;
}

function hasParts(value: Preview): boolean {
  return (value.entries?.length ?? 0) > 0;
}

function fitsOneLine(value: Preview): boolean {
  return lengthOf(value) <= lineLength;
}

function lengthOf(value: Preview): number {
  if (!value.entries) return value.text.length;
  let length = prefix(value).length + 4;
  for (const { key, value: part } of value.entries) {
    length += (value.kind === "array" ? 0 : key.length + 2) + lengthOf(part) + 2;
    if (length > lineLength) break;
  }
  return length;
}
