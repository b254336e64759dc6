// A number inside a cell of a heat map: as many decimals as there is room for.

/**
 * Writes a number in at most `characters` characters; a zero before the point goes when room is short.
 * @returns "" if no honest rounding fits
 * @example cellText(0.876, { decimals: 2, characters: 3 }) // ".88"
 */
export function cellText(
  value: number,
  { decimals, characters }: { decimals: number; characters: number },
): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === Number.NEGATIVE_INFINITY) return "−∞";
  const tries = Number.isInteger(value) ? [value.toFixed(0)] : [];
  if (!Number.isInteger(value)) {
    for (let kept = decimals; kept >= 0; kept--) {
      const text = value.toFixed(kept);
      if (Number(text) === 0 && kept < decimals) break;
      tries.push(text, text.replace(/^(-?)0\./, "$1."));
    }
  }
  const size = Math.abs(value);
  if (size >= 1000 || (size > 0 && size < 0.01)) {
    tries.push(
      value.toExponential(1).replace("e+", "e"),
      value.toExponential(0).replace("e+", "e"),
    );
  }
  const fits = tries.find((text) => text.length <= characters) ?? "";
  return fits.replaceAll("-", "−").replace(/^−(0*\.?0*)$/, "$1");
}
