// Forward kernels of arithmetic: two numbers into one.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { power } from "../../../math.ts";
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
    for (let i = 0; i < y.length; i++) y[i] = power(a[i]!, b[i]!);
  },
  // Math.max and Math.min, unlike a comparison, keep NaN.
  maximum: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.max(a[i]!, b[i]!);
  },
  minimum: (y, [a, b]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.min(a[i]!, b[i]!);
  },
  // a is the condition; what is neither true nor false, NaN, chooses neither
  where: (y, [a, b, c]) => {
    for (let i = 0; i < y.length; i++) {
      y[i] = Number.isNaN(a[i]!) ? Number.NaN : a[i] === 0 ? c[i]! : b[i]!;
    }
  },
} satisfies Partial<ForwardTable>;
