// Elements made by hand: names, attributes and text nodes, in whatever document is passed in.
//
// Nothing here parses HTML, so a string of a learner's stays a string.

export type Attributes = Record<string, string | number | undefined>;
export type Child = Node | string;

const svgNamespace = "http://www.w3.org/2000/svg";

/** An HTML element; attributes that are undefined are left out, strings become text nodes. */
export function makeElement<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

/** The same for a part of a drawing. Coordinates are rounded to hundredths of a pixel. */
export function makeSvg<K extends keyof SVGElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, name);
  fill(element, attributes, children);
  return element;
}

/** A number as drawings write it. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    element.setAttribute(name, typeof value === "number" ? coordinate(value) : value);
  }
  element.append(...children);
}
