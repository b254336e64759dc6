// The yardstick of the benchmarks: multiply-adds that wait for nothing.

import { madd, sumLanes } from "./lanes";

/** Twelve chains of `count` multiply-adds on four lanes: 96 · count floating-point operations. */
export function peak(count: i32): f32 {
  const factor = f32x4.splat(0.999999);
  const term = f32x4.splat(0.000001);
  let x0 = f32x4.splat(1);
  let x1 = x0;
  let x2 = x0;
  let x3 = x0;
  let x4 = x0;
  let x5 = x0;
  let x6 = x0;
  let x7 = x0;
  let x8 = x0;
  let x9 = x0;
  let x10 = x0;
  let x11 = x0;
  for (let i = 0; i < count; i++) {
    x0 = madd(x0, factor, term);
    x1 = madd(x1, factor, term);
    x2 = madd(x2, factor, term);
    x3 = madd(x3, factor, term);
    x4 = madd(x4, factor, term);
    x5 = madd(x5, factor, term);
    x6 = madd(x6, factor, term);
    x7 = madd(x7, factor, term);
    x8 = madd(x8, factor, term);
    x9 = madd(x9, factor, term);
    x10 = madd(x10, factor, term);
    x11 = madd(x11, factor, term);
  }
  x0 = f32x4.add(f32x4.add(x0, x1), f32x4.add(x2, x3));
  x4 = f32x4.add(f32x4.add(x4, x5), f32x4.add(x6, x7));
  x8 = f32x4.add(f32x4.add(x8, x9), f32x4.add(x10, x11));
  return sumLanes(f32x4.add(f32x4.add(x0, x4), x8));
}
