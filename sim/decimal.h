// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef SIM_DECIMAL_H
#define SIM_DECIMAL_H

/* Powers of ten and how many digits a number has, without the mathematical library: the same on
   every machine. */

/* 10^n: the nearest double for |n| <= 22, where it is a product, or the inverse of one, that has no
   rounding; beyond, each further factor rounds once: off by at most |n| - 21 units in the last
   place. */
static inline double sim_ten_to(int n) {
  double power = 1.0;
  for (int k = n < 0 ? -n : n; k > 0; k--)
    power *= 10.0;
  return n < 0 ? 1.0 / power : power;
}

/* The largest n with sim_ten_to(n) <= x, -307 <= n <= 308, for a finite x: where its first digit
   stands. -307 for what is smaller, 0 and below too. */
static inline int sim_decade(double x) {
  int n = 0;
  while (n < 308 && x >= sim_ten_to(n + 1))
    n++;
  while (n > -307 && x < sim_ten_to(n))
    n--;
  return n;
}

#endif
