// Forward kernels of functions of one number.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { cos, exp, log, sigmoid, sin, softplus, tanh } from "../../../math.ts";
import type { ForwardTable } from "../kernels.ts";
import { geluTanhInner, normalBelow } from "../scalar-functions.ts";

export const elementwise = {
  neg: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = -a[i]!;
  },
  exp: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = exp(a[i]!);
  },
  log: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = log(a[i]!);
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
    for (let i = 0; i < y.length; i++) y[i] = sigmoid(a[i]!);
  },
  tanh: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = tanh(a[i]!);
  },
  softplus: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = softplus(a[i]!);
  },
  gelu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * normalBelow(a[i]!);
  },
  geluTanh: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = (a[i]! / 2) * (1 + tanh(geluTanhInner(a[i]!)));
  },
  silu: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = a[i]! * sigmoid(a[i]!);
  },
  sin: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = sin(a[i]!);
  },
  cos: (y, [a]) => {
    for (let i = 0; i < y.length; i++) y[i] = cos(a[i]!);
  },
  clip: (y, [a], [low, high]) => {
    for (let i = 0; i < y.length; i++) y[i] = Math.min(Math.max(a[i]!, low), high);
  },
} satisfies Partial<ForwardTable>;
