// SPDX-License-Identifier: GPL-3.0-or-later
#include "fits/shape.h"

#include "sim/elementary.h"
#include "sim/laws/normal.h"

double fits_shape_distance(const double *x, size_t n, double mean, double sd) {
  const double count = (double)n;
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) {
    const double low = sim_normal_cdf((x[i] - mean) / sd);
    const double high = sim_normal_sf((x[n - 1 - i] - mean) / sd);
    sum += (2.0 * (double)i + 1.0) * (sim_log(low) + sim_log(high));
  }
  return (-count - sum / count) * (1.0 + 0.75 / count + 2.25 / (count * count));
}

double fits_shape_chance(double a) {
  if (a < 0.2)
    return 1.0 - sim_exp(-13.436 + 101.14 * a - 223.73 * a * a);
  if (a < 0.34)
    return 1.0 - sim_exp(-8.318 + 42.796 * a - 59.938 * a * a);
  if (a < 0.6)
    return sim_exp(0.9177 - 4.279 * a - 1.38 * a * a);
  return a < 10.0 ? sim_exp(1.2937 - 5.709 * a + 0.0186 * a * a) : 0.0;
}
