// Layout: rows of numbers moved from one place to another, or added there on the way back.

/** `rows` rows of `width` numbers; strides in numbers. */
export function moveRows(
  to: usize,
  toStride: i32,
  from: usize,
  fromStride: i32,
  rows: i32,
  width: i32,
  add: bool,
): void {
  for (let row = 0; row < rows; row++) {
    moveRow(to, from, width, add);
    to += <usize>toStride << 2;
    from += <usize>fromStride << 2;
  }
}

@inline
function moveRow(to: usize, from: usize, width: i32, add: bool): void {
  let i = 0;
  if (add) {
    for (; i + 4 <= width; i += 4, to += 16, from += 16) {
      v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    }
    for (; i < width; i++, to += 4, from += 4) f32.store(to, f32.load(to) + f32.load(from));
    return;
  }
  for (; i + 4 <= width; i += 4, to += 16, from += 16) v128.store(to, v128.load(from));
  for (; i < width; i++, to += 4, from += 4) f32.store(to, f32.load(from));
}

/** y (outer, second, middle, first, inner) = a (outer, first, middle, second, inner) */
export function swapAxes(
  y: usize,
  a: usize,
  outer: i32,
  first: i32,
  middle: i32,
  second: i32,
  inner: i32,
  add: bool,
): void {
  const row = <usize>inner << 2;
  const farther = <usize>(middle * second * inner) << 2;
  for (let o = 0; o < outer; o++) {
    for (let s = 0; s < second; s++) {
      for (let m = 0; m < middle; m++) {
        let from = a + (<usize>((m * second + s) * inner) << 2);
        for (let f = 0; f < first; f++, y += row, from += farther) moveRow(y, from, inner, add);
      }
    }
    a += <usize>first * farther;
  }
}
