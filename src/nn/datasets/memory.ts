// Memory: a bit comes first, then nothing but noise; what was the bit?

import { tensor } from "../creation.ts";
import { ArgumentError } from "../errors.ts";
import { Random } from "../random.ts";
import type { Tensor } from "../tensor.ts";
import { checkRequest } from "./dataset.ts";

export interface MemoryOptions {
  /** Steps of noise between the bit and the question, 10 by default. */
  steps?: number;
  /** Standard deviation of the noise, 0.3 by default. */
  noise?: number;
  /** Where the random numbers start, 1 by default; take another seed for a test set. */
  seed?: number;
}

export interface Sequences {
  /** (n, steps + 1, 1) one number per step: 1 or −1, then noise */
  inputs: Tensor;
  /** (n, 1) 1 if the first number was 1, 0 if it was −1 */
  targets: Tensor;
  /** The same bits as numbers. */
  labels: number[];
}

/**
 * n sequences that begin with 1 or −1, in random order but equally often, and go on with noise around 0.
 *
 * Easy for who sees all steps at once: one neuron on the whole sequence gets all of them right, and so does an
 * MLP. Reading only the last step, both are right half of the time. The difficulty is for networks that read one
 * step after the other: they must keep the bit through all the noise, the harder the more steps.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @example memory(4, { steps: 2 }).inputs.shape // [4, 3, 1]
 */
export function memory(
  n: number,
  { steps = 10, noise = 0.3, seed = 1 }: MemoryOptions = {},
): Sequences {
  checkRequest(n, noise, "memory");
  if (!(Number.isSafeInteger(steps) && steps >= 0)) {
    throw new ArgumentError(`memory: steps is ${steps}; expected a whole number ≥ 0`);
  }
  const random = new Random(seed);
  const labels = random.shuffle(Array.from({ length: n }, (_, i) => i % 2));
  const numbers: number[] = [];
  for (const label of labels) {
    numbers.push(2 * label - 1);
    for (let step = 0; step < steps; step++) numbers.push(noise * random.normal());
  }
  return {
    inputs: tensor(numbers, { shape: [n, steps + 1, 1] }),
    targets: tensor(labels, { shape: [n, 1] }),
    labels,
  };
}
