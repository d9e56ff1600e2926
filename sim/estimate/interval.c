// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/estimate/interval.h"

#include "sim/laws/normal.h"

#include <math.h>

bool sim_interval_is_event(const sim_summary_t *summary) {
  const sim_histogram_t *h = &summary->histogram;
  if (!h->grid->whole)
    return false;
  const double low = sim_histogram_quantile(h, 0.0), high = sim_histogram_quantile(h, 1.0);
  return low >= 0.0 && high <= 1.0;
}

sim_interval_t sim_interval_of_event(double share, double n, double critical) {
  const double z2 = critical * critical;
  const double middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
  const double half =
      critical * sqrt(share * (1.0 - share) / n + z2 / (4.0 * n * n)) / (1.0 + z2 / n);
  return (sim_interval_t){share, fmax(0.0, fmin(share, middle - half)),
                          fmin(1.0, fmax(share, middle + half))};
}

static sim_interval_t about(double estimate, double se) {
  return (sim_interval_t){estimate, estimate - SIM_Z975 * se, estimate + SIM_Z975 * se};
}

sim_interval_t sim_interval_of_quantile(const sim_histogram_t *histogram, double p, double reach) {
  const double n = (double)histogram->count;
  const double coarse = histogram->grid->sparse ? 0.0 : 4.0 * reach * n;
  const double below = floor(n * (p - reach) + 0.5), above = ceil(n * (p + reach) + 0.5);
  sim_interval_t interval = {sim_histogram_quantile(histogram, p), -(double)INFINITY,
                             (double)INFINITY};
  const sim_order_t low = sim_histogram_order(histogram, below);
  const sim_order_t high = sim_histogram_order(histogram, above);
  if (below >= 1.0)
    interval.low = fmin(low.held > coarse ? low.low : low.value, interval.estimate);
  if (above <= n)
    interval.high = fmax(high.held > coarse ? high.high : high.value, interval.estimate);
  return interval;
}

/* √(p(1 − p)) over the interval of p: that no 1 was seen does not say that there is none. */
static sim_interval_t sd_of_event(const sim_moments_t *moments) {
  const sim_interval_t p = sim_interval_of_event(moments->mean, (double)moments->count, SIM_Z975);
  const double low = sqrt(p.low * (1.0 - p.low)), high = sqrt(p.high * (1.0 - p.high));
  return (sim_interval_t){sim_moments_sd(moments), fmin(low, high),
                          p.low <= 0.5 && p.high >= 0.5 ? 0.5 : fmax(low, high)};
}

static sim_interval_t interval_of(const sim_summary_t *summary, sim_statistic_t statistic) {
  const sim_moments_t *moments = &summary->moments;
  switch (statistic.kind) {
  case SIM_SD:
    if (sim_interval_is_event(summary))
      return sd_of_event(moments);
    return about(sim_moments_sd(moments), sim_histogram_sd_se(&summary->histogram));
  case SIM_QUANTILE:
    return sim_interval_of_quantile(
        &summary->histogram, statistic.p,
        SIM_Z975 * sqrt(statistic.p * (1.0 - statistic.p) / (double)moments->count));
  default:
    return sim_interval_is_event(summary)
               ? sim_interval_of_event(moments->mean, (double)moments->count, SIM_Z975)
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
