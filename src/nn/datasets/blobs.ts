// Blobs: three round clouds, one for each class.

import { cos, sin } from "../math.ts";
import { Random } from "../random.ts";
import { checkRequest, type Dataset, type DatasetOptions, dataset } from "./dataset.ts";

const Classes = 3;
const Radius = 1.2;

/**
 * n points in three clouds whose centres lie on a circle of radius 1.2, the first straight up, the
 * others a third of a turn on. Three classes, in turn, so `targets` (n) are class indices.
 *
 * The clouds touch: three lines, a softmax without hidden layer, get 98 % of new points right, and more
 * layers gain nothing.
 *
 * @param options `noise`: standard deviation of each cloud, 0.45 by default
 */
export function blobs(n: number, { noise = 0.45, seed = 1 }: DatasetOptions = {}): Dataset {
  checkRequest(n, noise, "blobs");
  const random = new Random(seed);
  const points: number[][] = [];
  const labels: number[] = [];
  for (let i = 0; i < n; i++) {
    const label = i % Classes;
    const angle = Math.PI / 2 + (2 * Math.PI * label) / Classes;
    points.push([
      Radius * cos(angle) + noise * random.normal(),
      Radius * sin(angle) + noise * random.normal(),
    ]);
    labels.push(label);
  }
  return dataset(points, labels, Classes);
}
