// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/lattice.h"

#include "sim/decimal.h"
#include "words/numeral.h"

#include <math.h>

/* Powers of ten up to 10^22 are exact, so that one division or product rounds once. */
enum { DECIMALS_MAX = 22 };
#define WHOLE_MAX 9007199254740992.0 /* 2^53: whole numbers are exact up to there */

static double scaled(double x, int decimals) {
  return decimals >= 0 ? x * sim_ten_to(decimals) : x / sim_ten_to(-decimals);
}

bool studies_lattice_init(studies_lattice_t *self, double low, double high, bool whole) {
  const double width = high - low, largest = fmax(fabs(low), fabs(high));
  *self = (studies_lattice_t){0};
  if (!(width > 0.0) || !isfinite(width))
    return false;
  int decimals = whole ? 0 : -words_decade(1e-4 * width);
  decimals = decimals < -DECIMALS_MAX ? -DECIMALS_MAX : decimals;
  decimals = decimals > DECIMALS_MAX ? DECIMALS_MAX : decimals;
  while (!whole && scaled(largest, decimals) >= WHOLE_MAX / 2.0)
    decimals--;
  if (scaled(largest, decimals) >= WHOLE_MAX)
    return false;
  self->decimals = decimals;
  /* 0.07 · 100 is 7.000000000000001: an end that is on the lattice stays. */
  const double from = scaled(low, decimals), to = scaled(high, decimals);
  const double slack = fmin(1e-3, 1e-15 * fmax(fabs(from), fabs(to)));
  self->low = (int64_t)ceil(from - slack);
  self->high = (int64_t)floor(to + slack);
  return self->low < self->high;
}

double studies_lattice_value(const studies_lattice_t *self, int64_t k) {
  return scaled((double)k, -self->decimals);
}

double studies_lattice_step(const studies_lattice_t *self) {
  return scaled(1.0, -self->decimals);
}
