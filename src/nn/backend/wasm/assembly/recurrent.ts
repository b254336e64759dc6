// Recurrent cells, four hidden numbers at a time: `hidden` is a multiple of four. Formulas:
// plain/forward/recurrent.ts.

import { sigmoid, tanh } from "./exponential";
import { madd, nmadd } from "./lanes";

/** y (rows, output and cell) of a (rows, gates i f g o) and b (rows, cell before) */
export function lstmCell(y: usize, a: usize, b: usize, rows: i32, hidden: i32): void {
  const part = <usize>hidden << 2;
  for (let row = 0; row < rows; row++, a += 4 * part, b += part, y += 2 * part) {
    for (let j: usize = 0; j < part; j += 16) {
      const input = sigmoid(v128.load(a + j));
      const forget = sigmoid(v128.load(a + j + part));
      const fresh = tanh(v128.load(a + j + 2 * part));
      const output = sigmoid(v128.load(a + j + 3 * part));
      const cell = madd(forget, v128.load(b + j), f32x4.mul(input, fresh));
      v128.store(y + j, f32x4.mul(output, tanh(cell)));
      v128.store(y + j + part, cell);
    }
  }
}

/** The gradients of the gates and of the cell before; an address of 0 wants nothing. */
export function lstmCellPull(
  dy: usize,
  y: usize,
  a: usize,
  b: usize,
  da: usize,
  db: usize,
  rows: i32,
  hidden: i32,
): void {
  const part = <usize>hidden << 2;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++) {
    for (let j: usize = 0; j < part; j += 16) {
      const input = sigmoid(v128.load(a + j));
      const forget = sigmoid(v128.load(a + j + part));
      const fresh = tanh(v128.load(a + j + 2 * part));
      const output = sigmoid(v128.load(a + j + 3 * part));
      const t = tanh(v128.load(y + j + part));
      const dh = v128.load(dy + j);
      const dcell = madd(f32x4.mul(dh, output), nmadd(t, t, one), v128.load(dy + j + part));
      if (db) add(db + j, f32x4.mul(dcell, forget));
      if (!da) continue;
      add(da + j, f32x4.mul(f32x4.mul(dcell, fresh), bend(input)));
      add(da + j + part, f32x4.mul(f32x4.mul(dcell, v128.load(b + j)), bend(forget)));
      add(da + j + 2 * part, f32x4.mul(f32x4.mul(dcell, input), nmadd(fresh, fresh, one)));
      add(da + j + 3 * part, f32x4.mul(f32x4.mul(dh, t), bend(output)));
    }
    a += 4 * part;
    y += 2 * part;
    dy += 2 * part;
    b += part;
    if (da) da += 4 * part;
    if (db) db += part;
  }
}

/** The slope of the sigmoid where its value is s. */
@inline
function bend(s: v128): v128 {
  return f32x4.mul(s, f32x4.sub(f32x4.splat(1), s));
}

@inline
function add(to: usize, x: v128): void {
  v128.store(to, f32x4.add(v128.load(to), x));
}
