// Derivatives of functions of one number. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { cos, sigmoid, sin, tanh } from "../../../math.ts";
import type { DerivativeTable } from "../kernels.ts";
import {
  geluTanhInner,
  geluTanhInnerSlope,
  normalBelow,
  normalDensity,
} from "../scalar-functions.ts";

export const elementwise = {
  // y = −a:  da −= dy
  neg: (dy, _y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! -= dy[i]!;
  },
  // y = eᵃ:  da += dy y
  exp: (dy, y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * y[i]!;
  },
  // y = ln a:  da += dy / a
  log: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! / a[i]!;
  },
  // y = √a:  da += dy / (2 y)
  sqrt: (dy, y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! / (2 * y[i]!);
  },
  // y = a²:  da += 2 dy a
  square: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += 2 * dy[i]! * a[i]!;
  },
  // y = |a|:  da += dy sign a  (0 at a = 0)
  abs: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * Math.sign(a[i]!);
  },
  // y = max(a, 0):  da += dy where a > 0  (0 at a = 0)
  relu: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += a[i]! <= 0 ? 0 : dy[i]!;
  },
  // y = a where a > 0, slope · a elsewhere:  da += dy,  da += slope dy
  leakyRelu: (dy, _y, [a], [da], [slope]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += a[i]! <= 0 ? slope * dy[i]! : dy[i]!;
  },
  // y = σ(a):  da += dy y (1 − y)
  sigmoid: (dy, y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * y[i]! * (1 - y[i]!);
  },
  // y = tanh a:  da += dy (1 − y²)
  tanh: (dy, y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * (1 - y[i]! * y[i]!);
  },
  // y = ln(1 + eᵃ):  da += dy σ(a)
  softplus: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * sigmoid(a[i]!);
  },
  // y = a Φ(a):  da += dy (Φ(a) + a φ(a))
  gelu: (dy, _y, [a], [da]) => {
    if (!da) return;
    for (let i = 0; i < dy.length; i++) {
      const x = a[i]!;
      da[i]! += dy[i]! * (normalBelow(x) + x * normalDensity(x));
    }
  },
  // y = a (1 + t) / 2, t = tanh u(a):  da += dy ((1 + t) + a (1 − t²) u′(a)) / 2
  geluTanh: (dy, _y, [a], [da]) => {
    if (!da) return;
    for (let i = 0; i < dy.length; i++) {
      const x = a[i]!;
      const t = tanh(geluTanhInner(x));
      da[i]! += (dy[i]! / 2) * (1 + t + x * (1 - t * t) * geluTanhInnerSlope(x));
    }
  },
  // y = a σ(a):  da += dy σ(a) (1 + a (1 − σ(a)))
  silu: (dy, _y, [a], [da]) => {
    if (!da) return;
    for (let i = 0; i < dy.length; i++) {
      const s = sigmoid(a[i]!);
      da[i]! += dy[i]! * s * (1 + a[i]! * (1 - s));
    }
  },
  // y = sin a:  da += dy cos a
  sin: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * cos(a[i]!);
  },
  // y = cos a:  da −= dy sin a
  cos: (dy, _y, [a], [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! -= dy[i]! * sin(a[i]!);
  },
  // y = min(max(a, low), high):  da += dy where low ≤ a ≤ high
  clip: (dy, _y, [a], [da], [low, high]) => {
    if (!da) return;
    for (let i = 0; i < dy.length; i++) if (!(a[i]! < low || a[i]! > high)) da[i]! += dy[i]!;
  },
} satisfies Partial<DerivativeTable>;
