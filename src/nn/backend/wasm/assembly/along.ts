// Along an axis: a (outer, length, inner) against y (outer, inner), and rows of scores.

import * as math from "./exponential";
import { firstLanes, madd, sumLanes } from "./lanes";

/** y = factor · Σ a along the middle axis, or y += where `add`. */
export function sum(
  y: usize,
  a: usize,
  outer: i32,
  length: i32,
  inner: i32,
  factor: f64,
  add: bool,
): void {
  if (inner == 1) {
    for (let o = 0; o < outer; o++, y += 4, a += <usize>length << 2) {
      const total = <f32>(factor * <f64>rowSum(a, length));
      f32.store(y, add ? f32.load(y) + total : total);
    }
    return;
  }
  const row = <usize>inner << 2;
  for (let o = 0; o < outer; o++, y += row) {
    if (!add) memory.fill(y, 0, row);
    for (let p = 0; p < length; p++, a += row) addRow(y, a, inner, <f32>factor);
  }
}

/** y repeats a along the middle axis, times factor, or y += where `add`: the way back of `sum`. */
export function expand(
  y: usize,
  a: usize,
  outer: i32,
  length: i32,
  inner: i32,
  factor: f64,
  add: bool,
): void {
  const row = <usize>inner << 2;
  if (inner == 1) {
    for (let o = 0; o < outer; o++, a += 4) {
      const value = <f32>(factor * <f64>f32.load(a));
      for (let p = 0; p < length; p++, y += 4) f32.store(y, add ? f32.load(y) + value : value);
    }
    return;
  }
  for (let o = 0; o < outer; o++, a += row) {
    for (let p = 0; p < length; p++, y += row) {
      if (add) addRow(y, a, inner, <f32>factor);
      else memory.copy(y, a, row);
    }
  }
}

/** Rows may begin anywhere, so what is left over after whole lanes is done one by one. */
function addRow(to: usize, from: usize, count: i32, factor: f32): void {
  const times = f32x4.splat(factor);
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16, from += 16) {
    v128.store(to, madd(v128.load(from), times, v128.load(to)));
  }
  for (; i < count; i++, to += 4, from += 4) f32.store(to, f32.load(to) + factor * f32.load(from));
}

function rowSum(a: usize, count: i32): f32 {
  let lanes = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4, a += 16) lanes = f32x4.add(lanes, v128.load(a));
  let total = sumLanes(lanes);
  for (; i < count; i++, a += 4) total += f32.load(a);
  return total;
}

export function rowMax(a: usize, count: i32): f32 {
  let largest = f32.load(a);
  for (let i = 1; i < count; i++) largest = max<f32>(largest, f32.load(a + (<usize>i << 2)));
  return largest;
}

/** Σ eᵃ⁻ᵐ over a row, which is written to y. Reads and writes up to three numbers past its end. */
@inline
function exponentials(y: usize, a: usize, count: i32, largest: f32): f32 {
  const m = f32x4.splat(largest);
  let lanes = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    const e = math.exp(f32x4.sub(v128.load(a + (<usize>i << 2)), m));
    v128.store(y + (<usize>i << 2), e);
    lanes = f32x4.add(lanes, e);
  }
  if (i < count) {
    const e = firstLanes(math.exp(f32x4.sub(v128.load(a + (<usize>i << 2)), m)), count - i);
    lanes = f32x4.add(lanes, e);
    storeFirst(y + (<usize>i << 2), e, count - i);
  }
  return sumLanes(lanes);
}

/** Σ eᵃ⁻ᵐ over a row */
export function exponentialsSum(a: usize, count: i32, largest: f32): f32 {
  const m = f32x4.splat(largest);
  let lanes = f32x4.splat(0);
  for (let i = 0; i < count; i += 4, a += 16) {
    let e = math.exp(f32x4.sub(v128.load(a), m));
    if (count - i < 4) e = firstLanes(e, count - i);
    lanes = f32x4.add(lanes, e);
  }
  return sumLanes(lanes);
}

@inline
function storeFirst(y: usize, x: v128, count: i32): void {
  f32.store(y, f32x4.extract_lane(x, 0));
  if (count > 1) f32.store(y, f32x4.extract_lane(x, 1), 4);
  if (count > 2) f32.store(y, f32x4.extract_lane(x, 2), 8);
}

/** Each row of a (rows, length) into probabilities. */
export function softmax(y: usize, a: usize, rows: i32, length: i32): void {
  for (let row = 0; row < rows; row++, a += <usize>length << 2, y += <usize>length << 2) {
    const total = exponentials(y, a, length, rowMax(a, length));
    for (let i = 0; i < length; i++) {
      const at = y + (<usize>i << 2);
      f32.store(at, f32.load(at) / total);
    }
  }
}

/** Each row of a (rows, length) less its largest number m and ln Σ eᵃ⁻ᵐ. */
export function logSoftmax(y: usize, a: usize, rows: i32, length: i32): void {
  for (let row = 0; row < rows; row++, a += <usize>length << 2, y += <usize>length << 2) {
    const largest = rowMax(a, length);
    const total = exponentials(y, a, length, largest);
    const logarithm = f32x4.extract_lane(math.log(f32x4.splat(total)), 0);
    for (let i: usize = 0; i < <usize>length; i++) {
      f32.store(y + (i << 2), f32.load(a + (i << 2)) - largest - logarithm);
    }
  }
}

/** da += y (dy − Σ dy y) for each row */
export function softmaxPull(dy: usize, y: usize, da: usize, rows: i32, length: i32): void {
  const bytes = <usize>length << 2;
  for (let row = 0; row < rows; row++, dy += bytes, y += bytes, da += bytes) {
    let total: f32 = 0;
    for (let i: usize = 0; i < bytes; i += 4) total += f32.load(dy + i) * f32.load(y + i);
    for (let i: usize = 0; i < bytes; i += 4) {
      f32.store(da + i, f32.load(da + i) + f32.load(y + i) * (f32.load(dy + i) - total));
    }
  }
}

/** da += dy − eʸ Σ dy for each row */
export function logSoftmaxPull(dy: usize, y: usize, da: usize, rows: i32, length: i32): void {
  const bytes = <usize>length << 2;
  for (let row = 0; row < rows; row++, dy += bytes, y += bytes, da += bytes) {
    const total = rowSum(dy, length);
    for (let i: usize = 0; i < bytes; i += 4) {
      const e = f32x4.extract_lane(math.exp(f32x4.splat(f32.load(y + i))), 0);
      f32.store(da + i, f32.load(da + i) + f32.load(dy + i) - e * total);
    }
  }
}

/** Σ a² in double precision */
export function sumOfSquares(a: usize, count: i32): f64 {
  let total: f64 = 0;
  for (let i = 0; i < count; i++, a += 4) {
    const x = <f64>f32.load(a);
    total += x * x;
  }
  return total;
}
