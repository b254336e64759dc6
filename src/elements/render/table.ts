// A table of data: names above, hairlines between rows, numbers in mono in their ink.
//
// Stands in a group that can be focused, so that a wide table scrolls by keyboard as well.

import type { TableOutput } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";
import { appendSymbol, symbolText } from "./symbol.ts";

export function renderTable(output: TableOutput, document: Document): HTMLElement {
  const { columns, rows, more } = output;
  const table = makeElement(document, "table");
  if (columns.some(({ name }) => name.trim() !== "")) table.append(headOf(output, document));
  const body = makeElement(document, "tbody");
  for (const row of rows) {
    const line = makeElement(document, "tr");
    columns.forEach(({ ink, numeric }, index) => {
      const isName = index === 0 && !numeric && columns.length > 1;
      const kind = numeric ? `numeric ink-${ink}` : `ink-${ink}`;
      const attributes = isName ? { scope: "row", class: kind } : { class: kind };
      const text = row[index] ?? "";
      line.append(makeElement(document, isName ? "th" : "td", attributes, text));
    });
    body.append(line);
  }
  table.append(body);
  const names = columns.map(({ name }) => symbolText(name)).filter((name) => name !== "");
  const label = names.length > 0 ? `Table of ${names.join(", ")}` : "Table";
  const region = { class: "table-scroll", role: "group", tabindex: "0", "aria-label": label };
  const element = makeElement(document, "div", { class: "output output-table" });
  element.append(makeElement(document, "div", region, table));
  if (more > 0) {
    const sentence = `${more} more ${more === 1 ? "row is" : "rows are"} not listed.`;
    element.append(makeElement(document, "p", { class: "output-remark" }, sentence));
  }
  return element;
}

function headOf({ columns }: TableOutput, document: Document): HTMLElement {
  const line = makeElement(document, "tr");
  for (const { name, numeric } of columns) {
    // A column of names needs no name of its own, and a heading without text is none.
    const isNamed = name.trim() !== "";
    const cell = makeElement(document, isNamed ? "th" : "td", {
      scope: isNamed ? "col" : undefined,
      class: numeric ? "numeric" : undefined,
    });
    appendSymbol(cell, name, (subscript) => makeElement(document, "sub", {}, subscript));
    line.append(cell);
  }
  return makeElement(document, "thead", {}, line);
}
