// Lookup: a few keys with a value each, then one of the keys; what was its value?

import { tensor } from "../creation.ts";
import { ArgumentError } from "../errors.ts";
import { Random } from "../random.ts";
import type { Tensor } from "../tensor.ts";
import { checkRequest } from "./dataset.ts";

export interface LookupOptions {
  /** Keys with a value in each example, 4 by default. */
  pairs?: number;
  /** How many keys there are to choose from, 8 by default. */
  keys?: number;
  /** How many values there are to choose from, 8 by default. */
  values?: number;
  /** Where the random numbers start, 1 by default; take another seed for a test set. */
  seed?: number;
}

export interface Lookups {
  /**
   * (n, pairs + 1, keys + values): in each row a 1 for the key and, behind the keys, a 1 for its value; the last
   * row asks for a key and has no value
   */
  inputs: Tensor;
  /** (n) the value that stood beside the key */
  targets: Tensor;
  /** The same values as numbers. */
  labels: number[];
  /** Each example as written: its pairs [key, value], and the key that is asked for. */
  questions: { pairs: [key: number, value: number][]; key: number }[];
}

/**
 * n examples, each a table of its own: different keys in random order, any values, and a question for one of
 * the keys.
 *
 * What a key means is told anew each time, so nothing can be learned by heart: the answer has to be found by
 * comparing. Trained on 2,000 examples, a softmax without hidden layer gets 36 to 46 % of new ones right, since it
 * learns which values are there, and 80-64-8 with ReLU no more; one head of attention can get all.
 *
 * @throws {ArgumentError} if an option is out of its range
 * @example lookup(5).inputs.shape // [5, 5, 16]
 */
export function lookup(
  n: number,
  { pairs = 4, keys = 8, values = 8, seed = 1 }: LookupOptions = {},
): Lookups {
  checkRequest(n, 0, "lookup");
  for (const [option, count] of Object.entries({ pairs, keys, values })) {
    if (Number.isSafeInteger(count) && count >= 1) continue;
    throw new ArgumentError(`lookup: ${option} is ${count}; expected a whole number ≥ 1`);
  }
  if (pairs > keys) {
    throw new ArgumentError(
      `lookup: ${pairs} pairs need as many different keys; expected keys ≥ ${pairs}, not ${keys}`,
    );
  }
  const random = new Random(seed);
  const width = keys + values;
  const numbers = new Float32Array(n * (pairs + 1) * width);
  const labels: number[] = [];
  const questions: Lookups["questions"] = [];
  for (let i = 0; i < n; i++) {
    const order = random.shuffle(Array.from({ length: keys }, (_, key) => key));
    const table = order.slice(0, pairs).map((key): [number, number] => [key, random.integer(values)]); // prettier-ignore
    const [key = 0, value = 0] = table[random.integer(pairs)] ?? [];
    const start = i * (pairs + 1) * width;
    table.forEach(([rowKey, rowValue], row) => {
      numbers[start + row * width + rowKey] = 1;
      numbers[start + row * width + keys + rowValue] = 1;
    });
    numbers[start + pairs * width + key] = 1;
    labels.push(value);
    questions.push({ pairs: table, key });
  }
  const inputs = tensor(numbers, { shape: [n, pairs + 1, width] });
  return { inputs, targets: tensor(labels), labels, questions };
}
