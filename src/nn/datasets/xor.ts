// XOR: a square whose opposite corners belong together.

import { Random } from "../random.ts";
import { checkRequest, type Dataset, type DatasetOptions, dataset } from "./dataset.ts";

/**
 * n points around the corners (±1, ±1), in turn: class 1 where the signs differ, class 0 where they agree.
 *
 * A line gets about half of new points right, at best three quarters; 2-8-1 with tanh all of them.
 *
 * @param options `noise`: standard deviation around each corner, 0.3 by default; 0 with n = 4 gives the truth table
 */
export function xor(n: number, { noise = 0.3, seed = 1 }: DatasetOptions = {}): Dataset {
  checkRequest(n, noise, "xor");
  const random = new Random(seed);
  const points: number[][] = [];
  const labels: number[] = [];
  for (let i = 0; i < n; i++) {
    const right = i % 2;
    const top = Math.floor(i / 2) % 2;
    points.push([2 * right - 1 + noise * random.normal(), 2 * top - 1 + noise * random.normal()]);
    labels.push(right === top ? 0 : 1);
  }
  return dataset(points, labels);
}
