// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/statistic.h"

#include <math.h>
#include <string.h>

#define Z95 1.959963984540054

int cli_statistic_find(const char *name, cli_statistic_t *out) {
  static const cli_statistic_t known[] = {
      {CLI_MEAN, 0, "mean"},       {CLI_SD, 0, "sd"},           {CLI_QUANTILE, 0.05, "p05"},
      {CLI_QUANTILE, 0.10, "p10"}, {CLI_QUANTILE, 0.25, "p25"}, {CLI_QUANTILE, 0.50, "p50"},
      {CLI_QUANTILE, 0.75, "p75"}, {CLI_QUANTILE, 0.80, "p80"}, {CLI_QUANTILE, 0.90, "p90"},
      {CLI_QUANTILE, 0.95, "p95"},
  };
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i].name, name) == 0) {
      *out = known[i];
      return 0;
    }
  return -1;
}

const char *cli_statistic_names(void) {
  return "mean, sd, p05, p10, p25, p50, p75, p80, p90, p95";
}

double cli_statistic_error(const double *a, const double *b, size_t count, double replicates) {
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

static double influence(const cli_statistic_t *self, const cli_response_t *r, double mean,
                        double slope, double x) {
  const double d = x - mean;
  if (self->kind == CLI_MEAN)
    return d;
  if (self->kind == CLI_SD)
    return r->estimate > 0.0 ? (d * d - r->estimate * r->estimate) / (2.0 * r->estimate) : 0.0;
  return slope * (self->probability - (x <= r->estimate ? 1.0 : 0.0));
}

static void fill_trace(const cli_statistic_t *self, const sim_summary_t *summary,
                       const cli_response_t *r, double *trace, size_t count) {
  const double p = self->probability, n = (double)summary->moments.count;
  const double slope = p > 0.0 ? r->se / sqrt(p * (1.0 - p) / n) : 0.0; /* 1/f at the quantile */
  for (size_t i = 0; i < count; i++)
    trace[i] = isfinite(trace[i])
                   ? influence(self, r, summary->moments.mean, slope, trace[i]) / r->defined
                   : 0.0;
}

cli_response_t cli_statistic_of(const cli_statistic_t *self, const sim_summary_t *summary,
                                double *trace, size_t count) {
  const sim_moments_t *m = &summary->moments;
  const double n = (double)m->count, all = n + (double)m->undefined, p = self->probability;
  cli_response_t r = {(double)NAN, (double)NAN, (double)NAN, (double)NAN, 0.0, trace};
  if (m->count == 0) {
    memset(trace, 0, count * sizeof *trace);
    return r;
  }
  r.defined = n / all;
  if (self->kind == CLI_QUANTILE) {
    const double reach = Z95 * sqrt(p * (1.0 - p) / n);
    r.estimate = sim_histogram_quantile(&summary->histogram, p);
    r.se = sim_histogram_quantile_se(&summary->histogram, p);
    r.low = sim_histogram_quantile(&summary->histogram, fmax(0.0, p - reach));
    r.high = sim_histogram_quantile(&summary->histogram, fmin(1.0, p + reach));
  } else {
    r.estimate = self->kind == CLI_MEAN ? m->mean : sim_moments_sd(m);
    r.se = sim_moments_se(m);
  }
  fill_trace(self, summary, &r, trace, count);
  if (self->kind == CLI_SD)
    r.se = cli_statistic_error(trace, NULL, count, all);
  if (self->kind != CLI_QUANTILE) {
    r.low = r.estimate - Z95 * r.se;
    r.high = r.estimate + Z95 * r.se;
  }
  return r;
}
