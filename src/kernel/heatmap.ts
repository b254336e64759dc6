// Heat map: a matrix or tensor with its statistics, as an output.

import { type Numbers, type NumbersLike, readNumbers } from "./matrix.ts";
import type { Ink, TensorOutput } from "./output.ts";
import { madeOutput } from "./shown.ts";

export interface HeatmapOptions {
  title?: string;
  /** What the numbers are: blue for values, gold for parameters, red for gradients. */
  ink?: Ink;
}

const valueLimit = 4_096;

/**
 * A heat map of numbers in rows and columns, to display.
 * @throws {TypeError} if `matrix` holds no numbers, or rows of different lengths
 * @example heatmap([[1, -1], [0, 2]], { title: "weights", ink: "param" })
 */
export function heatmap(
  matrix: NumbersLike,
  { title, ink = "value" }: HeatmapOptions = {},
): TensorOutput {
  return madeOutput(tensorOutput(readNumbers(matrix, "heatmap"), { title, ink }));
}

/** Numbers as an output: the first 4,096 of them, with the statistics of all. */
export function tensorOutput(
  { shape, dtype, values }: Numbers,
  { title, ink }: { title?: string | undefined; ink: Ink },
): TensorOutput {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let nan = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) {
      nan += 1;
      continue;
    }
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
    sum += value;
  }
  const count = values.length - nan;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  }
  const none = count === 0;
  return {
    type: "tensor",
    ...(title !== undefined && { title }),
    shape,
    dtype,
    ink,
    values: Array.from(
      { length: Math.min(values.length, valueLimit) },
      (_, i) => values[i] as number,
    ),
    cut: values.length > valueLimit,
    minimum: none ? Number.NaN : minimum,
    maximum: none ? Number.NaN : maximum,
    mean,
    standardDeviation: Math.sqrt(squares / count),
    nan,
  };
}
