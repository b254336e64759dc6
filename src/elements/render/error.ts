// An error: what happened, what to try, where. Words between backticks are code.

import type { ErrorOutput } from "../../kernel/output.ts";
import { words } from "../words.ts";
import { makeElement } from "./make-element.ts";

/** The page answers the buttons: they say what they do in `data-action`. */
export function renderError({ error }: ErrorOutput, document: Document): HTMLElement {
  const { name, message, hint, replacement, line, column } = error;
  const element = makeElement(document, "div", { class: "output output-error" });
  const happened = makeElement(document, "p", { class: "error-message" });
  appendCode(happened, message, document);
  element.append(happened);
  if (hint || (replacement && line)) {
    const toTry = makeElement(document, "p", { class: "error-hint" });
    appendCode(toTry, hint ?? `Did you mean \`${replacement}\`?`, document);
    if (replacement && line) toTry.append(" ", button("replace", words.replaceIt, document));
    element.append(toTry);
  }
  const place = [name, line && `line ${line}`, line && column && `column ${column}`];
  const where = makeElement(document, "p", { class: "error-place" });
  where.append(`${place.filter(Boolean).join(", ")}.`);
  if (line) where.append(" ", button("go-to-line", words.goToLine, document));
  element.append(where);
  return element;
}

function button(action: string, label: string, document: Document): HTMLElement {
  const attributes = { type: "button", class: "text-button needs-script", "data-action": action };
  return makeElement(document, "button", attributes, label);
}

function appendCode(element: HTMLElement, text: string, document: Document): void {
  const parts = text.split("`");
  // An odd number of backticks does not pair up: the text stays as it is.
  if (parts.length % 2 === 0) {
    element.append(text);
    return;
  }
  parts.forEach((part, index) => {
    if (part !== "")
      element.append(index % 2 === 1 ? makeElement(document, "code", {}, part) : part);
  });
}
