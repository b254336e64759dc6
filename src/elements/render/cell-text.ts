// A number inside a cell of a heat map: as many decimals as there is room for.

/**
 * Writes a number in at most `characters` characters; `short` leaves out the zero before the point.
 * @returns "" if no honest rounding fits
 * @example cellText(0.876, { decimals: 2, characters: 3, short: true }) // ".88"
 */
export function cellText(
  value: number,
  {
    decimals,
    characters,
    short = false,
  }: { decimals: number; characters: number; short?: boolean },
): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (value === Number.NEGATIVE_INFINITY) return "−∞";
  const tries: string[] = [];
  for (let kept = decimals; kept >= 0; kept--) {
    const text = value.toFixed(kept);
    if (value !== 0 && Number(text) === 0 && kept < decimals) break;
    tries.push(short ? text.replace(/^(-?)0\./, "$1.") : text);
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
