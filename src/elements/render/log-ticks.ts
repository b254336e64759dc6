// Ticks of a logarithmic axis: few and round, where a reader would look.

/**
 * Powers of ten; with 3 between them (0.03, 0.1, 0.3) if there are few, with 2 and 5 if there is hardly one.
 * @example logTicks([0.03, 1]) // [0.03, 0.1, 0.3, 1]
 */
export function logTicks(domain: readonly number[]): number[] {
  const [least, most] = [Math.min(...domain), Math.max(...domain)];
  if (!(least > 0) || !Number.isFinite(most)) return [];
  const decades = Math.log10(most / least);
  const steps = decades > 3.5 ? [1] : decades > 0.9 ? [1, 3] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= least * 0.999 && tick <= most * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}
