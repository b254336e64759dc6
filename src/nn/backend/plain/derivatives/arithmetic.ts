// Derivatives of arithmetic. The legend stands in ../derivatives.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import { log, power } from "../../../math.ts";
import type { DerivativeTable } from "../kernels.ts";

export const arithmetic = {
  // y = a + b:  da += dy,  db += dy
  add: (dy, _y, _operands, [da, db]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]!;
    if (db) for (let i = 0; i < dy.length; i++) db[i]! += dy[i]!;
  },
  // y = a − b:  da += dy,  db −= dy
  sub: (dy, _y, _operands, [da, db]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]!;
    if (db) for (let i = 0; i < dy.length; i++) db[i]! -= dy[i]!;
  },
  // y = a b:  da += dy b,  db += dy a
  mul: (dy, _y, [a, b], [da, db]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * b[i]!;
    if (db) for (let i = 0; i < dy.length; i++) db[i]! += dy[i]! * a[i]!;
  },
  // y = a / b:  da += dy / b,  db −= dy y / b
  div: (dy, y, [, b], [da, db]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! / b[i]!;
    if (db) for (let i = 0; i < dy.length; i++) db[i]! -= (dy[i]! * y[i]!) / b[i]!;
  },
  // y = aᵇ:  da += dy b aᵇ⁻¹ (0 where b = 0),  db += dy y ln a (0 where a = 0)
  pow: (dy, y, [a, b], [da, db]) => {
    if (da) {
      for (let i = 0; i < dy.length; i++) {
        da[i]! += b[i] === 0 ? 0 : dy[i]! * b[i]! * power(a[i]!, b[i]! - 1);
      }
    }
    if (db) {
      for (let i = 0; i < dy.length; i++) {
        db[i]! += a[i] === 0 ? 0 : dy[i]! * y[i]! * log(a[i]!);
      }
    }
  },
  // y = max(a, b):  da += dy where a > b,  db += dy where b > a,  half each where a = b
  maximum: (dy, _y, [a, b], [da, db]) => {
    for (let i = 0; i < dy.length; i++) {
      if (da && !(a[i]! < b[i]!)) da[i]! += a[i]! > b[i]! ? dy[i]! : dy[i]! / 2;
      if (db && !(b[i]! < a[i]!)) db[i]! += b[i]! > a[i]! ? dy[i]! : dy[i]! / 2;
    }
  },
  // y = min(a, b):  da += dy where a < b,  db += dy where b < a,  half each where a = b
  minimum: (dy, _y, [a, b], [da, db]) => {
    for (let i = 0; i < dy.length; i++) {
      if (da && !(a[i]! > b[i]!)) da[i]! += a[i]! < b[i]! ? dy[i]! : dy[i]! / 2;
      if (db && !(b[i]! > a[i]!)) db[i]! += b[i]! < a[i]! ? dy[i]! : dy[i]! / 2;
    }
  },
  // y = b where a is true, c elsewhere:  db += dy,  dc += dy; a condition has no gradient
  where: (dy, _y, [a], [, db, dc]) => {
    if (db) for (let i = 0; i < dy.length; i++) if (a[i] !== 0) db[i]! += dy[i]!;
    if (dc) for (let i = 0; i < dy.length; i++) if (a[i] === 0) dc[i]! += dy[i]!;
  },
} satisfies Partial<DerivativeTable>;
