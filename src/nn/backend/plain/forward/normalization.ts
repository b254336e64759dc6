// Forward kernels that move numbers to mean 0 and variance 1, then scale by b and shift by c, which may be empty.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { ForwardTable } from "../kernels.ts";
import { spreadOf } from "../spread.ts";

export const normalization = {
  // every row of a (rows, features) for itself: y = (a − m) r b + c, r = 1 / √(variance + epsilon)
  layerNorm: (y, [a, b, c], [rows, features, epsilon]) => {
    for (let row = 0; row < rows; row++) {
      const start = row * features;
      const { mean, scale } = spreadOf(a, { start, runs: 1, stride: 0, length: features }, epsilon);
      for (let i = 0; i < features; i++) {
        const normal = (a[start + i]! - mean) * scale;
        y[start + i] = normal * (b.length === 0 ? 1 : b[i]!) + (c.length === 0 ? 0 : c[i]!);
      }
    }
  },
  // every channel of a (batch, channels, inner) for itself
  batchNorm: (y, [a, b, c], [batch, channels, inner, epsilon]) => {
    const stride = channels * inner;
    for (let channel = 0; channel < channels; channel++) {
      const place = { start: channel * inner, runs: batch, stride, length: inner };
      const { mean, scale } = spreadOf(a, place, epsilon);
      const factor = scale * (b.length === 0 ? 1 : b[channel]!);
      const shift = c.length === 0 ? 0 : c[channel]!;
      for (let n = 0; n < batch; n++) {
        const at = n * stride + channel * inner;
        for (let i = 0; i < inner; i++) y[at + i] = (a[at + i]! - mean) * factor + shift;
      }
    }
  },
} satisfies Partial<ForwardTable>;
