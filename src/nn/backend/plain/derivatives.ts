// Derivatives: all the calculus of the library, one entry per operation, family by family.
//
// Legend: y = f(a, b, c) is the result and dy the gradient of the loss with respect to it; each entry
// adds to da, db, dc what the chain rule gives. A gradient is null where nobody needs it.
// Operands have the shape of y unless the entry says otherwise; sizes are those of forward.ts.

import { alongAxis } from "./derivatives/along-axis.ts";
import { arithmetic } from "./derivatives/arithmetic.ts";
import { elementwise } from "./derivatives/elementwise.ts";
import { images } from "./derivatives/images.ts";
import { layout } from "./derivatives/layout.ts";
import { losses } from "./derivatives/losses.ts";
import { matrix } from "./derivatives/matrix.ts";
import { normalization } from "./derivatives/normalization.ts";
import { recurrent } from "./derivatives/recurrent.ts";
import type { DerivativeTable } from "./kernels.ts";

export const derivatives: DerivativeTable = {
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
