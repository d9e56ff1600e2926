// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_ODDS_H
#define MODELS_ODDS_H

/* q·E / (1 − q + q·E): the probability whose odds are E ≥ 0 times those of q, 0 ≤ q ≤ 1; 0 and 1
   stay. E may be infinite. */
static inline double models_shift_odds(double q, double factor) {
  const double odds = q * (factor < 1e300 ? factor : 1e300);
  return odds / (1.0 - q + odds);
}

#endif
