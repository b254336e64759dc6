// Convolution and pooling of images (batch, channels, height, width).

import type { Windows } from "../backend/backend.ts";
import { ArgumentError, ShapeError } from "../errors.ts";
import type { Node } from "../node.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { countWindows, formatShape, sameShape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/** One number for both directions, or [down, across]. */
export type Pair = number | readonly [down: number, across: number];

export interface ConvolutionOptions {
  /** (filters); added to every number of a filter's output. */
  bias?: Tensor | null;
  /** How far the kernel moves from one output to the next, 1 by default. */
  stride?: Pair;
  /** Rows and columns of zeros around the image, 0 by default. */
  padding?: Pair;
}

export interface PoolOptions {
  /** How far the window moves from one output to the next; as long as the window by default. */
  stride?: Pair;
  /** Rows and columns around the image, at most half a window; 0 by default. */
  padding?: Pair;
}

/**
 * Slides each filter over the images: y[n, f, j, i] = b[f] + Σ w[f, c, v, u] · x[n, c, j·stride + v − padding, i·stride + u − padding].
 *
 * @param x (batch, channels, height, width)
 * @param weight (filters, channels, kernelHeight, kernelWidth)
 * @returns (batch, filters, down, across) with down = ⌊(height + 2 padding − kernelHeight) / stride⌋ + 1
 * @throws {ShapeError} if the shapes do not fit
 * @throws {ArgumentError} if a stride is no whole number ≥ 1, or a padding none ≥ 0
 * @see Goodfellow, Bengio, Courville 2016, §9.1: like other libraries it does not flip the kernel
 * @example conv2d(ones([1, 1, 3, 3]), ones([1, 1, 2, 2])).toArray() // [[[[4, 4], [4, 4]]]]
 */
export function conv2d(
  x: Tensor,
  weight: Tensor,
  { bias = null, stride = 1, padding = 0 }: ConvolutionOptions = {},
): Tensor {
  const image = operand(x, "conv2d");
  const filters = operand(weight, "conv2d");
  const shift = bias && operand(bias, "conv2d");
  checkSameDtype(image, filters, "conv2d");
  if (shift) checkSameDtype(image, shift, "conv2d");
  const [batch, channels] = checkImages(image, "conv2d");
  const [count = 0, channelsOfFilter, height = 0, width = 0] = filters.shape;
  if (filters.shape.length !== 4 || channelsOfFilter !== channels) {
    throw new ShapeError(
      `conv2d: images ${formatShape(image.shape)} and weight ${formatShape(filters.shape)} do not fit; expected weight (filters, ${channels}, height, width)`,
    );
  }
  if (shift && !sameShape(shift.shape, [count])) {
    throw new ShapeError(
      `conv2d: bias has shape ${formatShape(shift.shape)}; expected (${count}), one number for each filter`,
    );
  }
  const windows = windowsOver(image, { size: [height, width], stride, padding, who: "conv2d" });
  const shape = [batch, count, ...gridOf(windows)];
  const sizes = [batch, channels, count, ...windows] as const;
  return wrap(run("conv2d", [image, filters, shift], shape, sizes));
}

/**
 * The largest number of each window, NaN if any is NaN. The gradient goes to the first of several largest.
 *
 * @param x (batch, channels, height, width)
 * @param size of a window
 * @returns (batch, channels, down, across)
 * @throws {ShapeError} if `x` holds no images, or a window is larger than one
 * @throws {ArgumentError} if a size or stride is no whole number ≥ 1, or the padding no whole number from 0 to half a window
 * @example maxPool2d(tensor([[[[1, 2], [4, 3]]]]), 2).toArray() // [[[[4]]]]
 */
export function maxPool2d(x: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  return pool("maxPool2d", x, size, options);
}

/**
 * The mean of each window, in which padding counts as zeros.
 *
 * @param x (batch, channels, height, width)
 * @param size of a window
 * @returns (batch, channels, down, across)
 * @throws {ShapeError} if `x` holds no images, or a window is larger than one
 * @throws {ArgumentError} if a size or stride is no whole number ≥ 1, or the padding no whole number from 0 to half a window
 * @example averagePool2d(tensor([[[[1, 2], [4, 3]]]]), 2).toArray() // [[[[2.5]]]]
 */
export function averagePool2d(x: Tensor, size: Pair, options: PoolOptions = {}): Tensor {
  return pool("averagePool2d", x, size, options);
}

/** Both numbers of a pair, each a whole number of at least `least`. */
export function pairOf(
  pair: Pair,
  { name, least, who }: { name: string; least: number; who: string },
): readonly [down: number, across: number] {
  const both = typeof pair === "number" ? ([pair, pair] as const) : pair;
  const wrong = both.find((number) => !(Number.isSafeInteger(number) && number >= least));
  if (both.length === 2 && wrong === undefined) return both;
  throw new ArgumentError(
    `${who}: ${name} is ${typeof pair === "number" ? pair : `[${both.join(", ")}]`}; expected a whole number ≥ ${least}, or two`,
  );
}

function pool(
  who: "maxPool2d" | "averagePool2d",
  x: Tensor,
  size: Pair,
  { stride = size, padding = 0 }: PoolOptions,
): Tensor {
  const image = operand(x, who);
  const [batch, channels] = checkImages(image, who);
  const windows = windowsOver(image, { size, stride, padding, who });
  const [, , kernelHeight, kernelWidth, , , paddingY, paddingX] = windows;
  if (paddingY > kernelHeight / 2 || paddingX > kernelWidth / 2) {
    throw new ArgumentError(
      `${who}: padding is (${paddingY}, ${paddingX}) for windows (${kernelHeight}, ${kernelWidth}); expected at most half a window`,
    );
  }
  const shape = [batch, channels, ...gridOf(windows)];
  return wrap(run(who, [image], shape, [batch * channels, ...windows]));
}

function checkImages({ shape }: Node, who: string): readonly [batch: number, channels: number] {
  if (shape.length === 4) return [shape[0] ?? 0, shape[1] ?? 0];
  throw new ShapeError(
    `${who}: input has shape ${formatShape(shape)}; expected (batch, channels, height, width)`,
  );
}

function windowsOver(
  { shape }: Node,
  { size, stride, padding, who }: { size: Pair; stride: Pair; padding: Pair; who: string },
): Windows {
  const [height = 0, width = 0] = shape.slice(2);
  const kernel = pairOf(size, { name: "size", least: 1, who });
  const steps = pairOf(stride, { name: "stride", least: 1, who });
  const margin = pairOf(padding, { name: "padding", least: 0, who });
  if (kernel[0] > height + 2 * margin[0] || kernel[1] > width + 2 * margin[1]) {
    throw new ShapeError(
      `${who}: a window ${formatShape(kernel)} does not fit into images (${height}, ${width}) with padding ${formatShape(margin)}; expected smaller windows`,
    );
  }
  return [height, width, ...kernel, ...steps, ...margin];
}

function gridOf(windows: Windows): [down: number, across: number] {
  const [height, width, kernelHeight, kernelWidth, strideY, strideX, paddingY, paddingX] = windows;
  return [
    countWindows(height, kernelHeight, strideY, paddingY),
    countWindows(width, kernelWidth, strideX, paddingX),
  ];
}
