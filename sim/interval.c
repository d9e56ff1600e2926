// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/interval.h"

#include "sim/normal.h"

#include <math.h>

static bool is_event(const sim_summary_t *summary) {
  const sim_histogram_t *h = &summary->histogram;
  if (!h->grid.whole)
    return false;
  const double low = sim_histogram_quantile(h, 0.0), high = sim_histogram_quantile(h, 1.0);
  return low >= 0.0 && high <= 1.0;
}

static sim_interval_t of_event(double share, double n) {
  const double z2 = SIM_Z975 * SIM_Z975;
  const double middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
  const double half =
      SIM_Z975 * sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
  return (sim_interval_t){share, fmin(share, middle - half), fmax(share, middle + half)};
}

static sim_interval_t about(double estimate, double se) {
  return (sim_interval_t){estimate, estimate - SIM_Z975 * se, estimate + SIM_Z975 * se};
}

static sim_interval_t of_quantile(const sim_histogram_t *histogram, double p) {
  const double step = SIM_Z975 * sqrt(p * (1.0 - p) / (double)histogram->count);
  return (sim_interval_t){sim_histogram_quantile(histogram, p),
                          sim_histogram_quantile(histogram, fmax(p - step, 0.0)),
                          sim_histogram_quantile(histogram, fmin(p + step, 1.0))};
}

static sim_interval_t interval_of(const sim_summary_t *summary, sim_statistic_t statistic) {
  const sim_moments_t *moments = &summary->moments;
  switch (statistic.kind) {
  case SIM_SD:
    return about(sim_moments_sd(moments), sim_histogram_sd_se(&summary->histogram));
  case SIM_QUANTILE:
    return of_quantile(&summary->histogram, statistic.p);
  default:
    return is_event(summary) ? of_event(moments->mean, (double)moments->count)
                             : about(moments->mean, sim_moments_se(moments));
  }
}

sim_interval_t sim_interval_of(const sim_summary_t *summary, sim_statistic_t statistic) {
  const uint64_t count = summary->moments.count;
  sim_interval_t interval = {.estimate = (double)NAN};
  if (count > 0)
    interval = interval_of(summary, statistic);
  if (count < SIM_INTERVAL_LEAST) {
    interval.low = -(double)INFINITY;
    interval.high = (double)INFINITY;
  }
  return interval;
}

double sim_interval_half_width(const sim_interval_t *self) {
  return isnan(self->estimate) ? (double)INFINITY
                               : fmax(self->high - self->estimate, self->estimate - self->low);
}
