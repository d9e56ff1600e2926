// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_DRAWS_H
#define CLI_RUN_DRAWS_H

#include "studies/forecast.h"

#include <stdio.h>

/* draws.csv, by blocks: a column per output that is simulated and per input in use, a row per
   replicate (from 0), for programs. Numbers in full; empty where one is not defined. The head tells
   the number of columns. Errors are left to ferror. */
size_t cli_draws_head(const studies_forecast_t *forecast, FILE *file);
void cli_draws_write(FILE *file, uint64_t first, size_t count, size_t columns,
                     double *const *values);

#endif
