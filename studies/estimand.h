// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_ESTIMAND_H
#define STUDIES_ESTIMAND_H

#include "inputs/reader.h"
#include "studies/output.h"
#include "studies/statistic.h"

/* What a run is to estimate: STAT(OUTPUT[.YEAR]), a statistic of an output. */

enum { STUDIES_ESTIMAND_TEXT = STUDIES_OUTPUT_TEXT + 16 };

typedef struct {
  sim_statistic_t statistic;
  studies_output_t output;
} studies_estimand_t;

/* Takes it from a reader. SIM_OK, or SIM_ERR_DOMAIN with the problem in the report. */
int studies_estimand_read(studies_estimand_t *self, inputs_reader_t *reader);

/* Writes STAT(OUTPUT[.YEAR]). */
void studies_estimand_text(const studies_estimand_t *self, char text[STUDIES_ESTIMAND_TEXT]);

#endif
