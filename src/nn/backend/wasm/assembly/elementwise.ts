// Elementwise: number by number. Blocks are padded to whole lanes, so loops may run past the last number.

import * as math from "./exponential";
import { madd, nmadd, select } from "./lanes";

// Operations by name, so that each gets loops of its own when it is compiled.
class Neg {}
class Exp {}
class Log {}
class Sqrt {}
class Square {}
class Abs {}
class Relu {}
class Sigmoid {}
class Tanh {}
class Softplus {}
class Gelu {}
class Silu {}
class Copy {}

@inline
function apply<Op>(x: v128): v128 {
  if (idof<Op>() == idof<Neg>()) return f32x4.neg(x);
  if (idof<Op>() == idof<Exp>()) return math.exp(x);
  if (idof<Op>() == idof<Log>()) return math.log(x);
  if (idof<Op>() == idof<Sqrt>()) return f32x4.sqrt(x);
  if (idof<Op>() == idof<Square>()) return f32x4.mul(x, x);
  if (idof<Op>() == idof<Abs>()) return f32x4.abs(x);
  if (idof<Op>() == idof<Relu>()) return f32x4.pmax(x, f32x4.splat(0)); // keeps NaN
  if (idof<Op>() == idof<Sigmoid>()) return math.sigmoid(x);
  if (idof<Op>() == idof<Tanh>()) return math.tanh(x);
  if (idof<Op>() == idof<Softplus>()) return math.softplus(x);
  if (idof<Op>() == idof<Gelu>()) return f32x4.mul(x, math.normalShare(x, math.bell(x)));
  if (idof<Op>() == idof<Silu>()) return f32x4.mul(x, math.sigmoid(x));
  return x;
}

/** What is added to da, from dy, the result y and the operand a. */
@inline
function slope<Op>(dy: v128, y: v128, a: v128): v128 {
  if (idof<Op>() == idof<Neg>()) return f32x4.neg(dy);
  if (idof<Op>() == idof<Exp>()) return f32x4.mul(dy, y);
  if (idof<Op>() == idof<Log>()) return f32x4.div(dy, a);
  if (idof<Op>() == idof<Sqrt>()) return f32x4.div(dy, f32x4.add(y, y));
  if (idof<Op>() == idof<Square>()) return f32x4.mul(dy, f32x4.add(a, a));
  if (idof<Op>() == idof<Abs>()) {
    const zero = f32x4.splat(0);
    const away = select(f32x4.lt(a, zero), f32x4.neg(dy), dy);
    return v128.andnot(away, f32x4.eq(a, zero));
  }
  if (idof<Op>() == idof<Relu>()) return v128.andnot(dy, f32x4.le(a, f32x4.splat(0)));
  if (idof<Op>() == idof<Sigmoid>()) return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(f32x4.splat(1), y)));
  if (idof<Op>() == idof<Tanh>()) return f32x4.mul(dy, nmadd(y, y, f32x4.splat(1)));
  if (idof<Op>() == idof<Softplus>()) return f32x4.mul(dy, math.sigmoid(a));
  if (idof<Op>() == idof<Gelu>()) {
    // Φ(a) + a φ(a), with the factor 1 / √2π of φ
    const bell = math.bell(a);
    const density = f32x4.mul(bell, f32x4.splat(0.39894228));
    return f32x4.mul(dy, madd(a, density, math.normalShare(a, bell)));
  }
  if (idof<Op>() == idof<Silu>()) {
    // σ(a) (1 + a (1 − σ(a)))
    const s = math.sigmoid(a);
    const one = f32x4.splat(1);
    return f32x4.mul(dy, f32x4.mul(s, madd(a, f32x4.sub(one, s), one)));
  }
  return dy;
}

@inline
function map<Op>(y: usize, a: usize, count: i32): void {
  const end = a + (<usize>count << 2);
  // Two at once where a function is long: they share its constants and wait for nothing of each other.
  if (idof<Op>() == idof<Exp>() || idof<Op>() == idof<Log>() || idof<Op>() == idof<Sigmoid>() || idof<Op>() == idof<Tanh>() || idof<Op>() == idof<Softplus>()) {
    for (; a + 32 <= end; a += 32, y += 32) {
      const first = apply<Op>(v128.load(a));
      const second = apply<Op>(v128.load(a, 16));
      v128.store(y, first);
      v128.store(y, second, 16);
    }
  }
  for (; a < end; a += 16, y += 16) v128.store(y, apply<Op>(v128.load(a)));
}

@inline
function pull<Op>(dy: usize, y: usize, a: usize, da: usize, count: i32): void {
  for (const end = dy + (<usize>count << 2); dy < end; dy += 16, y += 16, a += 16, da += 16) {
    const more = slope<Op>(v128.load(dy), v128.load(y), v128.load(a));
    v128.store(da, f32x4.add(v128.load(da), more));
  }
}

