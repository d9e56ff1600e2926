// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/itp.h"

#include <math.h>

int64_t studies_itp_next(int64_t a, int64_t b, double ga, double gb, double first_width, int left) {
  const double width = (double)(b - a), half = 0.5 * ((double)a + (double)b);
  const double falsi = (gb * (double)a - ga * (double)b) / (gb - ga);
  const double sign = copysign(1.0, half - falsi), push = 0.2 / first_width * width * width;
  const double reach = fmax(0.0, 0.5 * ldexp(1.0, left) - 0.5 * width);
  /* The middle also where falsi is not a number: an end is infinite, or both are 0. */
  const double pushed = push <= fabs(half - falsi) ? falsi + sign * push : half;
  const double x = fmin(fmax(pushed, half - reach), half + reach);
  const int64_t k = (int64_t)rint(x);
  return k <= a ? a + 1 : k >= b ? b - 1 : k;
}
