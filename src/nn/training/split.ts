// Split: examples to train on and examples to test with.

import { randomFrom } from "../context.ts";
import { ArgumentError } from "../errors.ts";
import type { Random } from "../random.ts";
import { countExamples, type Examples, selectRows } from "./batches.ts";

/**
 * Divides examples at random into two parts that share none.
 *
 * @param options `fraction` of the examples that are for training, 0.8 by default, rounded to whole
 *   examples; `seed` where the order's random numbers start
 * @throws {ArgumentError} if the fraction leaves one part empty
 * @example const { train, test } = split(moons(200), { fraction: 0.75, seed: 1 });
 */
export function split(
  examples: Examples,
  { fraction = 0.8, seed }: { fraction?: number; seed?: number | Random } = {},
): { train: Examples; test: Examples } {
  const count = countExamples(examples, "split");
  const trained = Math.round(count * fraction);
  if (!(trained >= 1 && trained < count)) {
    throw new ArgumentError(
      `split: fraction ${fraction} of ${count} examples leaves one part empty; expected a number between 0 and 1`,
    );
  }
  const order = randomFrom(seed).shuffle(Array.from({ length: count }, (_, index) => index));
  const part = (indices: number[]): Examples => ({
    inputs: selectRows(examples.inputs, indices),
    targets: selectRows(examples.targets, indices),
  });
  return { train: part(order.slice(0, trained)), test: part(order.slice(trained)) };
}
