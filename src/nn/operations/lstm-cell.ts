// One step of an LSTM behind its matrix products, in one operation: sigmoid, tanh, mul and add are its slow twin.

import { ShapeError } from "../errors.ts";
import { checkSameDtype, operand } from "../operand.ts";
import { run } from "../run.ts";
import { formatShape, sameShape } from "../shape.ts";
import { type Tensor, wrap } from "../tensor.ts";

/**
 * cell = σ(f) · cell before + σ(i) · tanh(g), output = σ(o) · tanh(cell).
 *
 * @param gates (batch, 4 hidden): the sums at the gates i, f, g, o, side by side
 * @param cell (batch, hidden): the cell before
 * @returns (batch, 2 hidden): output and cell, side by side
 * @throws {ShapeError} if the shapes do not fit
 * @see Hochreiter, Schmidhuber 1997; Gers, Schmidhuber, Cummins 2000
 */
export function lstmCell(gates: Tensor, cell: Tensor): Tensor {
  const [sums, before] = [operand(gates, "lstmCell"), operand(cell, "lstmCell")];
  checkSameDtype(sums, before, "lstmCell");
  const [rows = 0, hidden = 0] = before.shape;
  if (before.shape.length !== 2 || !sameShape(sums.shape, [rows, 4 * hidden])) {
    throw new ShapeError(
      `lstmCell: gates ${formatShape(sums.shape)} and cell ${formatShape(before.shape)} do not fit; expected (batch, 4 hidden) and (batch, hidden)`,
    );
  }
  return wrap(run("lstmCell", [sums, before], [rows, 2 * hidden], [rows, hidden]));
}
