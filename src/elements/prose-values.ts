// Numbers in sentences follow the cells that compute them.

import { appendNumber } from "./render/power.ts";
import { valueText } from "./value-text.ts";

/** Writes new values into every `<Value of="…" />` of the page. */
export function showValues(
  document: Document,
  values: Record<string, number | string | boolean>,
): void {
  for (const element of document.querySelectorAll<HTMLElement>("[data-value]")) {
    const { value: name = "", digits } = element.dataset;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) continue;
    const text = valueText(value, digits === undefined ? undefined : Number(digits));
    element.replaceChildren();
    appendNumber(element, text, document);
  }
}
