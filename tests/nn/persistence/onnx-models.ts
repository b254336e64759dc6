// Models for the tests of ONNX files: each translated operation at least once. The same file is read by
// tests/bench/check-onnx.mjs, which runs the exported models elsewhere.

import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";

export interface OnnxCase {
  name: string;
  model: nn.Module;
  /** What the model is exported with. */
  inputShape: number[];
  /** What it is run with: a batch of another length. */
  inputs: Tensor;
}

/** A module of one function, with its parameters as properties. */
class Custom extends nn.Module {
  readonly compute: (x: Tensor, custom: Custom) => Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor;

  constructor(shape: number[], compute: (x: Tensor, custom: Custom) => Tensor) {
    super();
    this.weight = nn.normal(shape, { seed: 5, requiresGrad: true });
    this.bias = nn.normal([shape[0] ?? 1], { seed: 6, requiresGrad: true });
    this.compute = compute;
  }

  forward(x: Tensor): Tensor {
    return this.compute(x, this);
  }
}

/** Batch normalization that has seen a batch. */
function batchNorm(): nn.Module {
  const norm = new nn.BatchNorm2d(4);
  norm.forward(nn.normal([8, 4, 3, 3], { seed: 7, mean: 1, standardDeviation: 2 }));
  return norm;
}

export function onnxCases(): OnnxCase[] {
  const { Linear, relu, tanh, sigmoid, softmax, sequential } = nn;
  const linear = (inFeatures: number, outFeatures: number, options: nn.LinearOptions = {}) =>
    new Linear(inFeatures, outFeatures, { seed: 1, ...options });
  const rows = (...shape: number[]) => nn.normal(shape, { seed: 2 });
  const convolution = new Custom([4, 2, 3, 3], (x, { weight, bias }) =>
    nn.conv2d(x, weight, { bias, stride: [2, 1], padding: 1 }),
  );
  return [
    { name: "mlp", model: nn.mlp([3, 5, 2], { seed: 1 }), inputShape: [1, 3], inputs: rows(4, 3) },
    {
      name: "activations",
      model: sequential(linear(3, 4), relu, linear(4, 4, { bias: false }), (x) => nn.leakyRelu(x, { slope: 0.2 }), sigmoid, tanh, nn.softplus, (x) => softmax(x)), // prettier-ignore
      inputShape: [2, 3],
      inputs: rows(3, 3),
    },
    {
      name: "float64",
      model: sequential(linear(2, 2, { dtype: "float64" }), (x) => nn.logSoftmax(x)),
      inputShape: [1, 2],
      inputs: rows(2, 2).to("float64"),
    },
    {
      name: "rows of rows",
      model: sequential(linear(3, 4), relu, linear(4, 2, { bias: false }), (x) => softmax(x, { axis: 1 })), // prettier-ignore
      inputShape: [1, 5, 3],
      inputs: rows(2, 5, 3),
    },
    {
      name: "arithmetic",
      model: new Custom(
        [3, 3],
        (x, { weight, bias }) =>
        nn.transpose(weight).matmul(nn.square(weight)).mul(0.1).matmul(nn.reshape(x, [3, -1])).exp().add(bias.reshape([3, 1])).div(2).abs().sqrt().neg().sub(1), // prettier-ignore
      ),
      inputShape: [3, 1],
      inputs: rows(3, 1),
    },
    {
      name: "functions",
      model: sequential(linear(2, 3), (x) => nn.maximum(nn.sin(x), nn.minimum(nn.cos(x), 0.5)), nn.exp, nn.log, (x) => nn.pow(nn.add(x, 2), 1.5)), // prettier-ignore
      inputShape: [1, 2],
      inputs: rows(3, 2),
    },
    {
      name: "convolution",
      model: sequential(
        convolution,
        relu,
        (x) => nn.maxPool2d(x, 2),
        (x) => nn.averagePool2d(x, [1, 2], { padding: [0, 1] }),
        (x) => x.reshape([x.shape[0] ?? 0, -1]),
        linear(24, 3),
      ),
      inputShape: [1, 2, 8, 8],
      inputs: rows(3, 2, 8, 8),
    },
    {
      name: "modules",
      model: sequential(
        new nn.Conv2d(1, 4, 3, { seed: 1 }),
        batchNorm(),
        relu,
        new nn.MaxPool2d(2),
        new nn.Dropout(0.5),
        new nn.Flatten(),
        new nn.LayerNorm(36),
        linear(36, 2),
        (x) => softmax(x),
      ),
      inputShape: [1, 1, 8, 8],
      inputs: rows(3, 1, 8, 8),
    },
  ];
}
