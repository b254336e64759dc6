// Range: the whole numbers from one to another, as a list.

const lengthLimit = 10_000_000;

/**
 * The numbers 0, 1, … below `end`; or from `start` in steps of `step`, without `end`.
 * @throws {RangeError} if a number is not finite, `step` is 0, or the list would be too long
 * @example range(3) // [0, 1, 2]
 * @example range(0, 1, 0.25) // [0, 0.25, 0.5, 0.75]
 */
export function range(end: number): number[];
export function range(start: number, end: number, step?: number): number[];
export function range(first: number, second?: number, step = 1): number[] {
  const [start, end] = second === undefined ? [0, first] : [first, second];
  if (![start, end, step].every(Number.isFinite) || step === 0) {
    throw new RangeError(
      `range: got ${start}, ${end}, ${step}; expected finite numbers and a step other than 0`,
    );
  }
  // Rounding up would add an element where (end − start) / step is a hair above a whole number.
  const length = Math.max(0, Math.ceil((end - start) / step - 1e-9));
  if (length > lengthLimit)
    throw new RangeError(`range: ${length} numbers are too many; at most ${lengthLimit}`);
  return Array.from({ length }, (_, index) => start + index * step);
}
