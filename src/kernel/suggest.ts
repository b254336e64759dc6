// Suggest: the word someone probably meant.

/**
 * The candidate nearest to a misspelt name, or undefined if none is near. Of those equally near, the one that
 * begins alike longest, then the earlier one.
 *
 * One slip (a letter too many, missing, wrong, or two exchanged) is near in words of 2 or 3 letters, two slips
 * in longer ones, three from 10 letters on. Capitals do not count as slips.
 *
 * @example closest("wieght", ["bias", "weight"]) // "weight"
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const length = name.length;
  let nearest: string | undefined;
  let limit = length < 2 ? 0.5 : length < 4 ? 1.5 : length < 10 ? 2.5 : 3.5;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - length) > limit) continue;
    const slips = distance(name.toLowerCase(), candidate.toLowerCase());
    const isTie = nearest !== undefined && slips === limit;
    const isBetterTie = isTie && alike(name, candidate) > alike(name, nearest ?? "");
    if ((slips < limit || isBetterTie) && slips < candidate.length) {
      limit = slips;
      nearest = candidate;
    }
  }
  return nearest;
}

/** How many letters two words begin with alike. */
function alike(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Slips between two words: insertions, deletions, replacements, exchanges of neighbours (Damerau–Levenshtein). */
export function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
