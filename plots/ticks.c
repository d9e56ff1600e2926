// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ticks.h"

#include "words/numeral.h"

#include <math.h>
#include <stdlib.h>

/* step = mantissa · 10^exponent; multiples are formed from integers so that 0.3 is 3/10 and not
   0.30000000000000004. */
static double multiple(double k, double mantissa, int exponent) {
  const double scale = words_ten_to(abs(exponent));
  return exponent < 0 ? k * mantissa / scale : k * mantissa * scale;
}

static int decimals_for(double mantissa, int exponent) {
  const int digits = -exponent + (mantissa == 2.5 ? 1 : 0);
  return digits < 0 ? 0 : digits > 6 ? 6 : digits;
}

void plots_ticks(plots_ticks_t *ticks, double low, double high, int most) {
  static const double mantissas[] = {1.0, 2.0, 2.5, 5.0};
  most = most < 2 ? 2 : most > 12 ? 12 : most;
  if (!isfinite(low) || !isfinite(high) || low > high || fabs(low) > 1e300 || fabs(high) > 1e300)
    low = 0.0, high = 1.0;
  if (high - low <= 1e-12 * fmax(fabs(low), fabs(high))) {
    low = fmin(low, 0.0);
    high = low < 0.0 ? 0.0 : high > 0.0 ? high : 1.0;
  }
  const int start = words_decade((high - low) / most) - 1;
  for (int i = 0;; i++) {
    const double mantissa = mantissas[i % 4];
    const int exponent = start + i / 4;
    const double step = multiple(1.0, mantissa, exponent);
    const double first = floor(low / step + 1e-9), last = ceil(high / step - 1e-9);
    if (last - first + 1 > most && i < 40)
      continue;
    ticks->count = 0;
    ticks->decimals = decimals_for(mantissa, exponent);
    for (double k = first; k <= last && ticks->count < PLOTS_TICKS_MAX; k += 1.0)
      ticks->value[ticks->count++] = multiple(k, mantissa, exponent) + 0.0;
    return;
  }
}
