"""Prints the constants of src/nn/math/*.ts: polynomials fitted on their intervals, tables, digits of 2/π.

    python3 tests/nn/math/coefficients.py

Each polynomial interpolates at Chebyshev points, which is within a small factor of the best possible, and
its error is printed beside it. Needs mpmath.
"""

from mpmath import mp, chebyfit, erfc, exp, floor, log, mpf, pi, polyval, sqrt

mp.prec = 300


def fit(name, function, low, high, degree, weight=lambda x: 1):
    """A polynomial, lowest power first, and the largest error of its rounded coefficients, weighted."""
    coefficients = [float(c) for c in reversed(chebyfit(function, [low, high], degree + 1))]
    points = [low + (high - low) * mpf(i) / 2000 for i in range(1, 2001)]
    reversed_ = [mpf(c) for c in reversed(coefficients)]
    error = max(abs((polyval(reversed_, x) - function(x)) * weight(x)) for x in points)
    print(f"\n{name}: error 2^{float(log(error, 2)):.1f}")
    for c in coefficients:
        print(f"  {c!r},")


def split(value, bits):
    """The first bits of a number, and the rest."""
    scale = mpf(2) ** (bits - int(floor(log(value, 2))) - 1)
    high = floor(value * scale) / scale
    return high, value - high


print("exp: ln 2 / 16 in two parts")
high, low = split(log(2) / 16, 36)
print(f"  {float(high)!r} {float(low)!r}   16 / ln 2 = {float(16 / log(2))!r}")
print("2^(j/16), rounded, and what rounding left")
for j in range(16):
    value = mpf(2) ** (mpf(j) / 16)
    print(f"  {float(value)!r}, {float(value - float(value))!r},")
half = log(2) / 32
# The result is about 1, so an error of q counts r² times.
fit(
    "exp q(r) = (eʳ − 1 − r) / r²",
    lambda r: sum(r**k / mp.factorial(k + 2) for k in range(40)),
    -half,
    half,
    5,
    lambda r: half * half,
)



print("\nlog: ln 2 in two parts")
high, low = split(log(2), 40)
print(f"  {float(high)!r} {float(low)!r}")
z_max = ((sqrt(2) - 1) / (sqrt(2) + 1)) ** 2
fit(
    "log R(z) / z where ln((1 + s) / (1 − s)) = s (2 + R(s²))",
    lambda z: sum(2 * z**k / (2 * k + 3) for k in range(120)),
    mpf(0),
    z_max,
    7,
    lambda z: z / 2,
)

print("\nsin, cos: π/2 in three parts")
first, rest = split(pi / 2, 33)
second, third = split(rest, 33)
print(f"  {float(first)!r} {float(second)!r} {float(third)!r}   2/π = {float(2 / pi)!r}")
print(f"  π/2 rounded {float(pi / 2)!r} rest {float(pi / 2 - mpf(float(pi / 2)))!r}")
z_max = (pi / 4) ** 2
fit(
    "sin S(z) = (sin r / r − 1) / z",
    lambda z: sum((-1) ** (k + 1) * z**k / mp.factorial(2 * k + 3) for k in range(40)),
    mpf(0),
    z_max,
    6,
    lambda z: z,
)
fit(
    "cos C(z) = (cos r − 1 + z/2) / z²",
    lambda z: sum((-1) ** k * z**k / mp.factorial(2 * k + 4) for k in range(40)),
    mpf(0),
    z_max,
    6,
    lambda z: z * z,
)
mp.prec = 1400
bits = 1200
digits = int(floor(2 / pi * mpf(2) ** bits))
print(f"2/π · 2^{bits} = 0x{digits:x}n")
mp.prec = 300

fit(
    "erf E(z) = erf x / x − 1 on [0, 1]",
    lambda z: sum((-1) ** k * z**k / mp.factorial(k) / (2 * k + 1) for k in range(80)) * 2 / sqrt(pi) - 1,
    mpf(0),
    mpf(1),
    12,
)


def scaled(u, c=mpf(3)):
    x = c * (1 + u) / (1 - u)
    return exp(x * x) * erfc(x)


def place(x, c=mpf(3)):
    return (x - c) / (x + c)


fit(
    "erfc F(u) = exp(x²) erfc x on [1, 6], u = (x − 3) / (x + 3)",
    scaled,
    place(mpf(1)),
    place(mpf(6)),
    14,
    lambda u: exp(-((3 * (1 + u) / (1 - u)) ** 2)),
)
