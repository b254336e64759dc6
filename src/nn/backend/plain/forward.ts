// Forward kernels: what each operation computes, in plain loops over typed arrays, family by family.
//
// y is the result; a, b, c are the operands. Derivatives stand in derivatives.ts under the same names.

import { alongAxis } from "./forward/along-axis.ts";
import { arithmetic } from "./forward/arithmetic.ts";
import { elementwise } from "./forward/elementwise.ts";
import { images } from "./forward/images.ts";
import { layout } from "./forward/layout.ts";
import { losses } from "./forward/losses.ts";
import { matrix } from "./forward/matrix.ts";
import { normalization } from "./forward/normalization.ts";
import { recurrent } from "./forward/recurrent.ts";
import type { ForwardTable } from "./kernels.ts";

export const forward: ForwardTable = {
  ...arithmetic,
  ...elementwise,
  ...matrix,
  ...layout,
  ...alongAxis,
  ...images,
  ...normalization,
  ...recurrent,
  ...losses,
};