export function neg(y: usize, a: usize, n: i32): void { map<Neg>(y, a, n); }
export function exp(y: usize, a: usize, n: i32): void { map<Exp>(y, a, n); }
export function log(y: usize, a: usize, n: i32): void { map<Log>(y, a, n); }
export function sqrt(y: usize, a: usize, n: i32): void { map<Sqrt>(y, a, n); }
export function square(y: usize, a: usize, n: i32): void { map<Square>(y, a, n); }
export function abs(y: usize, a: usize, n: i32): void { map<Abs>(y, a, n); }
export function relu(y: usize, a: usize, n: i32): void { map<Relu>(y, a, n); }
export function sigmoid(y: usize, a: usize, n: i32): void { map<Sigmoid>(y, a, n); }
export function tanh(y: usize, a: usize, n: i32): void { map<Tanh>(y, a, n); }
export function softplus(y: usize, a: usize, n: i32): void { map<Softplus>(y, a, n); }

export function gelu(y: usize, a: usize, n: i32): void { map<Gelu>(y, a, n); }
export function silu(y: usize, a: usize, n: i32): void { map<Silu>(y, a, n); }

export function negPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Neg>(dy, y, a, da, n); }
export function expPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Exp>(dy, y, a, da, n); }
export function logPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Log>(dy, y, a, da, n); }
export function sqrtPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Sqrt>(dy, y, a, da, n); }
export function squarePull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Square>(dy, y, a, da, n); }
export function absPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Abs>(dy, y, a, da, n); }
export function reluPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Relu>(dy, y, a, da, n); }
export function sigmoidPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Sigmoid>(dy, y, a, da, n); }
export function tanhPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Tanh>(dy, y, a, da, n); }
export function softplusPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Softplus>(dy, y, a, da, n); }
export function geluPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Gelu>(dy, y, a, da, n); }
export function siluPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Silu>(dy, y, a, da, n); }
export function copyPull(dy: usize, y: usize, a: usize, da: usize, n: i32): void { pull<Copy>(dy, y, a, da, n); }

export function leakyRelu(y: usize, a: usize, n: i32, slope: f32): void {
  const less = f32x4.splat(slope);
  for (const end = a + (<usize>n << 2); a < end; a += 16, y += 16) {
    const x = v128.load(a);
    v128.store(y, select(f32x4.le(x, f32x4.splat(0)), f32x4.mul(less, x), x));
  }
}

export function leakyReluPull(dy: usize, a: usize, da: usize, n: i32, slope: f32): void {
  const less = f32x4.splat(slope);
  for (const end = dy + (<usize>n << 2); dy < end; dy += 16, a += 16, da += 16) {
    const d = v128.load(dy);
    const more = select(f32x4.le(v128.load(a), f32x4.splat(0)), f32x4.mul(less, d), d);
    v128.store(da, f32x4.add(v128.load(da), more));
  }
}

class Add {}
class Sub {}
class Mul {}
class Div {}

@inline
function zip<Op>(y: usize, a: usize, b: usize, count: i32): void {
  for (const end = a + (<usize>count << 2); a < end; a += 16, b += 16, y += 16) {
    const left = v128.load(a);
    const right = v128.load(b);
    let result = f32x4.add(left, right);
    if (idof<Op>() == idof<Sub>()) result = f32x4.sub(left, right);
    if (idof<Op>() == idof<Mul>()) result = f32x4.mul(left, right);
    if (idof<Op>() == idof<Div>()) result = f32x4.div(left, right);
    v128.store(y, result);
  }
}

export function add(y: usize, a: usize, b: usize, n: i32): void { zip<Add>(y, a, b, n); }
export function sub(y: usize, a: usize, b: usize, n: i32): void { zip<Sub>(y, a, b, n); }
export function mul(y: usize, a: usize, b: usize, n: i32): void { zip<Mul>(y, a, b, n); }
export function div(y: usize, a: usize, b: usize, n: i32): void { zip<Div>(y, a, b, n); }

/** to += from · factor */
export function addScaled(to: usize, from: usize, n: i32, factor: f32): void {
  const times = f32x4.splat(factor);
  for (const end = from + (<usize>n << 2); from < end; from += 16, to += 16) {
    v128.store(to, madd(v128.load(from), times, v128.load(to)));
  }
}

/** to += a · b */
export function addProduct(to: usize, a: usize, b: usize, n: i32): void {
  for (const end = a + (<usize>n << 2); a < end; a += 16, b += 16, to += 16) {
    v128.store(to, madd(v128.load(a), v128.load(b), v128.load(to)));
  }
}

/** to += a / b */
export function addQuotient(to: usize, a: usize, b: usize, n: i32): void {
  for (const end = a + (<usize>n << 2); a < end; a += 16, b += 16, to += 16) {
    v128.store(to, f32x4.add(v128.load(to), f32x4.div(v128.load(a), v128.load(b))));
  }
}

/** db −= dy y / b */
export function divPullRight(dy: usize, y: usize, b: usize, db: usize, n: i32): void {
  for (const end = dy + (<usize>n << 2); dy < end; dy += 16, y += 16, b += 16, db += 16) {
    const share = f32x4.div(f32x4.mul(v128.load(dy), v128.load(y)), v128.load(b));
    v128.store(db, f32x4.sub(v128.load(db), share));
  }
}

export function fill(to: usize, n: i32, value: f32): void {
  if (value == 0) {
    memory.fill(to, 0, <usize>n << 2);
    return;
  }
  const x = f32x4.splat(value);
  for (const end = to + (<usize>n << 2); to < end; to += 16) v128.store(to, x);
}
