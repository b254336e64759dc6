// A number as outputs write it: four to six significant digits and a real minus sign.

/**
 * Writes a number for reading: integers in full, others rounded to four significant digits, to five from 100
 * and to six from 1,000 on.
 * @example numberText(-0.645656) // "−0.6457"
 */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (Object.is(value, -0)) return "−0";
  return withMinus(digitsOf(value));
}

/** Writes a number with a fixed count of decimals, for columns that must agree. */
export function fixedText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return numberText(value);
  return withMinus(value.toFixed(decimals));
}

function digitsOf(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  const significant = size >= 1000 ? 6 : size >= 100 ? 5 : 4;
  if (size >= 1e-4 && size < 1e15) return String(Number(value.toPrecision(significant)));
  return value
    .toExponential(3)
    .replace(/\.?0+e/, "e")
    .replace("e+", "e");
}

function withMinus(text: string): string {
  return text.replaceAll("-", "−");
}
