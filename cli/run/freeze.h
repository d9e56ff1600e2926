// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_RUN_FREEZE_H
#define CLI_RUN_FREEZE_H

#include "cli/common/frozen.h"
#include "studies/forecast.h"

#include <stdio.h>

/* run --freeze: the sealed record of a forecast, made before anything is written. */
typedef struct {
  char *text; /* of the record; NULL: nothing is frozen */
  char seal[CLI_DIGEST_SIZE];
} cli_run_freeze_t;

/* What is frozen is a whole forecast of known size: refuses the options that say otherwise. */
void cli_run_freeze_check(const cli_options_t *options, words_report_t *report);

/* Makes it; `what->summary` is that of the forecast and not read. Statuses of cli_frozen_make. */
int cli_run_freeze_make(cli_run_freeze_t *self, const cli_freeze_t *what,
                        const studies_forecast_t *forecast, words_report_t *report);
void cli_run_freeze_free(cli_run_freeze_t *self);

/* Writes data/frozen.json, if there is something frozen: 0, or −1 with the failure noted. */
int cli_run_freeze_write(const cli_run_freeze_t *self, reports_results_t *results);

/* Says the seal and what it proves. 0, or −1 when out of memory. */
int cli_run_freeze_print(const cli_run_freeze_t *self, words_lang_t lang, FILE *stream);

#endif
