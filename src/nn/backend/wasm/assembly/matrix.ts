// Matrix products: one blocked loop nest for matmul, dense layers and all of their gradients.
//
// Strides are in bytes, so a transposed operand is read where it lies. b is packed into panels of eight
// columns, a into panels of six rows; a tile of 6 × 8 sums stays in registers while k runs.

import { madd, sumLanes } from "./lanes";

const TileRows: i32 = 6;
const TileColumns: i32 = 8;
/** How far k runs before the sums are stored: a panel of b then stays in the nearest cache. */
const InnerBlock: i32 = 256;
const ColumnBlock: i32 = 512;

const packedB = memory.data(InnerBlock * (ColumnBlock + TileColumns) * 4, 16);
const packedA = memory.data(InnerBlock * TileRows * 4, 16);
const edgeTile = memory.data(TileRows * TileColumns * 4, 16);

/**
 * c (rows, columns) = a (rows, inner) · b (inner, columns), or += where `add`. c lies row by row. Where `bias`
 * is no 0 it is added to every row.
 */
export function product(
  c: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
  bias: usize,
): void {
  if (inner == 0 || columns < 4) {
    if (bias) putBias(c, bias, rows, columns);
    const adds = add || bias != 0;
    narrowProduct(c, a, aRow, aStep, b, bStep, bColumn, rows, inner, columns, adds);
    return;
  }
  const cRow = <usize>columns << 2;
  for (let k = 0; k < inner; k += InnerBlock) {
    const length = min(InnerBlock, inner - k);
    const adds = add || k > 0;
    const start: usize = k > 0 ? <usize>0 : bias;
    for (let first = 0; first < columns; first += ColumnBlock) {
      const width = min(ColumnBlock, columns - first);
      packB(b + <usize>k * bStep + <usize>first * bColumn, bStep, bColumn, length, width);
      const from = a + <usize>k * aStep;
      for (let row = 0; row < rows; row += TileRows) {
        const height = min(TileRows, rows - row);
        const corner = c + <usize>row * cRow + (<usize>first << 2);
        const places = start ? start + (<usize>first << 2) : <usize>0;
        const rowOfA = from + <usize>row * aRow;
        stripe(corner, cRow, rowOfA, aRow, aStep, length, height, width, adds, places);
      }
    }
  }
}

/** Puts the bias on every row of c. */
function putBias(c: usize, bias: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    for (let i: usize = 0; i < <usize>columns; i++, c += 4) {
      f32.store(c, f32.load(bias + (i << 2)));
    }
  }
}

/** Up to six rows of c. */
function stripe(
  c: usize,
  cRow: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  inner: i32,
  height: i32,
  width: i32,
  add: bool,
  bias: usize,
): void {
  packA(a, aRow, aStep, inner, height);
  let panel: usize = packedB;
  for (let column = 0; column < width; column += TileColumns) {
    const left = width - column;
    const at = c + (<usize>column << 2);
    const start = bias ? bias + (<usize>column << 2) : <usize>0;
    if (left >= TileColumns) {
      tile(at, cRow, panel, inner, height, add, start);
    } else {
      tile(edgeTile, TileColumns * 4, panel, inner, height, false, 0);
      for (let row: usize = 0; row < <usize>height; row++) {
        const to = at + row * cRow;
        const sums = edgeTile + row * TileColumns * 4;
        for (let i: usize = 0; i < <usize>left; i++) {
          let sum = f32.load(sums + (i << 2));
          if (start) sum += f32.load(start + (i << 2));
          f32.store(to + (i << 2), add ? f32.load(to + (i << 2)) + sum : sum);
        }
      }
    }
    panel += (<usize>inner * TileColumns) << 2;
  }
}

/** Six rows side by side for each k; missing rows repeat the last, and are not stored. */
function packA(a: usize, aRow: usize, aStep: usize, inner: i32, height: i32): void {
  const p1 = height > 1 ? aRow : 0;
  const p2 = height > 2 ? p1 + aRow : p1;
  const p3 = height > 3 ? p2 + aRow : p2;
  const p4 = height > 4 ? p3 + aRow : p3;
  const p5 = height > 5 ? p4 + aRow : p4;
  let to: usize = packedA;
  for (const end = to + <usize>inner * TileRows * 4; to < end; to += TileRows * 4) {
    f32.store(to, f32.load(a));
    f32.store(to, f32.load(a + p1), 4);
    f32.store(to, f32.load(a + p2), 8);
    f32.store(to, f32.load(a + p3), 12);
    f32.store(to, f32.load(a + p4), 16);
    f32.store(to, f32.load(a + p5), 20);
    a += aStep;
  }
}

/** Panels of eight columns, side by side for each k; missing columns are zero. */
function packB(b: usize, bStep: usize, bColumn: usize, inner: i32, width: i32): void {
  let to: usize = packedB;
  for (let column = 0; column < width; column += TileColumns) {
    const left = width - column;
    let from = b + <usize>column * bColumn;
    if (left < TileColumns) {
      for (let k = 0; k < inner; k++) {
        v128.store(to, f32x4.splat(0));
        v128.store(to, f32x4.splat(0), 16);
        for (let i: usize = 0; i < <usize>left; i++) {
          f32.store(to + (i << 2), f32.load(from + i * bColumn));
        }
        to += TileColumns * 4;
        from += bStep;
      }
    } else if (bColumn == 4) {
      for (let k = 0; k < inner; k++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        to += TileColumns * 4;
        from += bStep;
      }
    } else {
      let k = 0;
      if (bStep == 4) {
        for (; k + 4 <= inner; k += 4) {
          transpose(to, from, bColumn);
          transpose(to + 16, from + 4 * bColumn, bColumn);
          to += TileColumns * 16;
          from += 16;
        }
      }
      for (; k < inner; k++) {
        for (let i: usize = 0; i < <usize>TileColumns; i++) {
          f32.store(to + (i << 2), f32.load(from + i * bColumn));
        }
        to += TileColumns * 4;
        from += bStep;
      }
    }
  }
}

