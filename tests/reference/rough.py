#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the normal quantile of sim/laws/rough.c: z / (2u - 1) as a ratio of polynomials of degree 4 in
s = sqrt(4u(1 - u)), smallest largest error of z for 2^-12 <= u < 1/2.

Lawson's weights on the linearised fit (Lawson 1961; Cody 1970, SIAM Review 12). Prints the
coefficients, constant term first, and the largest error in double precision.

    python3 tests/reference/rough.py"""
import numpy as np
from scipy.special import ndtri

DEGREE = 4
u = np.exp(np.linspace(-12 * np.log(2), np.log(0.4999), 6000))
x = 1 - 2 * u
s = np.sqrt(4 * u * (1 - u))
wanted = -ndtri(u) / x
powers = np.vander(s, DEGREE + 1, increasing=True)

lawson, bottom, best = np.ones_like(u), np.ones_like(u), (np.inf, None)
for _ in range(400):
    weight = np.sqrt(lawson) * x / bottom
    left = np.hstack([powers * weight[:, None], -powers[:, 1:] * (wanted * weight)[:, None]])
    c = np.linalg.lstsq(left, wanted * weight, rcond=None)[0]
    top, under = c[:DEGREE + 1], np.r_[1, c[DEGREE + 1:]]
    bottom = np.abs(powers @ under)
    error = np.abs(powers @ top / bottom - wanted) * x
    if error.max() < best[0]:
        best = error.max(), top, under
    lawson *= np.sqrt(error / error.max() + 1e-3)
    lawson /= lawson.max()

print("top   ", ", ".join("%.9g" % c for c in best[1]))
print("bottom", ", ".join("%.9g" % c for c in best[2]))
print("error ", "%.2g" % best[0])
