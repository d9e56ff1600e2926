// SPDX-License-Identifier: GPL-3.0-or-later
#include "studies/response.h"

#include "sim/laws/normal.h"

#include <math.h>
#include <string.h>

double studies_response_error(const double *a, const double *b, size_t count, double replicates) {
  double mean = 0.0, squares = 0.0;
  if (count < 2)
    return 0.0;
  for (size_t i = 0; i < count; i++)
    mean += (a[i] - (b ? b[i] : 0.0)) / (double)count;
  for (size_t i = 0; i < count; i++) {
    const double d = a[i] - (b ? b[i] : 0.0) - mean;
    squares += d * d;
  }
  return sqrt(squares / (double)(count - 1) / replicates);
}

static double influence(sim_statistic_t statistic, const studies_response_t *r, double mean,
                        double slope, double x) {
  const double d = x - mean;
  if (statistic.kind == SIM_MEAN)
    return d;
  if (statistic.kind == SIM_SD)
    return r->estimate > 0.0 ? (d * d - r->estimate * r->estimate) / (2.0 * r->estimate) : 0.0;
  return slope * (statistic.p - (x <= r->estimate ? 1.0 : 0.0));
}

static void fill_trace(sim_statistic_t statistic, const sim_summary_t *summary,
                       const studies_response_t *r, double *trace, size_t count) {
  const double p = statistic.p, n = (double)summary->moments.count;
  const double slope = p > 0.0 ? r->se / sqrt(p * (1.0 - p) / n) : 0.0; /* 1/f at the quantile */
  for (size_t i = 0; i < count; i++)
    trace[i] = isfinite(trace[i])
                   ? influence(statistic, r, summary->moments.mean, slope, trace[i]) / r->defined
                   : 0.0;
}

studies_response_t studies_response_of(sim_statistic_t statistic, const sim_summary_t *summary,
                                       double *trace, size_t count) {
  const sim_moments_t *m = &summary->moments;
  const double n = (double)m->count, all = n + (double)m->undefined;
  studies_response_t r = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, 0.0, trace};
  if (m->count == 0) {
    memset(trace, 0, count * sizeof *trace);
    return r;
  }
  r.defined = n / all;
  const sim_interval_t interval = sim_interval_of(summary, statistic);
  r.estimate = interval.estimate;
  r.low = interval.low;
  r.high = interval.high;
  r.se = statistic.kind == SIM_QUANTILE
             ? sim_histogram_quantile_se(&summary->histogram, statistic.p)
             : sim_moments_se(m);
  fill_trace(statistic, summary, &r, trace, count);
  if (statistic.kind == SIM_SD)
    r.se = studies_response_error(trace, NULL, count, all);
  if (statistic.kind == SIM_SD && !sim_interval_is_event(summary)) {
    r.low = r.estimate - SIM_Z975 * r.se;
    r.high = r.estimate + SIM_Z975 * r.se;
  }
  return r;
}
