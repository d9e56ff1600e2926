// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/laws/saddle.h"

#include <math.h>
#include <stddef.h>

#include "sim/elementary.h"

/* Both tables are printed by tests/reference/saddle.py. */

/* 1 <= n < 8: Chebyshev fit in t = (16/n - 9)/7, constant term first, error 4e-18. */
static const double middle[] = {
    0.046417644683804301409,    0.035439842751418151799,    -0.00070823158306903659435,
    -0.00011251817738472000043, 0.000027534873914464948197, -2.5444911977129028146e-6,
    -5.0149310949695117584e-7,  3.133338260159427802e-7,    -8.47587412385814188e-8,
    1.0338423281973059215e-8,   3.1883738730901403097e-9,   -2.7257393618610024325e-9,
    1.1056521148157642294e-9,   -2.9398745361872221484e-10, 4.0867529416799103764e-11,
    1.7388302866124582062e-11,  -2.8087477769645956125e-11, 1.5019191723703723448e-11,
    -9.5535881143992319246e-13, -1.0881138618078994785e-12,
};

/* n >= 8: B(2k) / (2k (2k - 1)), the coefficients of 1/n^(2k - 1). */
static const double stirling[] = {
    0.083333333333333333333,   -0.0027777777777777777778, 0.00079365079365079365079,
    -0.0005952380952380952381, 0.00084175084175084175084, -0.0019175269175269175269,
    0.0064102564102564102564,  -0.02955065359477124183,   0.17964437236883057316,
    -1.3924322169059011164,    13.402864044168391994,
};

static double horner(const double *coefficients, size_t count, double x) {
  double y = 0.0;
  for (size_t i = count; i-- > 0;)
    y = y * x + coefficients[i];
  return y;
}

static double stirling_error_from_one(double n) {
  const double w = 1.0 / n;
  if (n < 8.0)
    return horner(middle, sizeof middle / sizeof middle[0], (16.0 * w - 9.0) / 7.0);
  return w * horner(stirling, sizeof stirling / sizeof stirling[0], w * w);
}

double sim_stirling_error(double n) {
  if (!(n >= 0.0))
    return NAN;
  if (n >= 1.0)
    return stirling_error_from_one(n);
  const double step = (n + 0.5) * (sim_log1p(n) - sim_log(n)) - 1.0;
  return stirling_error_from_one(n + 1.0) + step;
}

/* v^2/3 + v^4/5 + ... up to the term that is below 1e-17 for |v| < 0.32. */
static double atanh_tail(double v) {
  const double v2 = v * v;
  double sum = 0.0;
  for (int odd = 33; odd >= 3; odd -= 2)
    sum = (sum + 1.0 / odd) * v2;
  return sum;
}

double sim_deviance(double x, double m) {
  if (!(x >= 0.0 && m > 0.0))
    return NAN;
  const double d = x - m;
  const double v = d / (x + m);
  if (fabs(v) < 0.32)
    return d * v + 2.0 * x * v * atanh_tail(v);
  if (x == 0.0)
    return m;
  const double ratio = x / m;
  const int in_range = ratio > 1e-300 && ratio < 1e300;
  const double logarithm = in_range ? sim_log(ratio) : sim_log(x) - sim_log(m);
  return x * logarithm - d;
}