/** Four rows of four numbers become four columns, each thirty-two bytes below the one before. */
@inline
function transpose(to: usize, from: usize, row: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from + row);
  const x2 = v128.load(from + 2 * row);
  const x3 = v128.load(from + 3 * row);
  const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5);
  const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5);
  const high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
  const high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2));
  v128.store(to, v128.shuffle<f64>(low01, low23, 1, 3), 32);
  v128.store(to, v128.shuffle<f64>(high01, high23, 0, 2), 64);
  v128.store(to, v128.shuffle<f64>(high01, high23, 1, 3), 96);
}

/** 6 × 8 sums over k, from packed panels; `height` rows of them are stored. */
function tile(
  c: usize,
  cRow: usize,
  b: usize,
  inner: i32,
  height: i32,
  add: bool,
  bias: usize,
): void {
  let a: usize = packedA;
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  let s40 = s00;
  let s41 = s00;
  let s50 = s00;
  let s51 = s00;
  for (let k = 0; k < inner; k++) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load32_splat(a, 8);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load32_splat(a, 12);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    x = v128.load32_splat(a, 16);
    s40 = madd(x, b0, s40);
    s41 = madd(x, b1, s41);
    x = v128.load32_splat(a, 20);
    s50 = madd(x, b0, s50);
    s51 = madd(x, b1, s51);
    b += TileColumns * 4;
    a += TileRows * 4;
  }
  if (bias) {
    const left = v128.load(bias);
    const right = v128.load(bias, 16);
    s00 = f32x4.add(s00, left);
    s01 = f32x4.add(s01, right);
    s10 = f32x4.add(s10, left);
    s11 = f32x4.add(s11, right);
    s20 = f32x4.add(s20, left);
    s21 = f32x4.add(s21, right);
    s30 = f32x4.add(s30, left);
    s31 = f32x4.add(s31, right);
    s40 = f32x4.add(s40, left);
    s41 = f32x4.add(s41, right);
    s50 = f32x4.add(s50, left);
    s51 = f32x4.add(s51, right);
  }
  store(c, s00, s01, add);
  if (height == 1) return;
  store(c + cRow, s10, s11, add);
  if (height == 2) return;
  store(c + 2 * cRow, s20, s21, add);
  if (height == 3) return;
  store(c + 3 * cRow, s30, s31, add);
  if (height == 4) return;
  store(c + 4 * cRow, s40, s41, add);
  if (height == 5) return;
  store(c + 5 * cRow, s50, s51, add);
}

@inline
function store(c: usize, left: v128, right: v128, add: bool): void {
  if (add) {
    left = f32x4.add(v128.load(c), left);
    right = f32x4.add(v128.load(c, 16), right);
  }
  v128.store(c, left);
  v128.store(c, right, 16);
}

/** Fewer than four columns: one sum of products at a time, along k in lanes where both operands lie so. */
function narrowProduct(
  c: usize,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
): void {
  if (aRow == 4 && rows >= 4) {
    const whole = rows & ~3;
    narrowByRows(c, a, aStep, b, bStep, bColumn, whole, inner, columns, add);
    a += <usize>whole << 2;
    c += <usize>(whole * columns) << 2;
    rows -= whole;
  }
  const inLanes = aStep == 4 && bStep == 4;
  for (let row = 0; row < rows; row++) {
    for (let column: usize = 0; column < <usize>columns; column++) {
      let x = a;
      let y = b + column * bColumn;
      let k = 0;
      let sum: f32 = 0;
      if (inLanes) {
        let sums = f32x4.splat(0);
        for (; k + 4 <= inner; k += 4, x += 16, y += 16) {
          sums = madd(v128.load(x), v128.load(y), sums);
        }
        sum = sumLanes(sums);
      }
      for (; k < inner; k++, x += aStep, y += bStep) sum += f32.load(x) * f32.load(y);
      put(c, sum, add);
      c += 4;
    }
    a += aRow;
  }
}

/** Four rows at once, where they lie side by side in a. */
function narrowByRows(
  c: usize,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  rows: i32,
  inner: i32,
  columns: i32,
  add: bool,
): void {
  const cRow = <usize>columns << 2;
  for (let row = 0; row < rows; row += 4, a += 16, c += 4 * cRow) {
    for (let column: usize = 0; column < <usize>columns; column++) {
      let x = a;
      let y = b + column * bColumn;
      let sums = f32x4.splat(0);
      for (let k = 0; k < inner; k++, x += aStep, y += bStep) {
        sums = madd(v128.load(x), v128.load32_splat(y), sums);
      }
      const to = c + (column << 2);
      put(to, f32x4.extract_lane(sums, 0), add);
      put(to + cRow, f32x4.extract_lane(sums, 1), add);
      put(to + 2 * cRow, f32x4.extract_lane(sums, 2), add);
      put(to + 3 * cRow, f32x4.extract_lane(sums, 3), add);
    }
  }
}

@inline
function put(to: usize, sum: f32, add: bool): void {
  f32.store(to, add ? f32.load(to) + sum : sum);
}

/** y (columns, rows) = or += a (rows, columns) turned over */
export function transposed(y: usize, a: usize, rows: i32, columns: i32, add: bool): void {
  for (let column = 0; column < columns; column++) {
    let from = a + (<usize>column << 2);
    for (let row = 0; row < rows; row++) {
      const x = f32.load(from);
      f32.store(y, add ? f32.load(y) + x : x);
      y += 4;
      from += <usize>columns << 2;
    }
  }
}
