import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { compareWithPyTorch } from "./compare.ts";

const unary = (f: (x: Tensor) => Tensor) => ([x]: Tensor[]) => f(x as Tensor); // prettier-ignore

compareWithPyTorch("reductions", {
  min: unary((x) => nn.min(x, { axis: 1 })),
  variance: unary((x) => nn.variance(x, { axis: 1 })),
  "variance of all": unary((x) => nn.variance(x, { axis: [0, 2], correction: 0 })),
  norm: unary((x) => nn.norm(x, { axis: 1 })),
  "norm of order 1": unary((x) => nn.norm(x, { axis: [0, 1], order: 1 })),
  "norm of order Infinity": unary((x) => nn.norm(x, { axis: 1, order: Infinity })),
});
