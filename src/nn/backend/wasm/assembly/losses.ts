// Losses: from logits and targets to one number, and back. Formulas: plain/forward/losses.ts.

import { exponentialsSum, rowMax } from "./along";
import * as math from "./exponential";
import { firstLanes, madd, sumLanes } from "./lanes";

/** Lanes from `at` on, of which those past the `left` numbers are zero. */
@inline
function lanesLeft(at: usize, left: i32): v128 {
  const x = v128.load(at);
  return left >= 4 ? x : firstLanes(x, left);
}

/** y = Σ (ln(1 + eᵃ) − b a) / divisor */
export function binaryCrossEntropy(y: usize, a: usize, b: usize, n: i32, divisor: f64): void {
  let lanes = f32x4.splat(0);
  for (let i = 0; i < n; i += 4, a += 16, b += 16) {
    const x = v128.load(a);
    let loss = f32x4.sub(math.softplus(x), f32x4.mul(v128.load(b), x));
    if (n - i < 4) loss = firstLanes(loss, n - i);
    lanes = f32x4.add(lanes, loss);
  }
  f32.store(y, <f32>(<f64>sumLanes(lanes) / divisor));
}

/** da += dy (σ(a) − b) / divisor, db −= dy a / divisor; an address of 0 wants nothing */
export function binaryCrossEntropyPull(
  dy: usize,
  a: usize,
  b: usize,
  da: usize,
  db: usize,
  n: i32,
  divisor: f64,
): void {
  const share = f32x4.splat(<f32>(<f64>f32.load(dy) / divisor));
  for (let i: usize = 0; i < <usize>n << 2; i += 16) {
    const x = v128.load(a + i);
    if (da) {
      const error = f32x4.sub(math.sigmoid(x), v128.load(b + i));
      v128.store(da + i, madd(share, error, v128.load(da + i)));
    }
    if (db) v128.store(db + i, f32x4.sub(v128.load(db + i), f32x4.mul(share, x)));
  }
}

/** y = Σ −ln softmax(a) at the target, or weighted by the targets' rows, through divisor */
export function crossEntropy(
  y: usize,
  a: usize,
  b: usize,
  examples: i32,
  classes: i32,
  indexed: bool,
  divisor: f64,
): void {
  let total: f64 = 0;
  const row = <usize>classes << 2;
  for (let example = 0; example < examples; example++, a += row) {
    const largest = rowMax(a, classes);
    const rest = logOf(exponentialsSum(a, classes, largest));
    if (indexed) {
      const target = <usize>f32.load(b) << 2;
      total += <f64>(rest - (f32.load(a + target) - largest));
      b += 4;
      continue;
    }
    const all = f32x4.splat(rest + largest);
    let lanes = f32x4.splat(0);
    for (let i = 0; i < classes; i += 4) {
      const at = <usize>i << 2;
      const weights = lanesLeft(b + at, classes - i);
      lanes = madd(weights, f32x4.sub(all, v128.load(a + at)), lanes);
    }
    total += <f64>sumLanes(lanes);
    b += row;
  }
  f32.store(y, <f32>(total / divisor));
}

/** da += dy (softmax(a) Σ b − b) / divisor, where b is 1 at the target of an index */
export function crossEntropyPull(
  dy: usize,
  a: usize,
  b: usize,
  da: usize,
  examples: i32,
  classes: i32,
  indexed: bool,
  divisor: f64,
): void {
  const share = <f32>(<f64>f32.load(dy) / divisor);
  const row = <usize>classes << 2;
  for (let example = 0; example < examples; example++, a += row, da += row) {
    const largest = rowMax(a, classes);
    const all = f32x4.splat(largest + logOf(exponentialsSum(a, classes, largest)));
    let weight: f32 = 1;
    if (!indexed) {
      let lanes = f32x4.splat(0);
      for (let i = 0; i < classes; i += 4) {
        lanes = f32x4.add(lanes, lanesLeft(b + (<usize>i << 2), classes - i));
      }
      weight = sumLanes(lanes);
    }
    const factor = f32x4.splat(share * weight);
    for (let i = 0; i < classes; i += 4) {
      const at = <usize>i << 2;
      let more = f32x4.mul(factor, math.exp(f32x4.sub(v128.load(a + at), all)));
      if (!indexed) more = f32x4.sub(more, f32x4.mul(f32x4.splat(share), v128.load(b + at)));
      if (classes - i < 4) more = firstLanes(more, classes - i);
      v128.store(da + at, f32x4.add(v128.load(da + at), more));
    }
    if (indexed) {
      const target = da + (<usize>f32.load(b) << 2);
      f32.store(target, f32.load(target) - share);
      b += 4;
    } else {
      b += row;
    }
  }
}

@inline
function logOf(x: f32): f32 {
  return f32x4.extract_lane(math.log(f32x4.splat(x)), 0);
}
