// Powers of two: the exponent of a number, read and changed without rounding.

/** 2ᵏ for k from −540 to 540: two of them together reach every exponent. */
const powers = new Float64Array(1081);
const Middle = 540;
powers[Middle] = 1;
for (let k = 1; k <= Middle; k++) {
  powers[Middle + k] = (powers[Middle + k - 1] ?? 0) * 2;
  powers[Middle - k] = (powers[Middle - k + 1] ?? 0) / 2;
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
/** Where a number's upper half lies: machines differ in the order of bytes. */
const Upper = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 1 : 0;

const Smallest = 2.2250738585072014e-308; // 2⁻¹⁰²², the smallest number with all its digits

/** x · 2ᵏ for k from −1080 to 1080, rounded at most once. */
export function scaled(x: number, k: number): number {
  const half = k >> 1;
  return x * (powers[Middle + half] ?? 0) * (powers[Middle + k - half] ?? 0);
}

/**
 * The k for which x · 2⁻ᵏ lies between √½ and √2, within 2⁻²⁰.
 *
 * @param x positive and finite
 */
export function nearestExponent(x: number): number {
  if (x < Smallest) return nearestExponent(x * 18014398509481984) - 54; // 2⁵⁴
  number[0] = x;
  // Sign, exponent + 1023, first digits; the sum carries over into the exponent from √2 on.
  return (((words[Upper] ?? 0) + 0x95f62) >>> 20) - 1023;
}
