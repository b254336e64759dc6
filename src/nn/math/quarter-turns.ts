// Quarter turns: an angle as a whole number of quarter turns and a rest of at most half of one, in whole
// numbers of any length, for angles so large or so close to a multiple of π/2 that they need many digits of π.

import { productRest } from "./logarithm.ts";

const FractionBits = 1200n;
/** The first 1200 bits of 2/π behind the point. */
const TurnDigits =
  0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7bn;
const KeptBits = 160n;
const HalfPiRest = 6.123233995736766e-17; // π/2 − the number nearest to it

/**
 * Divides an angle by π/2: x = n · π/2 + r + rest.
 *
 * @param x finite
 * @returns `quarter` is n modulo 4; r lies between −π/4 and π/4; `rest` is what rounding took from r
 */
export function quarterTurns(x: number): { quarter: number; r: number; rest: number } {
  // x = mantissa · 2^exponent
  let mantissa = Math.abs(x);
  let exponent = 0n;
  while (mantissa >= 9007199254740992) {
    mantissa /= 2;
    exponent++;
  }
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const product = BigInt(mantissa) * TurnDigits;
  const turns = exponent >= 0n ? product << exponent : product >> -exponent;
  // Half a turn more makes rounding down to rounding to the nearest.
  const one = 1n << FractionBits;
  const n = (turns + one / 2n) >> FractionBits;
  const fraction = (turns - n * one) >> (FractionBits - KeptBits);
  const high = Number(fraction);
  const low = Number(fraction - BigInt(high));
  const scale = Number(1n << KeptBits);
  const turn = high / scale;
  const r = turn * (Math.PI / 2);
  const rest =
    productRest(turn, Math.PI / 2, r) + turn * HalfPiRest + (low / scale) * (Math.PI / 2);
  const quarter = Number(n & 3n);
  return x > 0 ? { quarter, r, rest } : { quarter: (4 - quarter) % 4, r: -r, rest: -rest };
}
