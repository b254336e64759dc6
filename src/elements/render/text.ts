// Text and printed lines: what a cell says in words, in mono, lines kept.

import type { LogOutput, TextOutput } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";

const levelWords = { log: "", warn: "Warning", error: "Error" } as const;

/** More lines than this stand in a region of their own that scrolls. */
const linesInFull = 24;

export function renderText({ text }: TextOutput, document: Document): HTMLElement {
  return makeElement(document, "pre", { class: "output output-text" }, text);
}

export function renderLog({ lines, dropped }: LogOutput, document: Document): HTMLElement {
  const list = makeElement(document, "div", { class: "output output-log" });
  const scrolls = lines.length > linesInFull;
  const region = scrolls
    ? { role: "group", tabindex: "0", "aria-label": `Printed lines, ${lines.length}` }
    : {};
  const printed = makeElement(document, "div", { class: "log-lines", ...region });
  for (const { level, text } of lines) {
    const line = makeElement(document, "p", { class: `log-line log-${level}` });
    if (levelWords[level]) line.append(makeElement(document, "b", {}, levelWords[level]), " ");
    line.append(text);
    printed.append(line);
  }
  list.append(printed);
  if (dropped > 0) {
    const count = dropped.toLocaleString("en").replaceAll(",", "\u202f");
    const sentence = `${count} more ${dropped === 1 ? "line was" : "lines were"} printed and not kept.`;
    list.append(makeElement(document, "p", { class: "output-remark" }, sentence));
  }
  return list;
}
