import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { compareWithPyTorch } from "./compare.ts";

const unary = (f: (x: Tensor) => Tensor) => ([x]: Tensor[]) => f(x as Tensor); // prettier-ignore
const binary =
  (f: (x: Tensor, y: Tensor) => Tensor) =>
  ([x, y]: Tensor[]) =>
    f(x as Tensor, y as Tensor);

compareWithPyTorch("elementwise", {
  maximum: binary(nn.maximum),
  minimum: binary(nn.minimum),
  where: binary((x, y) => nn.where(nn.greater(x, y), x, y.square())),
  gelu: unary(nn.gelu),
  geluTanh: unary((x) => nn.gelu(x, { approximate: "tanh" })),
  silu: unary(nn.silu),
  sin: unary(nn.sin),
  cos: unary(nn.cos),
  clip: unary((x) => nn.clip(x, { low: -1, high: 1 })),
});
