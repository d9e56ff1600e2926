#!/usr/bin/env python3
"""Writes sim/design/net_table.c: the numbers of Joe and Kuo's new-joe-kuo-6.21201 as SciPy keeps them.

usage: net_table.py >sim/design/net_table.c     (Debian: python3-scipy)
"""
import os

import numpy
import scipy.stats

DIMENSIONS = 512
folder = os.path.dirname(scipy.stats.__file__)
numbers = numpy.load(os.path.join(folder, "_sobol_direction_numbers.npz"))

print("// SPDX-License-Identifier: GPL-3.0-or-later")
print('#include "sim/design/net_table.h"')
print()
print("/* Facts from the file new-joe-kuo-6.21201 of Stephen Joe and Frances Y. Kuo (2008), see")
print("   sim/design/net.h. Written by tests/reference/net_table.py. */")
print()
print("/* clang-format off */")
print("const sim_net_row_t sim_net_table[SIM_NET_DIMENSIONS - 1] = {")
line = "   "
for d in range(1, DIMENSIONS):
    polynomial = int(numbers["poly"][d])
    initial = [int(m) for m in numbers["vinit"][d][: polynomial.bit_length() - 1]]
    row = " {%d, {%s}}," % (polynomial, ",".join(map(str, initial)))
    if len(line) + len(row) > 100:
        print(line)
        line = "   "
    line += row
print(line)
print("};")
