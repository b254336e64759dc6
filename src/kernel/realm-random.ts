// The realm's own chance: `Math.random` becomes a generator that starts from the cell's seed.
//
// So a run can be repeated exactly. The generator is mulberry32 (Tommy Ettinger, 2017): 32 bits of state,
// enough for pictures and small data; `nn` has its own.

/** A generator of numbers in [0, 1) that depends on `seed` alone. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From here on `math.random` repeats the sequence of `seed`. */
export function seedRandom(seed: number, math: { random: () => number } = Math): void {
  math.random = seededRandom(seed);
}
