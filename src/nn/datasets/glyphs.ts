// Glyphs: how the ten digits are written, as strokes of a pen.
//
// A glyph stands in the unit square, x to the right and y down. Nothing here is random: digits.ts bends the
// strokes as hands do.

import { cos, sin } from "../math.ts";

/** A line through points, without lifting the pen. */
export type Stroke = readonly (readonly [x: number, y: number])[];

const SegmentsPerTurn = 16;

/** Digit → its strokes. */
export function glyphs(): readonly (readonly Stroke[])[] {
  return [
    [arc([0.5, 0.5], [0.32, 0.46], 0, 360)],
    [[[0.34, 0.24], [0.54, 0.05], [0.54, 0.95]]],
    [[...arc([0.5, 0.3], [0.3, 0.26], 190, 400), [0.2, 0.94], [0.82, 0.94]]],
    [[...arc([0.46, 0.27], [0.3, 0.22], 205, 450), ...arc([0.46, 0.72], [0.34, 0.24], 270, 515)]],
    [[[0.66, 0.95], [0.66, 0.05], [0.14, 0.66], [0.88, 0.66]]],
    [[[0.78, 0.06], [0.3, 0.06], [0.26, 0.46], ...arc([0.48, 0.66], [0.32, 0.29], 230, 510)]],
    [[[0.7, 0.06], [0.42, 0.26], [0.26, 0.55], ...arc([0.52, 0.7], [0.27, 0.25], 180, 540)]],
    [[[0.18, 0.06], [0.82, 0.06], [0.42, 0.95]]],
    [arc([0.5, 0.27], [0.25, 0.22], 0, 360), arc([0.5, 0.72], [0.3, 0.23], 0, 360)],
    [[...arc([0.48, 0.3], [0.27, 0.25], 0, 360), [0.74, 0.55], [0.6, 0.95]]],
  ]; // prettier-ignore
}

/** Points on an ellipse, clockwise from one angle to another, in degrees from the right. */
function arc(
  [centreX, centreY]: readonly [number, number],
  [radiusX, radiusY]: readonly [number, number],
  from: number,
  to: number,
): Stroke {
  const segments = Math.ceil(((to - from) / 360) * SegmentsPerTurn);
  return Array.from({ length: segments + 1 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / segments) * Math.PI) / 180;
    return [centreX + radiusX * cos(angle), centreY + radiusY * sin(angle)] as const;
  });
}
