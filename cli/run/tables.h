// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_TABLES_H
#define CLI_RUN_TABLES_H

#include "studies/forecast.h"

#include <stdio.h>

/* The tables that other programs read: UTF-8, comma, decimal point, LF; no cell needs quotes. */

/* summary.csv: output,year,unit,mean,sd,mc_se,p05 … p95, then the share of replicates in which the
   output is defined and the 95 % intervals of the mean and of each quantile (mean_low, mean_high,
   p05_low … p95_high; sim/interval.h). Empty cells where an output is never defined, or nothing is
   known: a spread from one replicate, an interval from fewer than 30; `year` empty for totals.
   Errors are left to ferror. */
void cli_summary_write(const studies_forecast_t *forecast, FILE *file);

/* draws.csv, by blocks: a column per output and per input in use, a row per replicate (from 0). */
void cli_draws_head(const models_programme_t *programme, FILE *file);
void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values);

#endif
