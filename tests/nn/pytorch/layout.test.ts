import * as nn from "../../../src/nn/index.ts";
import type { Tensor } from "../../../src/nn/index.ts";
import { compareWithPyTorch } from "./compare.ts";

const unary = (f: (x: Tensor) => Tensor) => ([x]: Tensor[]) => f(x as Tensor); // prettier-ignore

compareWithPyTorch("layout", {
  permute: unary((x) => nn.permute(x, [2, 0, 1])),
  transpose: unary((x) => nn.transpose(x, 0, 2)),
  concat: ([x, y]) => nn.concat([x, y, x] as Tensor[], { axis: 1 }),
  stack: (both) => nn.stack(both, { axis: 1 }),
  slice: unary((x) => nn.slice(x, { axis: 1, start: 1, step: 2 })),
  at: unary((x) => nn.at(x, -1, { axis: 1 })),
  gather: unary((x) => nn.gather(x, [[1, 0], [1, 1]])), // prettier-ignore
  pad: unary((x) => nn.pad(x, [[0, 1], [2, 0]], { value: 3 })), // prettier-ignore
});
