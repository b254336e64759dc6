// Forward kernels of functions of one number.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { ForwardTable } from "../kernels.ts";
import { geluTanhInner, normalBelow, sigmoidOf, softplusOf } from "../scalar-functions.ts";

export const elementwise = {
  neg: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = -a[i]!;
  },
  exp: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.exp(a[i]!);
  },
  log: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.log(a[i]!);
  },
  sqrt: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.sqrt(a[i]!);
  },
  square: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * a[i]!;
  },
  abs: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.abs(a[i]!);
  },
  // Math.max, unlike a comparison, keeps NaN.
  relu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.max(a[i]!, 0);
  },
  leakyRelu: (y, [a], [slope]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! <= 0 ? slope * a[i]! : a[i]!;
  },
  sigmoid: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = sigmoidOf(a[i]!);
  },
  tanh: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.tanh(a[i]!);
  },
  softplus: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = softplusOf(a[i]!);
  },
  gelu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * normalBelow(a[i]!);
  },
  geluTanh: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = (a[i]! / 2) * (1 + Math.tanh(geluTanhInner(a[i]!)));
  },
  silu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * sigmoidOf(a[i]!);
  },
  sin: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.sin(a[i]!);
  },
  cos: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.cos(a[i]!);
  },
  clip: (y, [a], [low, high]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.min(Math.max(a[i]!, low), high);
  },
} satisfies Partial<ForwardTable>;
