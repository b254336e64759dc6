// Drawings for narrow and wide columns: text in a picture must not shrink with it, so the build draws each
// width it will meet, and the stylesheet shows the one that fits.

import type { Output } from "../../kernel/output.ts";
import { makeElement } from "./make-element.ts";
import { render, type RenderContext } from "./render.ts";

export interface ResponsiveOptions extends Omit<RenderContext, "width"> {
  /** Width of the column on a large screen, in pixels. */
  wide: number;
  /** Width of the column on a phone, in pixels. */
  narrow: number;
}

/** A column this much wider than the narrow one gets a drawing of its own. */
const worthIt = 60;
const middle = 660;

/** Renders an output once, or once for each width if its look depends on it. */
export function renderResponsive(
  output: Output,
  document: Document,
  { wide, narrow, ...context }: ResponsiveOptions,
): HTMLElement {
  if (!dependsOnWidth(output) || wide - narrow < worthIt) {
    return render(output, document, { ...context, width: wide });
  }
  const size = wide >= 800 ? "large" : wide >= 560 ? "medium" : "small";
  const variants = [{ name: "at-wide", width: wide }];
  if (size === "large") variants.push({ name: "at-middle", width: middle });
  variants.push({ name: "at-narrow", width: narrow });
  const drawings = variants.map(({ name, width }) => {
    const drawing = render(output, document, { ...context, width });
    drawing.classList.add(name);
    return drawing;
  });
  return makeElement(document, "div", { class: `responsive responsive-${size}` }, ...drawings);
}

function dependsOnWidth({ type }: Output): boolean {
  return type === "plot" || type === "network" || type === "tensor";
}
