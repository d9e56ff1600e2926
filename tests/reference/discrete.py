#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/reference/discrete_cdf.csv (P(X <= k), P(X > k) to 20 digits) and
discrete_hard.csv (quantiles of u just below and just above a jump, by 1.5e-13 F(k)), both by
summation with 50 digits from the exact value of the double p (n = 0 in a row: Poisson of mean p).

    python3 tests/reference/discrete.py       needs mpmath; takes a minute"""
import os
import random

from mpmath import exp, floor, log, loggamma, mp, mpf, nstr, sqrt

mp.dps = 50
HERE = os.path.dirname(os.path.abspath(__file__))


def pmf(n, p, k):
    if n == 0:
        return exp(-p + k * log(p) - loggamma(k + 1))
    return exp(loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(p)
               + (n - k) * log(1 - p))


def tail(n, p, k, up):
    """Sum from k down, or from k + 1 up; zero beyond the ends."""
    if up:
        k += 1
    if k < 0 or (n and k > n):
        return mpf(0)
    term, total = pmf(n, p, k), mpf(0)
    odds = p if n == 0 else p / (1 - p)
    while term > total * mpf(10) ** -30 or total == 0:
        total += term
        if up:
            term *= (1 if n == 0 else n - k) * odds / (k + 1)
            k += 1
        else:
            term *= k / ((1 if n == 0 else n - k + 1) * odds)
            k -= 1
        if k < 0 or (n and k > n):
            break
    return total


def both(n, p, k):
    mean = p if n == 0 else n * p
    if k < mean:
        f = tail(n, p, k, False)
        return f, 1 - f
    s = tail(n, p, k, True)
    return 1 - s, s


def settings():
    out = [(517, 0.85), (150, 0.5), (1200, 0.83), (10, 0.3), (60, 0.06), (500, 0.02), (500, 0.98)]
    out += [(1, 0.25), (2, 0.5), (30, 0.5), (3, 0.9), (1000, 1e-9), (1000, 1 - 1e-9), (45, 0.1)]
    out += [(0, 1000.0), (0, 0.3), (0, 3.7), (0, 31.0), (0, 60.0), (0, 1e5)]
    for _ in range(60):
        out.append((int(10 ** random.uniform(0.5, 3.5)), random.random()))
    for _ in range(30):
        out.append((0, 10 ** random.uniform(-1, 4)))
    for _ in range(25):
        n = int(2 ** random.uniform(8, 31))
        out.append((n, min(0.9, 10 ** random.uniform(-1, 2.5) / n)))
    big = [(10 ** 6, 0.3), (2 ** 31, 1e-6), (2 ** 31, 1 - 3e-9), (10 ** 7, 0.71)]
    huge = [(2 ** 31, 0.37), (2 ** 31, 0.5), (0, 1e9)]
    return [(s, 12) for s in out] + [(s, 4) for s in big] + [(s, 2) for s in huge]


def main():
    random.seed(2020)
    cdf = open(os.path.join(HERE, "discrete_cdf.csv"), "w")
    hard = open(os.path.join(HERE, "discrete_hard.csv"), "w")
    cdf.write("n,p,k,cdf,sf\n")
    hard.write("n,p,u,k\n")
    for (n, p_double), points in settings():
        p = mpf(p_double)
        mean = p if n == 0 else n * p
        sd = sqrt(mean if n == 0 else mean * (1 - p))
        for i in range(points):
            z = random.gauss(0, 1) if i % 3 else random.uniform(-6.5, 7)
            k = max(0, int(floor(mean + z * sd)))
            k = k if n == 0 else min(k, n)
            f, s = both(n, p, k)
            if n and k == n:
                continue
            cdf.write("%d,%r,%d,%s,%s\n" % (n, p_double, k, nstr(f, 20), nstr(s, 20)))
            gap = min(pmf(n, p, k), pmf(n, p, k + 1))
            if gap < 1e-11 * f:
                continue
            for factor, answer in ((1 - mpf("1.5e-13"), k), (1 + mpf("1.5e-13"), k + 1)):
                u = float(f * factor)
                if 0 < u < 1:
                    assert (mpf(u) > f) == (answer > k)
                    hard.write("%d,%r,%r,%d\n" % (n, p_double, u, answer))


if __name__ == "__main__":
    main()
