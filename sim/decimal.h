// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_DECIMAL_H
#define SIM_DECIMAL_H

/* 10^n without the mathematical library, the same on every machine: the nearest double for |n| <=
   22, where it is a product, or the inverse of one, that has no rounding; beyond, each further
   factor rounds once: off by at most |n| - 21 units in the last place. */
static inline double sim_ten_to(int n) {
  double power = 1.0;
  for (int k = n < 0 ? -n : n; k > 0; k--)
    power *= 10.0;
  return n < 0 ? 1.0 / power : power;
}

#endif
