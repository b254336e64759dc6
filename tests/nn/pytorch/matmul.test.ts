import { matmul, type Tensor } from "../../../src/nn/index.ts";
import { compareWithPyTorch } from "./compare.ts";

compareWithPyTorch("matmul", { matmul: ([a, b]) => matmul(a as Tensor, b as Tensor) });
