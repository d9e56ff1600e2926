// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ESTIMAND_H
#define CLI_ESTIMAND_H

#include "cli/output.h"
#include "cli/reader.h"
#include "cli/statistic.h"

/* What a run is to estimate: STAT(OUTPUT[.YEAR]), a statistic of an output. */

enum { CLI_ESTIMAND_TEXT = CLI_OUTPUT_TEXT + 16 };

typedef struct {
  sim_statistic_t statistic;
  cli_output_t output;
} cli_estimand_t;

/* Takes it from a reader. SIM_OK, or SIM_ERR_DOMAIN with the problem in the report. */
int cli_estimand_read(cli_estimand_t *self, cli_reader_t *reader);

/* Writes STAT(OUTPUT[.YEAR]). */
void cli_estimand_text(const cli_estimand_t *self, char text[CLI_ESTIMAND_TEXT]);

#endif
