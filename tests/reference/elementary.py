#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/reference/elementary.csv: hyperbolic tangent and its inverse, hypotenuse, arcsine and
Student's t quantile at arguments that are doubles, domain edges included, with mpmath to 25 digits.
Run from the repository root."""
import random

from mpmath import asin, atanh, betainc, findroot, mp, mpf, nstr, sqrt, tan, tanh, pi

mp.dps = 60
random.seed(20261129)


def student(u, dof):
    """Newton from a bracket on the log scale of t; closed form for one degree."""
    u, dof = mpf(u), mpf(dof)
    tail = min(u, 1 - u)
    sign = -1 if u < 0.5 else 1
    if tail == mpf(1) / 2:
        return mpf(0)
    if dof == 1:
        return sign * tan(pi * (mpf(1) / 2 - tail))
    if dof == 2:
        return sign * (1 - 2 * tail) / sqrt(2 * tail * (1 - tail))

    def excess(t):
        return betainc(dof / 2, 0.5, 0, dof / (dof + t * t), regularized=True) - 2 * tail
    low, high = mpf(10) ** -12, mpf(10) ** 8
    while high / low > mpf("1.01"):
        middle = sqrt(low * high)
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return sign * findroot(excess, (low, high), solver="anderson", tol=1e-80)


def line(what, x, y, value):
    return "%s,%r,%r,%s\n" % (what, x, y, nstr(value, 25))


with open("tests/reference/elementary.csv", "w") as out:
    out.write("what,x,y,value\n")
    sizes = [5e-324, 2.2250738585072014e-308, 1e-300, 1e-17, 1e-8, 1e-4, 0.5, 1 - 2.0 ** -53, 1.0,
             1 + 2.0 ** -52, 2.0, 10.0, 18.0, 19.0, 19.1, 22.0, 100.0, 710.0, 1e300]
    for x in sizes + [random.uniform(0, 20) for _ in range(80)] + [10 ** random.uniform(-18, 0) for _ in range(80)]:
        for sign in (1, -1):
            out.write(line("tanh", sign * x, 0, tanh(mpf(sign * x))))
    edges = [5e-324, 2.2250738585072014e-308, 1e-300, 1e-17, 1e-8, 1e-4, 0.5 - 2.0 ** -54, 0.5,
             0.5 + 2.0 ** -53, 0.999, 1 - 2.0 ** -40, 1 - 2.0 ** -52, 1 - 2.0 ** -53]
    for x in edges + [random.random() for _ in range(80)] + [10 ** random.uniform(-18, 0) for _ in range(80)]:
        for sign in (1, -1):
            out.write(line("atanh", sign * x, 0, atanh(mpf(sign * x))))
    pairs = [(0.0, 0.0), (0.0, 3.0), (3.0, 4.0), (5e-324, 5e-324), (1.5e308, 5e307), (1e308, 1e-308),
             (1e-300, 1e-300), (2.0 ** -450, 2.0 ** -451), (2.0 ** 500, 2.0 ** 501), (1e200, 1e190),
             (-1.0, 1e-8), (1e-170, -1e-165), (1.7e308, 3e307)]
    for x, y in pairs + [(10 ** random.uniform(-300, 300),) * 2 for _ in range(40)] + \
            [(random.random(), random.random()) for _ in range(80)]:
        out.write(line("hypot", x, y, sqrt(mpf(x) ** 2 + mpf(y) ** 2)))
    for i in range(201):
        normal = i / 100 - 1
        out.write(line("rank", normal, 0, 6 / pi * asin(mpf(normal) / 2)))
    for dof in (1, 1.5, 2, 3, 7, 30, 31, 63, 127, 255, 1023, 1e6):
        for u in (1e-12, 1e-3, 0.025, 0.2, 0.25, 0.3, 0.499, 0.5, 0.501, 0.75, 0.9, 0.975, 0.999):
            out.write(line("student", u, dof, student(u, dof)))
