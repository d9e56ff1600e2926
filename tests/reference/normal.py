#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/reference/normal.csv: z, P(Z > z) for z >= 0 and u, quantile(u), with mpmath to 25
digits. Run from the repository root."""
from mpmath import mp, mpf, erfc, erfinv, sqrt, pi, exp, nstr

mp.dps = 60


def sf(z):
    return erfc(z / sqrt(2)) / 2


def quantile(u):
    u = mpf(u)
    p = min(u, 1 - u)
    mp.dps = 400 if p < 1e-50 else 60
    z = -sqrt(2) * erfinv(1 - 2 * p)
    for _ in range(3):
        z -= (sf(-z) - p) * sqrt(2 * pi) * exp(z * z / 2)
    return z if u < 0.5 else -z


with open("tests/reference/normal.csv", "w") as out:
    out.write("what,argument,value\n")
    for i in range(400):
        z = float(mpf(i) / 400 * 38) + (1e-9 if i == 0 else 0)
        out.write("sf,%r,%s\n" % (z, nstr(sf(mpf(z)), 25)))
    for i in range(1, 400):
        out.write("quantile,%r,%s\n" % (i / 400 + 1e-4 * (i % 7), nstr(quantile(i / 400 + 1e-4 * (i % 7)), 25)))
    for e in range(1, 300, 7):
        out.write("quantile,%r,%s\n" % (10.0 ** -e, nstr(quantile(10.0 ** -e), 25)))
    for e in range(1, 16):
        for u in (1 - 10.0 ** -e, 0.5 + 10.0 ** -e, 0.5 - 10.0 ** -e):
            if 0 < u < 1:
                out.write("quantile,%r,%s\n" % (u, nstr(quantile(u), 25)))
