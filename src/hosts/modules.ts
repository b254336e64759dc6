// What cells can import, and how the library's tensors are shown: the same in the page and in the build.

import { tensorOutput } from "../kernel/heatmap.ts";
import { readNumbers } from "../kernel/matrix.ts";
import type { Output } from "../kernel/output.ts";
import * as plot from "../kernel/plot.ts";
import * as nn from "../nn/index.ts";

export const notebookModules = { nn, plot };

/** Starts the library's own randomness: a cell gives the same numbers whichever ran before it. */
export const resetRandom = nn.setSeed;

/** A tensor as a heat map; undefined for anything else. */
export function describeTensor(value: unknown): Output | undefined {
  if (!(value instanceof nn.Tensor)) return undefined;
  return tensorOutput(readNumbers(value, "display"), { ink: "value" });
}
