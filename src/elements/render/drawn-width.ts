// How wide a drawing is made that takes the place of another: as wide as that one, so that nothing around it moves.
//
// The build draws for a few widths and the stylesheet shrinks what does not fit; a live picture made for the very
// column would have another height. Only when the column has changed is the picture made for it.

interface DrawnWidth {
  /** The column it was drawn for, and the width it was given, in pixels. */
  column: number;
  drawn: number;
}

/** The least width of a column, in pixels, from which the stylesheet shows a variant; see `styles/outputs.css`. */
export const variantFrom = {
  column: { "at-narrow": 328, "at-wide": 0 },
  small: { "at-wide": 416, "at-narrow": 0 },
  medium: { "at-wide": 600, "at-narrow": 0 },
  large: { "at-wide": 864, "at-middle": 600, "at-narrow": 0 },
} as const;

const kept = new WeakMap<Element, DrawnWidth>();

export function keepWidth(element: Element, width: DrawnWidth): void {
  kept.set(element, width);
}

/** The width for a drawing in a column of `width` pixels that replaces `before`. */
export function widthLike(before: Element | undefined, width: number): number {
  if (!before) return width;
  const built = builtWidth(before, width);
  if (built !== null) return built;
  const known = kept.get(before);
  return known && Math.abs(known.column - width) < 2 ? known.drawn : width;
}

/** The width of the variant that the stylesheet shows in such a column. */
function builtWidth(before: Element, width: number): number | null {
  const size = Object.keys(variantFrom).find((name) =>
    before.classList.contains(`responsive-${name}`),
  ) as keyof typeof variantFrom | undefined;
  const variants = size ? Object.entries(variantFrom[size]) : [];
  const shown = variants.find(([, from]) => width >= from)?.[0];
  const element = shown ? before.querySelector(`.${shown}`) : before;
  const drawn = Number(element?.getAttribute("data-width"));
  return drawn > 0 ? drawn : null;
}
