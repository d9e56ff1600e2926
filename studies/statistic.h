// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_STATISTIC_H
#define STUDIES_STATISTIC_H

#include "sim/estimate/interval.h"

/* The statistics that options may ask for by name: those of summary.csv. */

/* Finds mean, sd, p05, p10, p25, p50, p75, p80, p90 or p95; 0, or −1. */
int studies_statistic_find(const char *name, sim_statistic_t *out);

/* The name of one of them; "" of any other. */
const char *studies_statistic_name(sim_statistic_t statistic);

/* How people know a quantile among them, "P5"; NULL of all else. */
const char *studies_statistic_quantile(sim_statistic_t statistic);

/* "mean, sd, p05 …", all of them. */
const char *studies_statistic_names(void);

#endif
