// A short name for a text, to see whether a lesson changed since a draft began. Not for secrets.

/** Two independent 32-bit FNV-1a hashes over UTF-16 units, as 16 hexadecimal digits. */
export function textHash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xc9dc5811;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193) >>> 0;
    high = Math.imul(high ^ (unit + i), 0x01000193) >>> 0;
  }
  return low.toString(16).padStart(8, "0") + high.toString(16).padStart(8, "0");
}
