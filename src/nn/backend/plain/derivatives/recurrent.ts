// Derivatives of recurrent cells. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { sigmoid, tanh } from "../../../math.ts";
import type { DerivativeTable } from "../kernels.ts";

export const recurrent = {
  // cell = σ(f) b + σ(i) tanh(g),  output = σ(o) t,  t = tanh(cell):  with dh of the output the cell gets
  // dcell + dh σ(o) (1 − t²); each gate gets that times what it multiplies and its own slope; db += … σ(f)
  lstmCell: (dy, y, [a, b], [da, db], [rows, hidden]) => {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < hidden; j++) {
        const at = row * 4 * hidden + j;
        const result = row * 2 * hidden + j;
        const i = sigmoid(a[at]!);
        const f = sigmoid(a[at + hidden]!);
        const g = tanh(a[at + 2 * hidden]!);
        const o = sigmoid(a[at + 3 * hidden]!);
        const t = tanh(y[result + hidden]!);
        const dh = dy[result]!;
        const dcell = dy[result + hidden]! + dh * o * (1 - t * t);
        if (db) db[row * hidden + j]! += dcell * f;
        if (!da) continue;
        da[at]! += dcell * g * i * (1 - i);
        da[at + hidden]! += dcell * b[row * hidden + j]! * f * (1 - f);
        da[at + 2 * hidden]! += dcell * i * (1 - g * g);
        da[at + 3 * hidden]! += dh * t * o * (1 - o);
      }
    }
  },
} satisfies Partial<DerivativeTable>;
