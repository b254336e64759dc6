// Stands in for "nn".

/** A grid of numbers. */
export class Tensor {
  readonly shape: number[] = [];
  /** The sum of all numbers. */
  sum(): Tensor {
    return this;
  }
}

/** Makes a tensor of nested lists. */
export function tensor(_values: number[][]): Tensor {
  return new Tensor();
}
