#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/reference/beta_quantiles.csv and gamma_quantiles.csv: quantiles to 25 digits.

SciPy's quantile (Boost) starts Newton's iteration, in 50-digit arithmetic, for the log of the
smaller tail in the log odds (beta) or log x (gamma); it stops when the step is below 1e-27. The
tails are the classical series of positive terms, summed in 180-bit fixed point. u is the double
nearest to the decimal, so 1 - u is exact. Columns: shapes, u, x and, for beta, 1 - x.
Run from the repository root; takes some ten seconds.
"""
from mpmath import mp, mpf, log, exp, loggamma, nstr, floor
from scipy import stats

mp.dps = 50
US = [1e-12, 1e-9, 1e-6, 1e-3, .01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99, .999,
      1 - 1e-6, 1 - 1e-9, 1 - 1e-12]
SHAPES = [.05, .5, 1., 2., 10., 1e3, 1e5, 1e6]
PAIRS = [(967., 33.), (9500., 500.), (4460., 5540.), (17.1, 2.9), (1e7, 1e7), (0.01, 3.)]
GAMMA_SHAPES = [.01, .05, .3, .5, 1., 1.5, 2., 10., 33., 1e3, 1e4, 1e5, 1e6, 1e7]
BITS = 180


def fixed(x):
    return int(floor(x * mpf(2) ** BITS))


def positive_series(numerator, denominator, factor):
    """Sum of prod_j (numerator + j c) factor/(denominator + j), fixed point; c = 0 if factor is None."""
    one = 1 << BITS
    term, total = one, one
    while term:
        if factor is None:
            term = term * numerator // denominator
        else:
            term = (term * numerator // denominator) * factor >> BITS
            numerator += one
        denominator += one
        total += term
    return mpf(total) / one


def gamma_lower(a, x):
    s = positive_series(fixed(x), fixed(a + 1), None)
    return exp(a * log(x) - x - loggamma(a + 1)) * s


def beta_lower_direct(a, b, x, y):
    s = positive_series(fixed(a + b), fixed(a + 1), fixed(x))
    return exp(a * log(x) + b * log(y) - loggamma(a + 1) - loggamma(b) + loggamma(a + b)) * s


def beta_lower(a, b, x, y):
    return beta_lower_direct(a, b, x, y) if x <= 0.5 else 1 - beta_lower_direct(b, a, y, x)


def solve(s, p, evaluate):
    """Newton for log T(s) = log p; evaluate gives T and d log T/ds."""
    for _ in range(400):
        tail, rate = evaluate(s)
        step = (log(p) - log(tail)) / rate
        s += step
        if abs(step) < mpf(10) ** -27:
            return s
    raise ArithmeticError("no convergence")


def gamma_quantile(u, shape):
    a, upper = mpf(shape), u > 0.5
    p = 1 - mpf(u) if upper else mpf(u)
    x = float(stats.gamma.isf(1 - u, shape) if upper else stats.gamma.ppf(u, shape))
    s = log(x) if x > 1e-290 else (log(u) + loggamma(a + 1)) / a

    def evaluate(s):
        x = exp(s)
        lower = gamma_lower(a, x)
        density = exp(a * s - x - loggamma(a))
        return (1 - lower, -density / (1 - lower)) if upper else (lower, density / lower)

    return exp(solve(s, p, evaluate))


def beta_quantile(u, shape1, shape2):
    """Odds x/(1-x); for u > 1/2 of the mirrored problem."""
    a, b, p = mpf(shape1), mpf(shape2), mpf(u)
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    x = float(stats.beta.ppf(u, shape1, shape2))
    s = log(mpf(x) / (1 - mpf(x))) if 1e-290 < x < 0.999 else None
    if s is None:
        left = (log(p) + log(a) + log_beta) / a
        y = float(stats.beta.isf(u, shape2, shape1))
        s = left if x < 0.5 else log((1 - mpf(y)) / mpf(y))

    def evaluate(s):
        odds = exp(s)
        x, y = odds / (1 + odds), 1 / (1 + odds)
        lower = beta_lower(a, b, x, y)
        return lower, exp(a * log(x) + b * log(y) - log_beta) / lower

    return exp(solve(s, p, evaluate))


def main():
    with open("tests/reference/gamma_quantiles.csv", "w") as out:
        out.write("shape,u,x\n")
        for a in GAMMA_SHAPES:
            for u in US:
                out.write("%r,%r,%s\n" % (a, u, nstr(gamma_quantile(u, a), 25)))
    with open("tests/reference/beta_quantiles.csv", "w") as out:
        out.write("a,b,u,x,complement\n")
        for a, b in PAIRS + [(a, b) for a in SHAPES for b in SHAPES]:
            for u in US:
                if u <= 0.5:
                    odds = beta_quantile(u, a, b)
                else:
                    odds = 1 / beta_quantile(float(1 - mpf(u)), b, a)
                out.write("%r,%r,%r,%s,%s\n" % (a, b, u, nstr(odds / (1 + odds), 25),
                                               nstr(1 / (1 + odds), 25)))


main()
