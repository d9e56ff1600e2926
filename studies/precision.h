// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_PRECISION_H
#define STUDIES_PRECISION_H

#include "sim/estimate/sequential.h"
#include "studies/estimand.h"
#include "studies/forecast.h"
#include "words/report.h"

/* --precision 'STAT(OUTPUT[.YEAR])=TOLERANCE': how closely something is to be known. */

typedef struct {
  const char *text; /* as it was asked for */
  studies_estimand_t of;
  const char *unit;
  sim_goal_t goal;
} studies_precision_t;

/* Reads one. STAT is mean, sd, or one of the quantiles of summary.csv; OUTPUT.YEAR an output,
   without a year its total. TOLERANCE is a number above 0, in the unit of the output (the
   probability of an event is a number from 0 to 1), or with % a share of the estimate, whatever the
   unit. Blanks may stand between the parts. SIM_OK, or SIM_ERR_DOMAIN with the problem in the
   report. */
int studies_precision_parse(studies_precision_t *self, const char *text, words_report_t *report);

/* Finds its output in a prepared forecast, as studies_output_find. */
int studies_precision_bind(studies_precision_t *self, const studies_forecast_t *forecast,
                           words_report_t *report);

#endif
