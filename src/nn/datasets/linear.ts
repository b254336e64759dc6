// Linear: two classes on the two sides of a line.

import { Random } from "../random.ts";
import { checkRequest, type Dataset, type DatasetOptions, dataset } from "./dataset.ts";

/**
 * n points in the square from −1 to 1: class 1 above the line y = ½ x, class 0 on and below it.
 *
 * The easiest: a single neuron gets 97 % of new points right, and the noise allows little more.
 *
 * @param options `noise`: standard deviation of the line's height, drawn anew for each point, 0.1 by default
 */
export function linear(n: number, { noise = 0.1, seed = 1 }: DatasetOptions = {}): Dataset {
  checkRequest(n, noise, "linear");
  const random = new Random(seed);
  const points: number[][] = [];
  const labels: number[] = [];
  for (let i = 0; i < n; i++) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    points.push([x, y]);
    labels.push(y > 0.5 * x + noise * random.normal() ? 1 : 0);
  }
  return dataset(points, labels);
}
