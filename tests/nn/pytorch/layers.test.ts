import * as nn from "../../../src/nn/index.ts";
import { type NestedNumbers, type Pair, type Tensor, tensor } from "../../../src/nn/index.ts";
import { compareWithPyTorch } from "./compare.ts";

const three =
  (f: (x: Tensor, y: Tensor, z: Tensor) => Tensor) =>
  ([x, y, z]: Tensor[]) =>
    f(x as Tensor, y as Tensor, z as Tensor);

/** What layers.py stores beside the operands of a case. */
interface Stored {
  stride?: Pair;
  padding?: Pair;
  size: Pair;
  options: nn.PoolOptions;
  mean: NestedNumbers;
  variance: NestedNumbers;
}

compareWithPyTorch<Stored>("layers", {
  conv2d: ([x, w, bias], { stride, padding }) =>
    nn.conv2d(x as Tensor, w as Tensor, { bias, stride, padding }),
  maxPool2d: ([x], { size, options }) => nn.maxPool2d(x as Tensor, size, options),
  averagePool2d: ([x], { size, options }) => nn.averagePool2d(x as Tensor, size, options),
  embedding: ([w]) => nn.embedding([[2, 0], [2, 1]], w as Tensor), // prettier-ignore
  layerNorm: three((x, weight, bias) => nn.layerNorm(x, { weight, bias })),
  batchNorm: three((x, weight, bias) => nn.batchNorm(x, { weight, bias })),
  "batchNorm of a matrix": three((x, weight, bias) => nn.batchNorm(x, { weight, bias })),
  "batchNorm with statistics": ([x, weight, bias], stored) => {
    const mean = tensor(stored.mean, { dtype: "float64" });
    const variance = tensor(stored.variance, { dtype: "float64" });
    return nn.batchNorm(x as Tensor, { weight, bias, mean, variance });
  },
  attention: three((q, k, v) => nn.scaledDotProductAttention(q, k, v)),
  "causal attention": three((q, k, v) => nn.scaledDotProductAttention(q, k, v, { causal: true })),
});
