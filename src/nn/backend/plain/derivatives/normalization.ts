// Derivatives of normalization. The legend stands in ../derivatives.ts.
//
// With n = (a − m) r and g = dy b, the gradient of n:  da += r (g − mean g − n · mean(g n)),  db += Σ dy n,  dc += Σ dy.
// The two means stand for the ways in which a number changes m and r.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { DerivativeTable } from "../kernels.ts";
import { spreadOf } from "../spread.ts";

export const normalization = {
  layerNorm: (dy, _y, [a, b], [da, db, dc], [rows, features, epsilon]) => {
    for (let row = 0; row < rows; row++) {
      const start = row * features;
      const { mean, scale } = spreadOf(a, { start, runs: 1, stride: 0, length: features }, epsilon);
      let sum = 0;
      let aligned = 0;
      for (let i = 0; i < features; i++) {
        const normal = (a[start + i]! - mean) * scale;
        const g = dy[start + i]! * (b.length === 0 ? 1 : b[i]!);
        sum += g;
        aligned += g * normal;
        if (db) db[i]! += dy[start + i]! * normal;
        if (dc) dc[i]! += dy[start + i]!;
      }
      for (let i = 0; da && i < features; i++) {
        const normal = (a[start + i]! - mean) * scale;
        const g = dy[start + i]! * (b.length === 0 ? 1 : b[i]!);
        da[start + i]! += scale * (g - sum / features - (normal * aligned) / features);
      }
    }
  },
  batchNorm: (dy, _y, [a, b], [da, db, dc], [batch, channels, inner, epsilon]) => {
    const stride = channels * inner;
    const count = batch * inner;
    for (let channel = 0; channel < channels; channel++) {
      const start = channel * inner;
      const { mean, scale } = spreadOf(a, { start, runs: batch, stride, length: inner }, epsilon);
      let sum = 0;
      let aligned = 0;
      for (let n = 0; n < batch; n++) {
        const at = start + n * stride;
        for (let i = 0; i < inner; i++) {
          sum += dy[at + i]!;
          aligned += dy[at + i]! * (a[at + i]! - mean) * scale;
        }
      }
      if (db) db[channel]! += aligned;
      if (dc) dc[channel]! += sum;
      if (!da) continue;
      const factor = scale * (b.length === 0 ? 1 : b[channel]!);
      for (let n = 0; n < batch; n++) {
        const at = start + n * stride;
        for (let i = 0; i < inner; i++) {
          const normal = (a[at + i]! - mean) * scale;
          da[at + i]! += factor * (dy[at + i]! - sum / count - (normal * aligned) / count);
        }
      }
    }
  },
} satisfies Partial<DerivativeTable>;
