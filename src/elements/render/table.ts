// A table of data: names above, hairlines between rows, numbers in mono in their ink.
//
// Stands in a group that can be focused, so that a wide table scrolls by keyboard as well.

import type { TableOutput } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";
import { appendNumber } from "./power.ts";
import { appendSymbol, symbolText } from "./symbol.ts";

export function renderTable(output: TableOutput, document: Document): HTMLElement {
  const { columns, rows, more } = output;
  const table = makeElement(document, "table");
  if (columns.some(({ name }) => name.trim() !== "")) table.append(headOf(output, document));
  const body = makeElement(document, "tbody");
  const tails = columns.map(({ numeric }, index) => (numeric ? longestTail(rows, index) : 0));
  for (const row of rows) {
    const line = makeElement(document, "tr");
    columns.forEach(({ ink, numeric }, index) => {
      const isName = index === 0 && !numeric && columns.length > 1;
      const kind = numeric ? `numeric ink-${ink}` : `ink-${ink}`;
      const attributes = isName ? { scope: "row", class: kind } : { class: kind };
      const text = row[index] ?? "";
      const cell = makeElement(document, isName ? "th" : "td", attributes);
      appendNumber(cell, numeric ? padded(text, tails[index] ?? 0) : text, document);
      line.append(cell);
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

/** The most characters from the decimal point on, in one column; 0 if powers of ten stand in it. */
function longestTail(rows: string[][], column: number): number {
  const tails = rows.map((row) => tailOf(row[column] ?? ""));
  return tails.includes(null) ? 0 : Math.max(0, ...tails.map((tail) => tail ?? 0));
}

/** Points stand below each other: blanks take the place of decimals that others have. */
function padded(text: string, tail: number): string {
  return /\d/.test(text)
    ? text + "\u00a0".repeat(Math.max(0, tail - (tailOf(text) ?? tail)))
    : text;
}

function tailOf(text: string): number | null {
  if (/\de/.test(text)) return null;
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point;
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
