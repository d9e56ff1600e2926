#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coefficients of sim/laws/saddle.c and the reference values of tests/test_sim_saddle.c.

    python3 tests/reference/saddle.py coefficients   prints the two polynomials
    python3 tests/reference/saddle.py                writes saddle.csv beside this file

Needs mpmath. Everything is computed with 60 digits."""
import os
import random
import sys

from mpmath import bernoulli, chebyfit, log, loggamma, mp, mpf, nstr, pi

mp.dps = 60


def stirling_error(n):
    return loggamma(n + 1) - ((n + mpf(1) / 2) * log(n) - n + log(2 * pi) / 2)


def deviance(x, m):
    return m if x == 0 else x * log(x / m) + m - x


def coefficients():
    """1 <= n < 8: a Chebyshev fit in t = (16/n - 9)/7; n >= 8: Stirling's series."""
    fit, error = chebyfit(lambda t: stirling_error(16 / (7 * t + 9)), [-1, 1], 20, error=True)
    print("/* fit error", nstr(error, 3), "*/")
    for c in reversed(fit):
        print("    %s," % nstr(c, 20))
    print("/* B(2k) / (2k (2k - 1)) */")
    for k in range(1, 12):
        print("    %s," % nstr(bernoulli(2 * k) / (2 * k * (2 * k - 1)), 20))


def main():
    random.seed(2000)
    points = [1e-300, 1e-20, 1e-8, 0.001, 0.05, 0.5, 0.999, 1, 1.5, 2, 3, 5, 7.999, 8, 8.001, 10]
    points += [15, 16, 35, 100, 517, 1e4, 2**31, 1e12, 1e300]
    points += [10 ** random.uniform(-3, 3) for _ in range(200)]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "saddle.csv")
    with open(path, "w") as out:
        out.write("function,a,b,value\n")
        for n in map(float, points):
            out.write("stirling,%r,0,%s\n" % (n, nstr(stirling_error(mpf(n)), 20)))
        for _ in range(300):
            m = 10 ** random.uniform(-3, 9)
            factor = random.choice([1e-12, 1e-8, 1e-3, 0.1, 0.5, 1, 2])
            x = float(int(m * (1 + random.uniform(-1, 1) * factor)))
            if random.random() < 0.5:
                x = abs(m * (1 + random.uniform(-1, 1) * factor))
            out.write("deviance,%r,%r,%s\n" % (x, m, nstr(deviance(mpf(x), mpf(m)), 20)))
        for x, m in [(0.0, 3.5), (3.5, 3.5), (1e9, 1.0), (1e-300, 2.0), (5.0, 1e-300)]:
            out.write("deviance,%r,%r,%s\n" % (x, m, nstr(deviance(mpf(x), mpf(m)), 20)))


if __name__ == "__main__":
    coefficients() if sys.argv[1:] == ["coefficients"] else main()
