// How a tensor is cut into pictures: the last two axes are rows and columns, the earlier ones count pictures.

export interface Slices {
  rows: number;
  columns: number;
  /** Index of each picture along the earlier axes. */
  places: number[][];
}

/** How a shape is cut into pictures: numbers and vectors are one row. */
export function slicesOf(shape: number[], count: number): Slices {
  const columns = Math.max(1, shape.at(-1) ?? 1);
  const rows = Math.max(1, shape.length > 1 ? (shape.at(-2) ?? 1) : 1);
  const earlier = shape.slice(0, -2);
  const pictures = Math.ceil(count / (rows * columns));
  const places = Array.from({ length: pictures }, (_, picture) => {
    const place: number[] = [];
    let rest = picture;
    for (const size of [...earlier].reverse()) {
      place.unshift(rest % size);
      rest = Math.floor(rest / size);
    }
    return place;
  });
  return { rows, columns, places };
}
