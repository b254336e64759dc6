// The matrix product on typed arrays, in plain loops.
//
// One loop nest serves matmul and both of its gradients: a transposed operand is read with its
// strides exchanged. Sums run in double precision and are rounded once, when they are stored.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { Values } from "../../dtype.ts";

/** Which operands lie transposed in memory. */
export interface Transposed {
  a?: boolean;
  b?: boolean;
}

/**
 * Adds a matrix product to `c`: c += a · b.
 *
 * a (rows, inner), or (inner, rows) if transposed · b (inner, columns), or (columns, inner) if
 * transposed · c (rows, columns).
 */
export function addMatrixProduct(
  c: Values,
  a: Values,
  b: Values,
  [rows, inner, columns]: readonly [rows: number, inner: number, columns: number],
  transposed: Transposed = {},
): void {
  const aRow = transposed.a ? 1 : inner;
  const aStep = transposed.a ? rows : 1;
  const bColumn = transposed.b ? inner : 1;
  const bStep = transposed.b ? 1 : columns;
  const tiledRows = rows - (rows % 2);
  const tiledColumns = columns - (columns % 4);

  for (let row = 0; row < tiledRows; row += 2) {
    for (let column = 0; column < tiledColumns; column += 4) {
      addTile(row, column);
    }
    addDots(row, tiledColumns);
    addDots(row + 1, tiledColumns);
  }
  if (tiledRows < rows) addDots(tiledRows, 0);

  // Two rows by four columns at once: eight sums from six reads per step, instead of sixteen.
  function addTile(row: number, column: number): void {
    let s00 = 0;
    let s01 = 0;
    let s02 = 0;
    let s03 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    let s13 = 0;
    let a0 = row * aRow;
    let a1 = a0 + aRow;
    let b0 = column * bColumn;
    let b1 = b0 + bColumn;
    let b2 = b1 + bColumn;
    let b3 = b2 + bColumn;
    for (let k = 0; k < inner; k++) {
      const x0 = a[a0]!;
      const x1 = a[a1]!;
      const w0 = b[b0]!;
      const w1 = b[b1]!;
      const w2 = b[b2]!;
      const w3 = b[b3]!;
      s00 += x0 * w0;
      s01 += x0 * w1;
      s02 += x0 * w2;
      s03 += x0 * w3;
      s10 += x1 * w0;
      s11 += x1 * w1;
      s12 += x1 * w2;
      s13 += x1 * w3;
      a0 += aStep;
      a1 += aStep;
      b0 += bStep;
      b1 += bStep;
      b2 += bStep;
      b3 += bStep;
    }
    const top = row * columns + column;
    c[top]! += s00;
    c[top + 1]! += s01;
    c[top + 2]! += s02;
    c[top + 3]! += s03;
    const below = top + columns;
    c[below]! += s10;
    c[below + 1]! += s11;
    c[below + 2]! += s12;
    c[below + 3]! += s13;
  }

  // What is left over at the edges, one sum at a time: the slow twin of the tile.
  function addDots(row: number, fromColumn: number): void {
    for (let column = fromColumn; column < columns; column++) {
      let sum = 0;
      let aAt = row * aRow;
      let bAt = column * bColumn;
      for (let k = 0; k < inner; k++) {
        sum += a[aAt]! * b[bAt]!;
        aAt += aStep;
        bAt += bStep;
      }
      c[row * columns + column]! += sum;
    }
  }
}

/** Part number `n` of an array of parts of `length` numbers, in the same memory. */
export function part(values: Values, n: number, length: number): Values {
  return values.subarray(n * length, (n + 1) * length);
}
