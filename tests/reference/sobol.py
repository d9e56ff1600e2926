#!/usr/bin/env python3
"""Writes sobol.csv: points of Sobol' sequences by SciPy (scipy.stats.qmc.Sobol, not scrambled, 30 bits).

usage: sobol.py >sobol.csv     (Debian: python3-scipy 1.10)

SciPy walks in the order of the Gray code: its i-th point is the point of index i ^ (i >> 1). A value is
the coordinate times 2^30.
"""
from scipy.stats import qmc

DIMENSIONS = [0, 1, 2, 3, 4, 7, 12, 20, 39, 40, 57, 99, 223, 255, 256, 300, 400, 511]
POINTS = list(range(1, 18)) + [100, 255, 1023, 4095, 12345, 65535, 100000]

points = qmc.Sobol(d=512, scramble=False, bits=30).random(max(POINTS) + 1)
print("index,dimension,value")
for i in POINTS:
    for d in DIMENSIONS:
        print("%d,%d,%d" % (i ^ (i >> 1), d, int(points[i, d] * 2**30)))
