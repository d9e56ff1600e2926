#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/reference/hypergeometric_hard.csv: u just below and just above a jump, by 1.5e-13
min(F, 1 - F), and the quantile, with exact fractions; and of some values the probability and F.

    python3 tests/reference/hypergeometric.py"""
import os
import random
from fractions import Fraction
from math import comb

HERE = os.path.dirname(os.path.abspath(__file__))


def law(m, n, k):
    low, high = max(0, k - n), min(k, m)
    whole = comb(m + n, k)
    return low, [Fraction(comb(m, j) * comb(n, k - j), whole) for j in range(low, high + 1)]


def main():
    random.seed(7)
    sizes = [(1, 1), (2, 2), (3, 9), (10, 10), (40, 7), (58, 42), (310, 190), (450, 150), (25, 700), (2000, 1500)]
    with open(os.path.join(HERE, "hypergeometric_hard.csv"), "w") as out:
        out.write("m,n,k,u,quantile,j,pmf,cdf\n")
        for m, n in sizes:
            for k in sorted({max(1, round(x * (m + n))) for x in (0.03, 0.3, 0.5, 0.71, 0.97)}):
                low, pmf = law(m, n, k)
                total, jumps = Fraction(0), []
                for i, p in enumerate(pmf):
                    total += p
                    jumps.append((low + i, p, total))
                seen = [t for t in jumps if 1e-12 < t[2] < 1 - Fraction(1, 10**12)]
                for j, p, f in random.sample(seen, min(12, len(seen))):
                    gap = Fraction(15, 10**14) * min(f, 1 - f)
                    for u, q in ((float(f - gap), j), (float(f + gap), j + 1)):
                        if (Fraction(u) <= f) == (q == j):
                            out.write("%d,%d,%d,%.17g,%d,%d,%.17g,%.17g\n" % (m, n, k, u, q, j, float(p), float(f)))


if __name__ == "__main__":
    main()
