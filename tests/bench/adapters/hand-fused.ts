// A training step written out by hand in plain JavaScript: no tensors, no tape, every loop fused. It says
// what a careful program without a library costs.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the problem sets

import type { DenseProblem } from "../problems.ts";
import type { Adapter, Prepared } from "./adapter.ts";

export const handFused: Adapter = {
  name: "hand-fused JavaScript",
  prepare: (problem) => (problem.kind === "dense" ? new DenseStep(problem) : undefined),
};

class DenseStep implements Prepared {
  readonly #problem: DenseProblem;
  readonly #weights: Float32Array[];
  readonly #biases: Float32Array[];
  readonly #values: Float32Array[];
  readonly #deltas: Float32Array[];
  readonly #moments: { first: Float32Array; second: Float32Array }[];
  readonly #gradient: Float32Array;
  #steps = 0;
  #firstCorrection = 0;
  #secondCorrection = 0;
  #loss = Number.NaN;

  constructor(problem: DenseProblem) {
    const { sizes, batch } = problem;
    this.#problem = problem;
    this.#weights = problem.weights.map((numbers) => numbers.slice());
    this.#biases = sizes.slice(1).map((size) => new Float32Array(size));
    this.#values = [problem.inputs, ...sizes.slice(1).map((n) => new Float32Array(batch * n))];
    this.#deltas = sizes.map((size) => new Float32Array(batch * size));
    this.#gradient = new Float32Array(Math.max(...sizes));
    this.#moments = [...this.#weights, ...this.#biases].map(({ length }) => ({
      first: new Float32Array(length),
      second: new Float32Array(length),
    }));
  }

  repeat(count: number): void {
    for (let i = 0; i < count; i++) this.#step();
  }

  check(): number {
    return this.#loss;
  }

  #step(): void {
    const layers = this.#weights.length;
    this.#steps += 1;
    this.#firstCorrection = 1 - 0.9 ** this.#steps;
    this.#secondCorrection = 1 - 0.999 ** this.#steps;
    for (let layer = 0; layer < layers; layer++) this.#forward(layer, layer === layers - 1);
    this.#loss = this.#lossAndDelta();
    for (let layer = layers - 1; layer >= 0; layer--) this.#backward(layer);
  }

  #forward(layer: number, isLast: boolean): void {
    const { sizes, batch, activation } = this.#problem;
    const inputs = sizes[layer]!;
    const outputs = sizes[layer + 1]!;
    const x = this.#values[layer]!;
    const y = this.#values[layer + 1]!;
    const weights = this.#weights[layer]!;
    const biases = this.#biases[layer]!;
    for (let row = 0; row < batch; row++) {
      for (let j = 0; j < outputs; j++) {
        let sum = biases[j]!;
        const from = row * inputs;
        const at = j * inputs;
        for (let i = 0; i < inputs; i++) sum += x[from + i]! * weights[at + i]!;
        if (!isLast) sum = activation === "tanh" ? Math.tanh(sum) : Math.max(sum, 0);
        y[row * outputs + j] = sum;
      }
    }
  }

  #lossAndDelta(): number {
    const { sizes, batch, loss, targets } = this.#problem;
    const outputs = sizes.at(-1)!;
    const logits = this.#values.at(-1)!;
    const delta = this.#deltas.at(-1)!;
    let total = 0;
    for (let row = 0; row < batch; row++) {
      const target = targets[row]!;
      if (loss === "binaryCrossEntropy") {
        const z = logits[row]!;
        const e = Math.exp(-Math.abs(z));
        total += Math.max(z, 0) + Math.log1p(e) - target * z;
        delta[row] = ((z >= 0 ? 1 / (1 + e) : e / (1 + e)) - target) / batch;
        continue;
      }
      const start = row * outputs;
      let largest = -Infinity;
      for (let i = 0; i < outputs; i++) largest = Math.max(largest, logits[start + i]!);
      let sum = 0;
      for (let i = 0; i < outputs; i++) sum += Math.exp(logits[start + i]! - largest);
      total += Math.log(sum) + largest - logits[start + target]!;
      for (let i = 0; i < outputs; i++) {
        const share = Math.exp(logits[start + i]! - largest) / sum;
        delta[start + i] = (share - (i === target ? 1 : 0)) / batch;
      }
    }
    return total / batch;
  }

  /** The gradient of the inputs, if it is needed, then the weights' own step, all in one pass over them. */
  #backward(layer: number): void {
    const { sizes, batch, activation } = this.#problem;
    const inputs = sizes[layer]!;
    const outputs = sizes[layer + 1]!;
    const x = this.#values[layer]!;
    const delta = this.#deltas[layer + 1]!;
    const before = this.#deltas[layer]!;
    const weights = this.#weights[layer]!;
    const biases = this.#biases[layer]!;
    if (layer > 0) {
      before.fill(0);
      for (let row = 0; row < batch; row++) {
        for (let j = 0; j < outputs; j++) {
          const d = delta[row * outputs + j]!;
          const to = row * inputs;
          const at = j * inputs;
          for (let i = 0; i < inputs; i++) before[to + i]! += d * weights[at + i]!;
        }
      }
      for (let i = 0; i < batch * inputs; i++) {
        const value = x[i]!;
        if (activation === "tanh") before[i]! *= 1 - value * value;
        else if (value <= 0) before[i] = 0;
      }
    }
    const gradient = this.#gradient;
    for (let j = 0; j < outputs; j++) {
      gradient.fill(0, 0, inputs);
      let bias = 0;
      for (let example = 0; example < batch; example++) {
        const d = delta[example * outputs + j]!;
        bias += d;
        const from = example * inputs;
        for (let i = 0; i < inputs; i++) gradient[i]! += d * x[from + i]!;
      }
      this.#update(weights, layer, j * inputs, inputs);
      gradient[0] = bias;
      this.#update(biases, this.#weights.length + layer, j, 1);
    }
  }

  /** Changes `count` numbers from `start` by the gradient that stands ready. */
  #update(numbers: Float32Array, index: number, start: number, count: number): void {
    const { optimizer, learningRate } = this.#problem;
    const gradient = this.#gradient;
    if (optimizer === "sgd") {
      for (let i = 0; i < count; i++) numbers[start + i]! -= learningRate * gradient[i]!;
      return;
    }
    const { first, second } = this.#moments[index]!;
    const rate = learningRate / this.#firstCorrection;
    for (let i = 0; i < count; i++) {
      const at = start + i;
      const g = gradient[i]!;
      first[at] = 0.9 * first[at]! + 0.1 * g;
      second[at] = 0.999 * second[at]! + 0.001 * g * g;
      numbers[at]! -=
        (rate * first[at]!) / (Math.sqrt(second[at]! / this.#secondCorrection) + 1e-8);
    }
  }
}
