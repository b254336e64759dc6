// Problems: the same numbers for every adapter. Data and first weights come from a seed.

import { Random } from "../../src/nn/random.ts";

/** A dense network to be trained on one batch, again and again. */
export interface DenseProblem {
  kind: "dense";
  sizes: readonly number[];
  activation: "tanh" | "relu";
  loss: "binaryCrossEntropy" | "crossEntropy";
  optimizer: "adam" | "sgd";
  learningRate: number;
  batch: number;
  /** (batch, inputs) row by row */
  inputs: Float32Array;
  /** one number per example: 0 or 1, or the index of a class */
  targets: Float32Array;
  /** weights (outputs, inputs) of each layer row by row; biases start at 0 */
  weights: Float32Array[];
}

/** Two square matrices to be multiplied. */
export interface ProductProblem {
  kind: "product";
  size: number;
  a: Float32Array;
  b: Float32Array;
}

export type Problem = DenseProblem | ProductProblem;

export interface Workload {
  id: string;
  title: string;
  /** Floating-point operations of the limit's products, and the share of the peak that it reaches. */
  limitMs: (peakGflops: number) => number;
  problem: () => Problem;
}

/** Where the limits were measured; a limit is taken to grow and shrink with the peak. */
const measuredPeak = 62.4;

export const workloads: Workload[] = [
  dense("W1", "2-16-16-1, tanh, batch 32, Adam", 0.0031, {
    sizes: [2, 16, 16, 1],
    activation: "tanh",
    loss: "binaryCrossEntropy",
    optimizer: "adam",
    learningRate: 0.01,
    batch: 32,
  }),
  dense("W2", "784-128-10, ReLU, batch 64, SGD", 0.49, {
    sizes: [784, 128, 10],
    activation: "relu",
    loss: "crossEntropy",
    optimizer: "sgd",
    learningRate: 0.05,
    batch: 64,
  }),
  dense("W3", "784-512-512-10, ReLU, batch 128, SGD", 7.8, {
    sizes: [784, 512, 512, 10],
    activation: "relu",
    loss: "crossEntropy",
    optimizer: "sgd",
    learningRate: 0.05,
    batch: 128,
  }),
  product(64, 0.0089),
  product(128, 0.073),
  product(256, 0.6),
  product(512, 4.7),
];

function dense(
  id: string,
  title: string,
  limit: number,
  shape: Omit<DenseProblem, "kind" | "inputs" | "targets" | "weights">,
): Workload {
  return {
    id,
    title,
    limitMs: (peak) => (limit * measuredPeak) / peak,
    problem: () => {
      const random = new Random(1);
      const { sizes, batch, loss } = shape;
      const [inputs = 1] = sizes;
      const outputs = sizes.at(-1) ?? 1;
      const classes = loss === "crossEntropy" ? outputs : 2;
      return {
        kind: "dense",
        ...shape,
        inputs: draw(batch * inputs, 1, random),
        targets: Float32Array.from({ length: batch }, () => random.integer(classes)),
        weights: sizes
          .slice(1)
          .map((size, i) => draw(size * (sizes[i] ?? 1), Math.sqrt(2 / (sizes[i] ?? 1)), random)),
      };
    },
  };
}

function product(size: number, limit: number): Workload {
  return {
    id: `W5-${size}`,
    title: `${size} × ${size} · ${size} × ${size}`,
    limitMs: (peak) => (limit * measuredPeak) / peak,
    problem: () => {
      const random = new Random(2);
      const [a, b] = [draw(size * size, 1, random), draw(size * size, 1, random)];
      return { kind: "product", size, a, b };
    },
  };
}

function draw(length: number, deviation: number, random: Random): Float32Array {
  return Float32Array.from({ length }, () => deviation * random.normal());
}
