// Updates: one optimizer step over the numbers of one parameter, in place. Formulas: plain/updates.ts.

import { madd, nmadd } from "./lanes";

/** d = g + λ w · v ← μ v + d · w ← w − η v, or w − η (d + μ v) with Nesterov's look-ahead */
export function sgd(
  weights: usize,
  gradient: usize,
  velocity: usize,
  count: i32,
  learningRate: f32,
  momentum: f32,
  nesterov: bool,
  weightDecay: f32,
): void {
  const rate = f32x4.splat(learningRate);
  const keep = f32x4.splat(momentum);
  const decay = f32x4.splat(weightDecay);
  for (const end = weights + (<usize>count << 2); weights < end; weights += 16) {
    const w = v128.load(weights);
    const direction = madd(decay, w, v128.load(gradient));
    let speed = direction;
    if (momentum != 0) {
      speed = madd(keep, v128.load(velocity), direction);
      v128.store(velocity, speed);
      if (nesterov) speed = madd(keep, speed, direction);
    }
    v128.store(weights, nmadd(rate, speed, w));
    gradient += 16;
    velocity += 16;
  }
}

/** g += decay w · m ← β₁ m + rest₁ g · v ← β₂ v + rest₂ g² · w ← shrink w − rate m / (√v · root + ε), rest = 1 − β */
export function adam(
  weights: usize,
  gradient: usize,
  first: usize,
  second: usize,
  count: i32,
  rate: f32,
  root: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  epsilon: f32,
  decay: f32,
  shrink: f32,
): void {
  const step = f32x4.splat(rate);
  const scale = f32x4.splat(root);
  const keep1 = f32x4.splat(beta1);
  const take1 = f32x4.splat(rest1);
  const keep2 = f32x4.splat(beta2);
  const take2 = f32x4.splat(rest2);
  const least = f32x4.splat(epsilon);
  for (const end = weights + (<usize>count << 2); weights < end; weights += 16) {
    const w = v128.load(weights);
    let g = v128.load(gradient);
    if (decay != 0) g = madd(f32x4.splat(decay), w, g);
    const m = madd(keep1, v128.load(first), f32x4.mul(take1, g));
    const v = madd(keep2, v128.load(second), f32x4.mul(take2, f32x4.mul(g, g)));
    v128.store(first, m);
    v128.store(second, v);
    const size = madd(f32x4.sqrt(v), scale, least);
    const kept = shrink == 1 ? w : f32x4.mul(f32x4.splat(shrink), w);
    v128.store(weights, f32x4.sub(kept, f32x4.div(f32x4.mul(step, m), size)));
    gradient += 16;
    first += 16;
    second += 16;
  }
}
