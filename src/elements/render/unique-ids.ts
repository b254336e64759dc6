// Ids in drawings: a page holds many of them, some hidden, so none may refer to a part of another.

import { makeSvg } from "./make-element.ts";

const counts = new WeakMap<Document, Map<string, number>>();

/** Gives every id in a drawing a new one: the same for the same key, counted where a key returns. */
export function freshIds(root: Element, key: string, document: Document): void {
  const elements = [...root.querySelectorAll("[id]")];
  if (elements.length === 0) return;
  const known = counts.get(document) ?? new Map<string, number>();
  counts.set(document, known);
  const prefix = `drawing-${hash(key)}`;
  const copy = known.get(prefix) ?? 0;
  known.set(prefix, copy + 1);
  const renamed = new Map<string, string>();
  elements.forEach((element, index) => {
    const id = `${prefix}-${copy}-${index}`;
    renamed.set(element.id, id);
    element.id = id;
  });
  for (const element of root.querySelectorAll("*")) {
    for (const name of [...element.getAttributeNames()]) {
      const value = element.getAttribute(name) ?? "";
      const target = /^url\(#([^)]+)\)$/.exec(value)?.[1];
      const fresh = target === undefined ? undefined : renamed.get(target);
      if (fresh) element.setAttribute(name, `url(#${fresh})`);
    }
  }
}

/** Turns groups that are cut to a rectangle into nested drawings, which cut by themselves and need no id. */
export function openClips(svg: Element, document: Document): void {
  for (const clip of [...svg.querySelectorAll("clipPath")]) {
    const rectangle = clip.children.length === 1 ? clip.children[0] : undefined;
    if (rectangle?.localName !== "rect") continue;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) =>
      Number(rectangle.getAttribute(name)),
    ) as [number, number, number, number];
    for (const group of [...svg.querySelectorAll(`[clip-path="url(#${clip.id})"]`)]) {
      group.removeAttribute("clip-path");
      const box = { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` };
      const inner = makeSvg(document, "svg", { class: "clipped", ...box, overflow: "hidden" });
      inner.append(...group.childNodes);
      group.append(inner);
    }
    clip.remove();
  }
}

/** A short name for a text: 32 bits are enough to tell the drawings of a page apart. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  return (state >>> 0).toString(36);
}
