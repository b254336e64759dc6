// jax-js on its wasm backend: the whole step is one jitted function.

import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  valueAndGrad,
} from "@jax-js/jax";
import type { DenseProblem } from "../problems.ts";
import type { Adapter, Prepared } from "./adapter.ts";

type Values = ReturnType<typeof np.array>;

export async function jaxAdapter(): Promise<Adapter> {
  await init("wasm");
  defaultDevice("wasm");
  return {
    name: "jax-js (wasm, jit)",
    prepare: (problem) => (problem.kind === "dense" ? dense(problem) : product(problem)),
  };
}

/** Every argument is used up by the call it is given to; `ref` keeps it for another. */
function dense(problem: DenseProblem): Prepared {
  const { sizes, batch, learningRate } = problem;
  const x = np.array(problem.inputs.slice()).reshape([batch, sizes[0] ?? 1]);
  const outputs = sizes.at(-1) ?? 1;
  const targets = np.array(targetRows(problem)).reshape([batch, outputs]);
  const layers = sizes.length - 1;
  let parameters: Values[] = problem.weights.flatMap((numbers, i) => [
    np.array(numbers.slice()).reshape([sizes[i + 1] ?? 1, sizes[i] ?? 1]),
    np.zeros([sizes[i + 1] ?? 1]),
  ]);

  const lossOf = (given: Values[], inputs: Values, wanted: Values): Values => {
    let values = inputs;
    for (let layer = 0; layer < layers; layer++) {
      const weight = given[2 * layer] as Values;
      values = np.matmul(values, weight.transpose()).add(given[2 * layer + 1] as Values);
      if (layer === layers - 1) continue;
      values = problem.activation === "tanh" ? np.tanh(values) : nn.relu(values);
    }
    if (problem.loss === "binaryCrossEntropy") {
      return np.mean(nn.softplus(values.ref).sub(wanted.mul(values)));
    }
    return np.sum(nn.logSoftmax(values).mul(wanted)).mul(-1 / batch);
  };

  const sgd = jit((given: Values[], inputs: Values, wanted: Values) => {
    const kept = given.map((one) => one.ref);
    const [loss, gradients] = valueAndGrad(lossOf)(given, inputs, wanted) as [Values, Values[]];
    return [loss, kept.map((one, i) => one.sub((gradients[i] as Values).mul(learningRate)))];
  });
  const adam = jit(
    (
      given: Values[],
      first: Values[],
      second: Values[],
      scale: Values,
      inputs: Values,
      wanted: Values,
    ) => {
      const kept = given.map((one) => one.ref);
      const [loss, gradients] = valueAndGrad(lossOf)(given, inputs, wanted) as [Values, Values[]];
      const m = first.map((one, i) => one.mul(0.9).add((gradients[i] as Values).ref.mul(0.1)));
      const v = second.map((one, i) => {
        const g = gradients[i] as Values;
        return one.mul(0.999).add(g.ref.mul(g).mul(0.001));
      });
      const next = kept.map((one, i) => {
        const size = np.sqrt((v[i] as Values).ref.mul(scale.ref.slice(1))).add(1e-8);
        return one.sub((m[i] as Values).ref.mul(scale.ref.slice(0)).div(size));
      });
      scale.dispose();
      return [loss, next, m, v];
    },
  );

  let first = parameters.map((one) => np.zeros(one.shape));
  let second = parameters.map((one) => np.zeros(one.shape));
  let steps = 0;
  let last = np.zeros([]);
  const step = () => {
    steps += 1;
    last.dispose();
    if (problem.optimizer === "sgd") {
      const [loss, next] = sgd(parameters, x.ref, targets.ref) as [Values, Values[]];
      last = loss;
      parameters = next;
      return;
    }
    const scale = np.array([learningRate / (1 - 0.9 ** steps), 1 / (1 - 0.999 ** steps)]);
    const made = adam(parameters, first, second, scale, x.ref, targets.ref);
    [last, parameters, first, second] = made as [Values, Values[], Values[], Values[]];
  };
  return {
    repeat: (count) => {
      for (let i = 0; i < count; i++) step();
    },
    check: async () => Number(await last.ref.jsAsync()),
  };
}

function targetRows({ sizes, loss, targets }: DenseProblem): Float32Array<ArrayBuffer> {
  if (loss === "binaryCrossEntropy") return new Float32Array(targets);
  const classes = sizes.at(-1) ?? 1;
  const rows = new Float32Array(targets.length * classes);
  targets.forEach((target, example) => {
    rows[example * classes + target] = 1;
  });
  return rows;
}

function product({ size, a, b }: { size: number; a: Float32Array; b: Float32Array }): Prepared {
  const left = np.array(a.slice()).reshape([size, size]);
  const right = np.array(b.slice()).reshape([size, size]);
  const multiply = jit((x: Values, y: Values) => np.matmul(x, y));
  let last = multiply(left.ref, right.ref);
  return {
    // Results that nobody waits for are never computed.
    repeat: async (count) => {
      for (let i = 0; i < count; i++) {
        last.dispose();
        last = multiply(left.ref, right.ref);
        await blockUntilReady(last);
      }
    },
    check: async () => (await last.ref.data())[0] ?? Number.NaN,
  };
}
