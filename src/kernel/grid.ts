// Grid: a function of two variables, evaluated on equally spaced points for a map of it.
//
// The grid reaches one step beyond the picture on every side, so that contour lines do not end in a frame.

import { readNumbers } from "./matrix.ts";

/** A function of a point: it answers with a number or a tensor of one element. */
export type PointFunction = (x: number, y: number) => unknown;

/** A function of many points at once, (points, 2): it answers with one number for each. */
export type BatchFunction = (points: number[][]) => unknown;

export type PlaneFunction = PointFunction | BatchFunction;

export interface GridOptions {
  /** From and to, across. */
  x: readonly [number, number];
  /** From and to, upwards. */
  y: readonly [number, number];
  /** Points along each side. */
  size: number;
  /** The function takes all points at once, as (points, 2), and answers with one number for each. */
  batch: boolean;
}

export interface Grid {
  /** Row by row, from the lowest y upwards. */
  values: Float32Array;
  width: number;
  height: number;
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

const sizeLimit = 200;

/**
 * Evaluates a function over a rectangle.
 * @throws {TypeError} if it does not answer with numbers, or the rectangle is none
 */
export function evaluateGrid(who: string, f: PlaneFunction, options: GridOptions): Grid {
  const { x, y, size, batch } = options;
  checkRange(who, "x", x);
  checkRange(who, "y", y);
  if (!Number.isInteger(size) || size < 4 || size > sizeLimit) {
    throw new RangeError(`${who}: size is ${size}; expected a whole number from 4 to ${sizeLimit}`);
  }
  const [stepX, stepY] = [(x[1] - x[0]) / size, (y[1] - y[0]) / size];
  const side = size + 2;
  const points: number[][] = [];
  // The library takes a value as that of the middle of its cell.
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      points.push([x[0] + (column - 0.5) * stepX, y[0] + (row - 0.5) * stepY]);
    }
  }
  return {
    values: batch ? manyValues(who, f, points) : eachValue(who, f, points),
    width: side,
    height: side,
    x1: x[0] - stepX,
    x2: x[1] + stepX,
    y1: y[0] - stepY,
    y2: y[1] + stepY,
  };
}

function eachValue(who: string, f: PlaneFunction, points: number[][]): Float32Array {
  const at = f as (x: number, y: number) => unknown;
  return Float32Array.from(points, ([x = 0, y = 0]) => {
    const value = at(x, y);
    return typeof value === "number" ? value : numberOf(who, value);
  });
}

function manyValues(who: string, f: PlaneFunction, points: number[][]): Float32Array {
  const { values } = readNumbers((f as (points: number[][]) => unknown)(points), who);
  if (values.length !== points.length) {
    throw new TypeError(
      `${who}: got ${values.length} numbers for ${points.length} points; expected one for each`,
    );
  }
  return Float32Array.from(values);
}

function numberOf(who: string, value: unknown): number {
  const { values } = readNumbers(value, who);
  if (values.length !== 1) {
    throw new TypeError(`${who}: got ${values.length} numbers for one point; expected one number`);
  }
  return values[0] as number;
}

function checkRange(who: string, name: string, range: readonly [number, number]): void {
  const [from, to] = Array.isArray(range) ? range : [Number.NaN, Number.NaN];
  if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
    throw new TypeError(
      `${who}: ${name} is [${String(range)}]; expected [from, to] with from < to`,
    );
  }
}
