// Lanes: four numbers at a time. What the two builds differ in stands here and nowhere else.

/** a · b + c, rounded once in the build with relaxed SIMD, twice in the other. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c − a · b */
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** `then` where the lanes of `mask` are set, `otherwise` elsewhere. */
@inline
export function select(mask: v128, then: v128, otherwise: v128): v128 {
  return v128.bitselect(then, otherwise, mask);
}

/** The sum of the four lanes, pairwise. */
@inline
export function sumLanes(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** The first `count` (1 to 3) lanes of `x`, zero in the others. */
@inline
export function firstLanes(x: v128, count: i32): v128 {
  const lane = i32x4(0, 1, 2, 3);
  return v128.and(x, i32x4.lt_s(lane, i32x4.splat(count)));
}
