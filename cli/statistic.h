// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_STATISTIC_H
#define CLI_STATISTIC_H

#include "cli/search.h"
#include "sim/run.h"

#include <stddef.h>

/* One number that sums up the draws of an output. */
typedef enum { CLI_MEAN, CLI_SD, CLI_QUANTILE } cli_statistic_kind_t;

typedef struct {
  cli_statistic_kind_t kind;
  double probability; /* of a quantile */
  const char *name;   /* "mean", "sd", "p05" … */
} cli_statistic_t;

/* Finds mean, sd, p05, p10, p25, p50, p75, p80, p90 or p95; 0, or −1. */
int cli_statistic_find(const char *name, cli_statistic_t *out);

/* "mean, sd, p05 …", as cli_statistic_find knows them. */
const char *cli_statistic_names(void);

/* The statistic of a summary, and `trace`: its influence function at the first `count` draws, which
   are overwritten. With s.d. over the draws, s.d.(trace)/√n is the standard error of the estimate,
   and s.d.(trace A − trace B)/√n that of a difference on the same draws (the delta method; Hampel
   1974, JASA 69:383–393):
     mean      (x − mean)/d
     sd        ((x − mean)² − sd²)/(2·sd·d)
     quantile  (p − 1{x ≤ q})/(f·d), 1/f from the standard error of its order statistics
   d is the share of replicates in which the output is defined; 0 where it is not. The interval of a
   quantile is that between its order statistics at p ± 1.96·√(p(1 − p)/n), which holds for whole
   numbers as well; else estimate ± 1.96 standard errors. */
cli_response_t cli_statistic_of(const cli_statistic_t *self, const sim_summary_t *summary,
                                double *trace, size_t count);

/* s.d.(a − b)/√replicates over `count` draws; b NULL: 0. */
double cli_statistic_error(const double *a, const double *b, size_t count, double replicates);

#endif
