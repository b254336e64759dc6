// The same functions in whole numbers of any length: slow, and right to as many bits as are asked for.
//
// A number v stands as the whole number v · 2^bits, rounded down. Nothing is shared with src/nn/math.ts: all are
// Taylor series, π is Machin's formula.

export interface Reference {
  exp: (x: bigint) => bigint;
  log: (x: bigint) => bigint;
  log1p: (x: bigint) => bigint;
  sin: (x: bigint) => bigint;
  cos: (x: bigint) => bigint;
  tanh: (x: bigint) => bigint;
  sigmoid: (x: bigint) => bigint;
  softplus: (x: bigint) => bigint;
  erf: (x: bigint) => bigint;
  power: (base: bigint, exponent: bigint) => bigint;
}

/** x · 2^bits, rounded to a whole number. */
export function fixed(x: number, bits: number): bigint {
  let mantissa = x;
  let exponent = bits;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const whole = BigInt(mantissa);
  return exponent >= 0 ? whole << BigInt(exponent) : whole >> BigInt(-exponent);
}

/** |found − exact| in units of the last place of the exact value. */
export function ulpError(found: number, exact: bigint, bits: number): number {
  const size = exact < 0n ? -exact : exact;
  const exponent = Math.max(size.toString(2).length - 1 - bits, -1022);
  const ulpBits = BigInt(bits + exponent - 52);
  const distance = fixed(found, bits) - exact;
  const error = Number((distance << 30n) >> ulpBits) / 2 ** 30;
  return Math.abs(error);
}

export function reference(bits: number): Reference {
  const shift = BigInt(bits);
  const one = 1n << shift;
  const times = (a: bigint, b: bigint) => (a * b) >> shift;
  const over = (a: bigint, b: bigint) => (a << shift) / b;

  /** Σ terms, each made from the one before, until they vanish. */
  function series(
    first: bigint,
    next: (term: bigint, k: bigint) => bigint,
    part = (t: bigint, _k: bigint) => t,
  ): bigint {
    // prettier-ignore
    let sum = 0n;
    let term = first;
    for (let k = 0n; term !== 0n && term !== -1n; k++) {
      sum += part(term, k);
      term = next(term, k + 1n);
    }
    return sum;
  }

  const atanhOf = (s: bigint) => {
    const z = times(s, s);
    return series(s, (term) => times(term, z), (term, k) => term / (2n * k + 1n)); // prettier-ignore
  };
  const ln2 = 2n * atanhOf(one / 3n);
  // π to 1100 bits more: the largest angles have as many before the point.
  const more = 1100n;
  const arctanOfOneOver = (n: bigint) => series((one << more) / n, (term) => -term / (n * n), (term, k) => term / (2n * k + 1n)); // prettier-ignore
  const pi = 4n * (4n * arctanOfOneOver(5n) - arctanOfOneOver(239n));

  function exp(x: bigint): bigint {
    const k = x / ln2;
    const power = series(one, (term, n) => times(term, x - k * ln2) / n);
    return k >= 0n ? power << k : power >> -k;
  }

  function log(x: bigint): bigint {
    const k = BigInt(x.toString(2).length - 1 - bits);
    const m = k >= 0n ? x >> k : x << -k;
    return 2n * atanhOf(over(m - one, m + one)) + k * ln2;
  }

  function sin(x: bigint): bigint {
    const turn = 2n * pi;
    const rest = ((x << more) % turn) >> more;
    const square = times(rest, rest);
    return series(rest, (term, k) => -times(term, square) / (2n * k * (2n * k + 1n)));
  }

  function cos(x: bigint): bigint {
    const turn = 2n * pi;
    const rest = ((x << more) % turn) >> more;
    const square = times(rest, rest);
    return series(one, (term, k) => -times(term, square) / (2n * k * (2n * k - 1n)));
  }

  function erf(x: bigint): bigint {
    const square = times(x, x);
    const sum = series(x, (term, k) => -times(term, square) / k, (term, k) => term / (2n * k + 1n)); // prettier-ignore
    // 2/√π = 2 · e^(−½ ln π)
    return times(2n * sum, exp(-log(pi >> more) / 2n));
  }

  return {
    exp,
    log,
    sin,
    cos,
    erf,
    log1p: (x) => log(one + x),
    tanh: (x) => over(exp(2n * x) - one, exp(2n * x) + one),
    sigmoid: (x) => over(one, one + exp(-x)),
    softplus: (x) => log(one + exp(x)),
    power: (base, exponent) => exp(times(exponent, log(base))),
  };
}
