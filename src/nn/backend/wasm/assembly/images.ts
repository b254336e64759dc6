// Images: what the windows of a convolution or a pool see. Numbers lie channel by channel and row by row.

/** How many windows of `kernel` numbers fit into `length`, moved by `stride`, with `padding` on both sides. */
@inline
function windows(length: i32, kernel: i32, stride: i32, padding: i32): i32 {
  return (length + 2 * padding - kernel) / stride + 1;
}

/**
 * Copies each window of an image into its column: patches (channels · kernel, windows), row by row.
 * What lies outside the image is 0.
 */
export function copyPatches(
  patches: usize,
  image: usize,
  channels: i32,
  height: i32,
  width: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideY: i32,
  strideX: i32,
  paddingY: i32,
  paddingX: i32,
): void {
  const down = windows(height, kernelHeight, strideY, paddingY);
  const across = windows(width, kernelWidth, strideX, paddingX);
  const row = <usize>across << 2;
  for (let channel = 0; channel < channels; channel++) {
    for (let ky = 0; ky < kernelHeight; ky++) {
      for (let kx = 0; kx < kernelWidth; kx++) {
        // Windows from `first` to before `last` have this number inside the image.
        const first = firstInside(kx - paddingX, strideX);
        const last = min(across, lastInside(kx - paddingX, strideX, width));
        for (let j = 0; j < down; j++, patches += row) {
          const y = j * strideY + ky - paddingY;
          if (y < 0 || y >= height || first >= last) {
            memory.fill(patches, 0, row);
            continue;
          }
          const start = image + (<usize>((channel * height + y) * width) << 2);
          let from = start + (<usize>(first * strideX + kx - paddingX) << 2);
          memory.fill(patches, 0, <usize>first << 2);
          let to = patches + (<usize>first << 2);
          if (strideX == 1) {
            copyRow(to, from, last - first);
          } else {
            for (let i = first; i < last; i++, to += 4, from += <usize>strideX << 2) {
              f32.store(to, f32.load(from));
            }
          }
          const end = <usize>last << 2;
          memory.fill(patches + end, 0, row - end);
        }
      }
    }
  }
}

/** Adds each column back to where its window saw it. */
export function addPatches(
  image: usize,
  patches: usize,
  channels: i32,
  height: i32,
  width: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideY: i32,
  strideX: i32,
  paddingY: i32,
  paddingX: i32,
): void {
  const down = windows(height, kernelHeight, strideY, paddingY);
  const across = windows(width, kernelWidth, strideX, paddingX);
  const row = <usize>across << 2;
  for (let channel = 0; channel < channels; channel++) {
    for (let ky = 0; ky < kernelHeight; ky++) {
      for (let kx = 0; kx < kernelWidth; kx++) {
        const first = firstInside(kx - paddingX, strideX);
        const last = min(across, lastInside(kx - paddingX, strideX, width));
        for (let j = 0; j < down; j++, patches += row) {
          const y = j * strideY + ky - paddingY;
          if (y < 0 || y >= height) continue;
          const start = image + (<usize>((channel * height + y) * width) << 2);
          let to = start + (<usize>(first * strideX + kx - paddingX) << 2);
          let from = patches + (<usize>first << 2);
          let i = first;
          if (strideX == 1) {
            for (; i + 4 <= last; i += 4, to += 16, from += 16) {
              v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
            }
          }
          for (; i < last; i++, to += <usize>strideX << 2, from += 4) {
            f32.store(to, f32.load(to) + f32.load(from));
          }
        }
      }
    }
  }
}

/** The first window whose number at `offset` lies at or behind the image's edge. */
@inline
function firstInside(offset: i32, stride: i32): i32 {
  return offset >= 0 ? 0 : (stride - 1 - offset) / stride;
}

/** One past the last window whose number at `offset` lies before `length`. */
@inline
function lastInside(offset: i32, stride: i32, length: i32): i32 {
  const room = length - offset;
  return room <= 0 ? 0 : (room + stride - 1) / stride;
}

/** Short rows are copied in lanes: a call of memory.copy costs more than they do. */
@inline
function copyRow(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16, from += 16) v128.store(to, v128.load(from));
  for (; i < count; i++, to += 4, from += 4) f32.store(to, f32.load(from));
}

/** y = the largest number of each window of each plane; padding never is. NaN is larger than all. */
export function maxPool(
  y: usize,
  a: usize,
  planes: i32,
  height: i32,
  width: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideY: i32,
  strideX: i32,
  paddingY: i32,
  paddingX: i32,
): void {
  const down = windows(height, kernelHeight, strideY, paddingY);
  const across = windows(width, kernelWidth, strideX, paddingX);
  for (let plane = 0; plane < planes; plane++, a += <usize>(height * width) << 2) {
    for (let j = 0; j < down; j++) {
      const top = max(j * strideY - paddingY, 0);
      const bottom = min(j * strideY - paddingY + kernelHeight, height);
      for (let i = 0; i < across; i++, y += 4) {
        const left = max(i * strideX - paddingX, 0);
        const right = min(i * strideX - paddingX + kernelWidth, width);
        let largest: f32 = -Infinity;
        for (let row = top; row < bottom; row++) {
          let at = a + (<usize>(row * width + left) << 2);
          for (let column = left; column < right; column++, at += 4) {
            largest = max<f32>(largest, f32.load(at));
          }
        }
        f32.store(y, largest);
      }
    }
  }
}

/** da += dy at the first largest number of each window */
export function maxPoolPull(
  dy: usize,
  y: usize,
  a: usize,
  da: usize,
  planes: i32,
  height: i32,
  width: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  strideY: i32,
  strideX: i32,
  paddingY: i32,
  paddingX: i32,
): void {
  const down = windows(height, kernelHeight, strideY, paddingY);
  const across = windows(width, kernelWidth, strideX, paddingX);
  const plane = <usize>(height * width) << 2;
  for (let p = 0; p < planes; p++, a += plane, da += plane) {
    for (let j = 0; j < down; j++) {
      const top = max(j * strideY - paddingY, 0);
      const bottom = min(j * strideY - paddingY + kernelHeight, height);
      for (let i = 0; i < across; i++, y += 4, dy += 4) {
        const left = max(i * strideX - paddingX, 0);
        const right = min(i * strideX - paddingX + kernelWidth, width);
        const largest = f32.load(y);
        const place = firstEqual(a, largest, width, top, bottom, left, right);
        if (place >= 0) f32.store(da + place, f32.load(da + place) + f32.load(dy));
      }
    }
  }
}

/** Where `value` stands first in a window, in bytes from `a`; −1 if nowhere. NaN is found by NaN. */
@inline
function firstEqual(
  a: usize,
  value: f32,
  width: i32,
  top: i32,
  bottom: i32,
  left: i32,
  right: i32,
): isize {
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const offset = <usize>(row * width + column) << 2;
      const x = f32.load(a + offset);
      if (x == value || (x != x && value != value)) return <isize>offset;
    }
  }
  return -1;
}
