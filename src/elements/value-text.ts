// How a single number stands in a sentence: rounded as the author asked, with a real minus sign.

/** `digits` counts decimals; without it four significant digits are kept. */
export function valueText(value: number | string | boolean, digits?: number): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  return withMinus(digits === undefined ? significant(value) : value.toFixed(digits));
}

function significant(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return grouped(String(value));
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e6) return String(Number(value.toPrecision(4)));
  return scientific(value);
}

/** 6.4e-5 is written 6.4 × 10⁻⁵. */
function scientific(value: number): string {
  const [mantissa = "", exponent = ""] = value.toExponential(1).split("e");
  const raised = [...exponent.replace("+", "")].map((sign) => superscripts[sign] ?? sign).join("");
  return `${mantissa} × 10${raised}`;
}

const superscripts: Record<string, string> = {
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** 109386 is written 109 386, with narrow no-break spaces; four digits stay together. */
function grouped(digits: string): string {
  if (digits.length < 5) return digits;
  return digits.replace(/(\d)(?=(\d{3})+$)/g, "$1\u202f");
}

function withMinus(text: string): string {
  return text.replace(/^-(?=.*[1-9])/, "−").replace(/^-/, "");
}
