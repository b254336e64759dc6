// This project's library, on one of its backends.

import type { Backend } from "../../../src/nn/backend/backend.ts";
import { setBackend } from "../../../src/nn/context.ts";
import * as nn from "../../../src/nn/index.ts";
import type { DenseProblem } from "../problems.ts";
import type { Adapter } from "./adapter.ts";

export function nnAdapter(backend: Backend): Adapter {
  return {
    name: `nn ${backend.name}`,
    prepare(problem) {
      setBackend(backend);
      const { step, check } = problem.kind === "dense" ? dense(problem) : product(problem);
      return {
        repeat: (count) => {
          setBackend(backend);
          for (let i = 0; i < count; i++) step();
        },
        check,
      };
    },
  };
}

interface Steps {
  step(): void;
  check(): number;
}

function dense(problem: DenseProblem): Steps {
  const { sizes, batch } = problem;
  const activation = problem.activation === "tanh" ? nn.tanh : nn.relu;
  const model = nn.mlp(sizes, { activation, seed: 1 });
  const layers = model.layers.filter((layer) => layer instanceof nn.Linear);
  layers.forEach((layer, i) => {
    const numbers = problem.weights[i] as Float32Array;
    layer.weight.assign(nn.tensor(numbers, { shape: [...layer.weight.shape] }));
  });
  const { learningRate } = problem;
  const optimizer =
    problem.optimizer === "adam"
      ? new nn.Adam(model, { learningRate })
      : new nn.SGD(model, { learningRate });
  const inputs = nn.tensor(problem.inputs, { shape: [batch, sizes[0] ?? 1] });
  const isBinary = problem.loss === "binaryCrossEntropy";
  const lossOf = isBinary ? nn.binaryCrossEntropy : nn.crossEntropy;
  const targets = nn.tensor(problem.targets, { shape: isBinary ? [batch, 1] : [batch] });
  let last = nn.zeros([]);
  return {
    step: () => {
      last = lossOf(model.forward(inputs), targets);
      optimizer.zeroGrad();
      nn.backward(last);
      optimizer.step();
    },
    check: () => last.item(),
  };
}

function product({ size, a, b }: { size: number; a: Float32Array; b: Float32Array }): Steps {
  const left = nn.tensor(a, { shape: [size, size] });
  const right = nn.tensor(b, { shape: [size, size] });
  let last = left;
  return {
    step: () => {
      last = nn.matmul(left, right);
    },
    check: () => last.data[0] ?? Number.NaN,
  };
}
