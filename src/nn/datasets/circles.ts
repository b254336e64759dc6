// Circles: a ring around a smaller ring.

import { cos, sin } from "../math.ts";
import { Random } from "../random.ts";
import { checkRequest, type Dataset, type DatasetOptions, dataset } from "./dataset.ts";

/**
 * n points on two circles around 0: class 0 with radius 1, class 1 with radius ½. Classes alternate.
 *
 * A line gets no more than half of new points right, 2-8-1 with tanh 99 %.
 *
 * @param options `noise`: standard deviation added to each coordinate, 0.08 by default
 */
export function circles(n: number, { noise = 0.08, seed = 1 }: DatasetOptions = {}): Dataset {
  checkRequest(n, noise, "circles");
  const random = new Random(seed);
  const points: number[][] = [];
  const labels: number[] = [];
  for (let i = 0; i < n; i++) {
    const label = i % 2;
    const radius = label === 0 ? 1 : 0.5;
    const angle = 2 * Math.PI * random.uniform();
    points.push([
      radius * cos(angle) + noise * random.normal(),
      radius * sin(angle) + noise * random.normal(),
    ]);
    labels.push(label);
  }
  return dataset(points, labels);
}
