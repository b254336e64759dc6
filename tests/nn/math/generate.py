"""Writes mpmath.json: exact values of the functions of src/nn/math.ts, for math.test.ts.

    python3 tests/nn/math/generate.py && npx prettier --write tests/nn/math

A row is [x, y, rest]: y is the number nearest to f(x), and f(x) = y + rest · ulp(y). Rows of power have base
and exponent in front. Needs mpmath.
"""

import json
import math
import pathlib
import random

import mpmath
from mpmath import mp, mpf

mp.prec = 2400
random.seed(1)


def row(function, *arguments):
    value = function(*[mpf(x) for x in arguments])
    nearest = float(value)
    rest = (value - mpf(nearest)) / mpf(math.ulp(nearest))
    return [*arguments, nearest, round(float(rest), 4)]


def rows(function, *ranges, extra=()):
    drawn = [random.uniform(low, high) for low, high in ranges for _ in range(8)]
    return [row(function, x) for x in [*extra, *drawn]]


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def softplus(x):
    return mpmath.log1p(mpmath.exp(x))


# Numbers that lie as close to a multiple of π/2 as any of their size.
close = [45.553093477052, 321307.9594422229, 642615.9188844458, 6381956970095103 * 2.0**797]
tiny = [5e-324, -1e-310, 2.2250738585072014e-308, 1e-20, -1e-9]
document = {
    "exp": rows(mpmath.exp, (-1, 1), (-745, 709), extra=[*tiny, -745.1, 709.78, -708.5]),
    "log": rows(mpmath.log, (0.5, 2), (2, 1e9), extra=[5e-324, 1e-310, 1.7976931348623157e308, 1 + 2**-52, 1 - 2**-53]),
    "log1p": rows(mpmath.log1p, (-0.5, 1), (1, 1e9), extra=[*tiny, -1 + 2**-53, 1e300]),
    "sin": rows(mpmath.sin, (-1, 1), (-100, 100), (-1e6, 1e6), extra=[*tiny, math.pi, 1e22, *close, 1.7976931348623157e308]),
    "cos": rows(mpmath.cos, (-1, 1), (-100, 100), (-1e6, 1e6), extra=[*tiny, math.pi / 2, 1e22, *close, 1.7976931348623157e308]),
    "tanh": rows(mpmath.tanh, (-0.6, 0.6), (-20, 20), extra=[*tiny, 0.55, 22.0]),
    "sigmoid": rows(sigmoid, (-1, 1), (-40, 40), extra=[*tiny, -744.0, -710.0, 36.7]),
    "softplus": rows(softplus, (-1, 1), (-40, 40), extra=[*tiny, -744.0, -710.0, 36.7]),
    "erf": rows(mpmath.erf, (-1, 1), (1, 6), extra=[*tiny, 1.0, 5.9]),
    "power": [
        row(mpmath.power, random.uniform(*bases), random.uniform(*exponents))
        for bases, exponents in [((0, 2), (-50, 50)), ((0.9, 1.1), (-5000, 5000)), ((1e300, 1.7e308), (-1, 1))]
        for _ in range(8)
    ],
}
path = pathlib.Path(__file__).with_name("mpmath.json")
path.write_text(json.dumps(document) + "\n")
