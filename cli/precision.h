// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_PRECISION_H
#define CLI_PRECISION_H

#include "cli/estimand.h"
#include "cli/forecast.h"
#include "cli/report.h"
#include "sim/sequential.h"

#include <stdio.h>

/* --precision 'STAT(OUTPUT[.YEAR])=TOLERANCE': how closely something is to be known. */

typedef struct {
  const char *text; /* as it was asked for */
  cli_estimand_t of;
  const char *unit;
  sim_goal_t goal;
} cli_precision_t;

/* Reads one. STAT is mean, sd, or one of the quantiles of summary.csv; OUTPUT.YEAR an output,
   without a year its total. TOLERANCE is a number above 0, in the unit of the output (the
   probability of an event is a number from 0 to 1), or with % a share of the estimate, whatever the
   unit. Blanks may stand between the parts. SIM_OK, or SIM_ERR_DOMAIN with the problem in the
   report. */
int cli_precision_parse(cli_precision_t *self, const char *text, cli_report_t *report);

/* Finds its output in a prepared forecast, as cli_output_find. */
int cli_precision_bind(cli_precision_t *self, const cli_forecast_t *forecast, cli_report_t *report);

/* A line on what was reached after `replicates`. 0, or −1 when out of memory. */
int cli_precision_print(const cli_precision_t *self, uint64_t replicates, cli_lang_t lang,
                        FILE *stream);

#endif
