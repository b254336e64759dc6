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

/** A column this much wider than the narrow one gets a drawing of its own; so does one this much narrower. */
const worthIt = { wider: 60, narrower: 24 };
const middle = 660;

/** Renders an output once, or once for each width if its look depends on it. */
export function renderResponsive(
  output: Output,
  document: Document,
  { wide, narrow, ...context }: ResponsiveOptions,
): HTMLElement {
  if (!dependsOnWidth(output)) return render(output, document, { ...context, width: wide });
  const draw = (width: number) => {
    const drawing = render(output, document, { ...context, width });
    drawing.setAttribute("data-width", String(width));
    return drawing;
  };
  const size = sizeOf(wide, narrow);
  if (size === null) return draw(wide);
  const variants = [{ name: "at-wide", width: wide }];
  if (size === "large") variants.push({ name: "at-middle", width: middle });
  variants.push({ name: "at-narrow", width: narrow });
  const drawings = variants.map(({ name, width }) => {
    const drawing = draw(width);
    drawing.classList.add(name);
    return drawing;
  });
  return makeElement(document, "div", { class: `responsive responsive-${size}` }, ...drawings);
}

/** One of several columns may be narrower than a phone, where the columns stand below each other. */
function sizeOf(wide: number, narrow: number): "large" | "medium" | "small" | "column" | null {
  if (wide >= 800) return "large";
  if (wide >= 560) return "medium";
  if (wide >= narrow + worthIt.wider) return "small";
  return wide <= narrow - worthIt.narrower ? "column" : null;
}

function dependsOnWidth({ type }: Output): boolean {
  return type === "plot" || type === "network" || type === "tensor";
}
