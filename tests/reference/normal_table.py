#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes sim/laws/normal_table.c: the coefficients behind sim_normal_quantiles and sim_normal_sf.

Rows of the quantile: p in [2^-14, 1/2), one row per binary exponent and top three bits of the
mantissa, polynomial of degree 7 in t = (p - centre)/half width through the exact quantile at the
eight Chebyshev nodes. Tail: (1 + 2z) exp(z^2/2) Q(z) as a polynomial in (z - 5)/(z + 5).
Computed with mpmath to 40 digits; run from the repository root.
"""
from mpmath import mp, mpf, cos, pi, sqrt, erfc, erfinv, exp, log, matrix, lu_solve, findroot

mp.dps = 40
TAIL_DEGREE = 28


def sf(z):
    return erfc(z / sqrt(2)) / 2


def quantile(p):
    z = -sqrt(2) * erfinv(1 - 2 * p)
    for _ in range(2):
        z -= (sf(-z) - p) * sqrt(2 * pi) * exp(z * z / 2)
    return z


def interpolate(f, degree):
    n = degree + 1
    nodes = [cos(pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    a = matrix(n, n)
    y = matrix(n, 1)
    for i, t in enumerate(nodes):
        for j in range(n):
            a[i, j] = t ** j
        y[i] = f(t)
    return lu_solve(a, y)


def scaled_sf(t):
    z = 5 * (1 + t) / (1 - t)
    return (1 + 2 * z) * exp(z * z / 2) * sf(z)


def row_text(c):
    return ", ".join(float(x).hex() for x in c)


with open("sim/laws/normal_table.c", "w") as out:
    out.write("// SPDX-License-Identifier: GPL-3.0-or-later\n")
    out.write("/* Written by tests/reference/normal_table.py, which says what the numbers are. */\n")
    out.write('#include "sim/laws/normal_table.h"\n\n/* clang-format off */\n')
    out.write("const double sim_normal_tail[SIM_NORMAL_TAIL_TERMS] = {\n")
    for x in interpolate(scaled_sf, TAIL_DEGREE):
        out.write("    %s,\n" % float(x).hex())
    out.write("};\n\n_Alignas(64) const double sim_normal_rows[SIM_ROWS_SIDE][SIM_ROWS_TERMS] = {\n")
    for exponent in range(-14, -1):
        for j in range(8):
            low = mpf(2) ** exponent * (1 + mpf(j) / 8)
            half = mpf(2) ** exponent / 16
            c = interpolate(lambda t: quantile(low + half * (1 + t)), 7)
            out.write("    {%s},\n" % row_text(c))
    out.write("    {%s},\n" % ", ".join(["__builtin_nan(\"\")"] + ["0"] * 7))
    out.write("};\n/* clang-format on */\n")
