// Derivatives: all the calculus of the library, one entry per operation.
//
// Legend: y = f(a, b, c) is the result and dy the gradient of the loss with respect to it; each entry
// adds to da, db, dc what the chain rule gives. A gradient is null where nobody needs it.
// Operands have the shape of y unless the entry says otherwise; sizes are those of forward.ts.

// biome-ignore-all lint/style/noNonNullAssertion: the loops stay inside the arrays, whose lengths the caller has checked

import type { DerivativeTable } from "./kernels.ts";
import { addMatrixProduct } from "./matrix-product.ts";
import { sigmoidOf } from "./scalar-functions.ts";

export const derivatives: DerivativeTable = {
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
        da[i]! += b[i] === 0 ? 0 : dy[i]! * b[i]! * a[i]! ** (b[i]! - 1);
      }
    }
    if (db) {
      for (let i = 0; i < dy.length; i++) {
        db[i]! += a[i] === 0 ? 0 : dy[i]! * y[i]! * Math.log(a[i]!);
      }
    }
  },
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
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]! * sigmoidOf(a[i]!);
  },
  // y = a b (matrices):  da += dy bᵀ,  db += aᵀ dy
  matmul: (dy, _y, [a, b], [da, db], [rows, inner, columns]) => {
    if (da) addMatrixProduct(da, dy, b, [rows, columns, inner], { b: true });
    if (db) addMatrixProduct(db, a, dy, [inner, rows, columns], { a: true });
  },
  // y = a bᵀ + c:  da += dy b,  db += dyᵀ a,  dc += dy summed over the rows
  affine: (dy, _y, [a, b], [da, db, dc], [rows, inFeatures, outFeatures]) => {
    if (da) addMatrixProduct(da, dy, b, [rows, outFeatures, inFeatures]);
    if (db) addMatrixProduct(db, dy, a, [outFeatures, rows, inFeatures], { a: true });
    if (dc) {
      for (let j = 0; j < outFeatures; j++) {
        let sum = 0;
        for (let at = j; at < dy.length; at += outFeatures) sum += dy[at]!;
        dc[j]! += sum;
      }
    }
  },
  // y = aᵀ:  da += dyᵀ
  transpose: (dy, _y, _operands, [da], [rows, columns]) => {
    if (!da) return;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        da[row * columns + column]! += dy[column * rows + row]!;
      }
    }
  },
  // y = a in another shape or precision:  da += dy
  copy: (dy, _y, _operands, [da]) => {
    if (da) for (let i = 0; i < dy.length; i++) da[i]! += dy[i]!;
  },
  // y repeats a along an axis:  da += dy summed along that axis
  expand: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let p = 0; p < length; p++) sum += dy[(o * length + p) * inner + i]!;
        da[o * inner + i]! += sum;
      }
    }
  },
  // y = Σ a along an axis:  da += dy repeated along that axis
  sum: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) da[at + i]! += dy[o * inner + i]!;
      }
    }
  },
  // y = Σ a / length:  da += dy / length repeated
  mean: (dy, _y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let p = 0; p < length; p++) {
        const at = (o * length + p) * inner;
        for (let i = 0; i < inner; i++) da[at + i]! += dy[o * inner + i]! / length;
      }
    }
  },
  // y = max a along an axis:  da += dy at the first largest, which alone decided y
  max: (dy, y, [a], [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        for (let p = 0; p < length; p++) {
          const at = (o * length + p) * inner + i;
          if (!Object.is(a[at]! + 0, y[o * inner + i]! + 0)) continue;
          da[at]! += dy[o * inner + i]!;
          break;
        }
      }
    }
  },
  // y = softmax a:  da += y (dy − Σ dy y)
  softmax: (dy, y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += dy[at]! * y[at]!;
        for (let at = start; at < end; at += inner) da[at]! += y[at]! * (dy[at]! - sum);
      }
    }
  },
  // y = ln softmax a:  da += dy − eʸ Σ dy
  logSoftmax: (dy, y, _operands, [da], [outer, length, inner]) => {
    if (!da) return;
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        const start = o * length * inner + i;
        const end = start + length * inner;
        let sum = 0;
        for (let at = start; at < end; at += inner) sum += dy[at]!;
        for (let at = start; at < end; at += inner) da[at]! += dy[at]! - Math.exp(y[at]!) * sum;
      }
    }
  },
};
