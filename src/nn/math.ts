// Math: functions of one number from + − × ÷ alone, so that every engine gives the same bits.

/** baseⁿ for a whole number n ≥ 0, by repeated squaring. */
export function integerPower(base: number, n: number): number {
  let power = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
