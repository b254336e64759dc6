// Forward kernels of recurrent cells.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { sigmoid, tanh } from "../../../math.ts";
import type { ForwardTable } from "../kernels.ts";

export const recurrent = {
  // Gates i, f, g, o lie side by side in a row of a:  cell = σ(f) b + σ(i) tanh(g),  output = σ(o) tanh(cell).
  lstmCell: (y, [a, b], [rows, hidden]) => {
    for (let row = 0; row < rows; row++) {
      for (let j = 0; j < hidden; j++) {
        const at = row * 4 * hidden + j;
        const input = sigmoid(a[at]!) * tanh(a[at + 2 * hidden]!);
        const cell = sigmoid(a[at + hidden]!) * b[row * hidden + j]! + input;
        y[row * 2 * hidden + j] = sigmoid(a[at + 3 * hidden]!) * tanh(cell);
        y[row * 2 * hidden + hidden + j] = cell;
      }
    }
  },
} satisfies Partial<ForwardTable>;
