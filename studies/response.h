// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_RESPONSE_H
#define STUDIES_RESPONSE_H

#include "sim/estimate/interval.h"
#include "studies/search.h"

#include <stddef.h>

/* The statistic of a summary, and `trace`: its influence function at the first `count` draws, which
   are overwritten. With s.d. over the draws, s.d.(trace)/√n is the standard error of the estimate,
   and s.d.(trace A − trace B)/√n that of a difference on the same draws (the delta method; Hampel
   1974, JASA 69:383–393):
     mean      (x − mean)/d
     sd        ((x − mean)² − sd²)/(2·sd·d)
     quantile  (p − 1{x ≤ q})/(f·d), 1/f from the standard error of its order statistics
   d is the share of replicates in which the output is defined; 0 where it is not. The interval is
   that of sim_interval_of; of a standard deviation, estimate ± 1.96 standard errors. */
studies_response_t studies_response_of(sim_statistic_t statistic, const sim_summary_t *summary,
                                       double *trace, size_t count);

/* s.d.(a − b)/√replicates over `count` draws; b NULL: 0. */
double studies_response_error(const double *a, const double *b, size_t count, double replicates);

#endif
