// Layer normalization, four features at a time: their number is a multiple of four. Formulas:
// plain/forward/normalization.ts and plain/derivatives/normalization.ts.

import { madd, sumLanes } from "./lanes";

/** The mean of a row. */
@inline
function meanOf(a: usize, bytes: usize): f32 {
  let lanes = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) lanes = f32x4.add(lanes, v128.load(a + i));
  return sumLanes(lanes) / <f32>(bytes >> 2);
}

/** 1 / √(variance + epsilon) of a row. */
@inline
function scaleOf(a: usize, bytes: usize, mean: v128, epsilon: f32): f32 {
  let lanes = f32x4.splat(0);
  for (let i: usize = 0; i < bytes; i += 16) {
    const away = f32x4.sub(v128.load(a + i), mean);
    lanes = madd(away, away, lanes);
  }
  return 1 / Mathf.sqrt(sumLanes(lanes) / <f32>(bytes >> 2) + epsilon);
}

/** y = (a − m) r b + c for each row; an address of 0 scales by 1, or shifts by 0 */
export function layerNorm(
  y: usize,
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  features: i32,
  epsilon: f32,
): void {
  const bytes = <usize>features << 2;
  for (let row = 0; row < rows; row++, a += bytes, y += bytes) {
    const mean = f32x4.splat(meanOf(a, bytes));
    const scale = f32x4.splat(scaleOf(a, bytes, mean, epsilon));
    for (let i: usize = 0; i < bytes; i += 16) {
      let normal = f32x4.mul(f32x4.sub(v128.load(a + i), mean), scale);
      if (b) normal = f32x4.mul(normal, v128.load(b + i));
      if (c) normal = f32x4.add(normal, v128.load(c + i));
      v128.store(y + i, normal);
    }
  }
}

/** The gradients of the rows, of the scale and of the shift; an address of 0 wants nothing. */
export function layerNormPull(
  dy: usize,
  a: usize,
  b: usize,
  da: usize,
  db: usize,
  dc: usize,
  rows: i32,
  features: i32,
  epsilon: f32,
): void {
  const bytes = <usize>features << 2;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++, a += bytes, dy += bytes) {
    const mean = f32x4.splat(meanOf(a, bytes));
    const scale = f32x4.splat(scaleOf(a, bytes, mean, epsilon));
    let sum = f32x4.splat(0);
    let aligned = f32x4.splat(0);
    for (let i: usize = 0; i < bytes; i += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(a + i), mean), scale);
      const d = v128.load(dy + i);
      const g = f32x4.mul(d, b ? v128.load(b + i) : one);
      sum = f32x4.add(sum, g);
      aligned = madd(g, normal, aligned);
      if (db) v128.store(db + i, madd(d, normal, v128.load(db + i)));
      if (dc) v128.store(dc + i, f32x4.add(v128.load(dc + i), d));
    }
    if (!da) continue;
    const share = f32x4.splat(sumLanes(sum) / <f32>features);
    const lean = f32x4.splat(sumLanes(aligned) / <f32>features);
    for (let i: usize = 0; i < bytes; i += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(a + i), mean), scale);
      const g = f32x4.mul(v128.load(dy + i), b ? v128.load(b + i) : one);
      const rest = f32x4.sub(f32x4.sub(g, share), f32x4.mul(normal, lean));
      v128.store(da + i, madd(scale, rest, v128.load(da + i)));
    }
    da += bytes;
  }
}
