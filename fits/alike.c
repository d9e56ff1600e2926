// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/alike.h"

#include "sim/elementary.h"
#include "sim/laws/normal.h"

#include <math.h>
#include <stdbool.h>

/* The chance that χ² of so many degrees of freedom is above `square`, by the sum that it is: from
   that of one or two, each two more add (x/2)^(k/2) e^(−x/2)/Γ(k/2 + 1) (Abramowitz and Stegun
   1964, 26.4.4 and 26.4.5). The sum is kept over e^(−x/2) and over powers of `far`, which alone
   would pass what a double holds. GSL's depends on functions of libm whose last digit varies. */
static double above(double square, size_t freedom) {
  static const double far = 0x1p800, far_log = 800.0 * 0.69314718055994530942;
  const bool odd = freedom % 2;
  const double half = 0.5 * square, root_pi = 1.7724538509055160273;
  double term = odd ? 2.0 * sqrt(half) / root_pi : 1.0, sum = 0.0, scale = -half;
  for (size_t i = 0; i < freedom / 2; i++) {
    sum += term;
    term *= half / ((double)i + (odd ? 1.5 : 1.0));
    if (sum > far) {
      sum /= far;
      term /= far;
      scale += far_log;
    }
  }
  return fmin(1.0, (odd ? 2.0 * sim_normal_sf(sqrt(square)) : 0.0) + sum * sim_exp(scale));
}

static double share_of(const double *values, const double *of, size_t count) {
  double some = 0.0, all = 0.0;
  for (size_t i = 0; i < count; i++) {
    some += values[i];
    all += of[i];
  }
  return some / all;
}

double fits_alike_distance(const double *values, const double *of, size_t count) {
  const double share = share_of(values, of, count);
  double sum = 0.0;
  for (size_t i = 0; i < count; i++) {
    const double expected = of[i] * share, d = values[i] - expected;
    sum += d * d / (expected * (1.0 - share));
  }
  return sum;
}

double fits_alike_chance(const double *values, const double *of, size_t count) {
  const double share = share_of(values, of, count);
  if (count < 2 || !(share > 0.0) || !(share < 1.0))
    return (double)NAN;
  return above(fits_alike_distance(values, of, count), count - 1);
}
