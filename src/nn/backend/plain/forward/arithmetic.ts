// Forward kernels of arithmetic: two numbers into one.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { ForwardTable } from "../kernels.ts";

export const arithmetic = {
  add: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! + b[i]!;
  },
  sub: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! - b[i]!;
  },
  mul: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * b[i]!;
  },
  div: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! / b[i]!;
  },
  pow: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! ** b[i]!;
  },
} satisfies Partial<ForwardTable>;
