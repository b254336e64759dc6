// TensorFlow.js, on its wasm (SIMD) and its plain backend.

import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import "@tensorflow/tfjs-backend-cpu";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { DenseProblem } from "../problems.ts";
import type { Adapter, Prepared } from "./adapter.ts";

/** @param wasmFolder where tfjs finds its wasm files */
export async function tfjsAdapter(backend: "wasm" | "cpu", wasmFolder: string): Promise<Adapter> {
  if (backend === "wasm") {
    setWasmPaths(wasmFolder);
    setThreadsCount(1);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs has no ${backend} backend here`);
  return {
    name: backend === "wasm" ? "tfjs (wasm SIMD)" : "tfjs (cpu)",
    prepare: async (problem) => {
      await tf.setBackend(backend);
      const prepared = problem.kind === "dense" ? dense(problem) : product(problem);
      return {
        repeat: (count) => {
          void tf.setBackend(backend);
          prepared.repeat(count);
        },
        check: prepared.check,
      };
    },
  };
}

function dense(problem: DenseProblem): Prepared {
  const { sizes, batch, learningRate } = problem;
  const x = tf.tensor2d(problem.inputs.slice(), [batch, sizes[0] ?? 1]);
  const isBinary = problem.loss === "binaryCrossEntropy";
  const targets = isBinary
    ? tf.tensor2d(problem.targets.slice(), [batch, 1])
    : tf.oneHot(tf.tensor1d(Int32Array.from(problem.targets), "int32"), sizes.at(-1) ?? 1);
  const weights = problem.weights.map((numbers, i) =>
    tf.variable(tf.tensor2d(numbers.slice(), [sizes[i + 1] ?? 1, sizes[i] ?? 1])),
  );
  const biases = problem.weights.map((_, i) => tf.variable(tf.zeros([sizes[i + 1] ?? 1])));
  const optimizer =
    problem.optimizer === "adam" ? tf.train.adam(learningRate) : tf.train.sgd(learningRate);
  const lossOf = () => {
    let values: tf.Tensor = x;
    weights.forEach((weight, layer) => {
      values = tf.add(
        tf.matMul(values as tf.Tensor2D, weight, false, true),
        biases[layer] as tf.Tensor,
      );
      if (layer === weights.length - 1) return;
      values = problem.activation === "tanh" ? tf.tanh(values) : tf.relu(values);
    });
    const loss = isBinary
      ? tf.mean(tf.sub(tf.softplus(values), tf.mul(targets, values)))
      : tf.neg(tf.mean(tf.sum(tf.mul(tf.cast(targets, "float32"), tf.logSoftmax(values)), 1)));
    return loss as tf.Scalar;
  };
  let last: tf.Scalar | null = null;
  return {
    repeat: (count) => {
      for (let i = 0; i < count; i++) {
        last?.dispose();
        last = optimizer.minimize(lossOf, true);
      }
    },
    check: async () => (await last?.data())?.[0] ?? Number.NaN,
  };
}

function product({ size, a, b }: { size: number; a: Float32Array; b: Float32Array }): Prepared {
  const left = tf.tensor2d(a.slice(), [size, size]);
  const right = tf.tensor2d(b.slice(), [size, size]);
  let last = tf.matMul(left, right);
  return {
    repeat: (count) => {
      for (let i = 0; i < count; i++) {
        last.dispose();
        last = tf.matMul(left, right);
      }
    },
    check: async () => (await last.data())[0] ?? Number.NaN,
  };
}
