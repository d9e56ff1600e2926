// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_EFFORT_H
#define CLI_EFFORT_H

#include "cli/forecast.h"
#include "cli/options.h"
#include "cli/precision.h"
#include "cli/report.h"

#include <stdio.h>

/* How a run draws and how many replicates it takes: --design, -n, --precision, --max-n. */

enum { CLI_EFFORT_MOST = 100000000 }; /* without --max-n */

typedef struct {
  sim_design_kind_t design;
  uint64_t asked;      /* replicates, as -n says; with a precision, those of the first stage */
  uint64_t replicates; /* those that the design takes; in the end, those that were used */
  uint64_t most;       /* with a precision */
  size_t dimensions;   /* what is drawn, once simulated */
  cli_precision_t precisions[CLI_LAYERS_MAX];
  size_t precision_count;
} cli_effort_t;

/* Reads what the options say. SIM_OK, or SIM_ERR_DOMAIN with every problem in the report. */
int cli_effort_read(cli_effort_t *self, const cli_options_t *options, cli_report_t *report);

/* Finds the outputs of its precisions in a prepared forecast. SIM_OK; SIM_ERR_DOMAIN with every
   problem in the report; SIM_ERR_NO_MEMORY. */
int cli_effort_bind(cli_effort_t *self, const cli_forecast_t *forecast, cli_report_t *report);

/* Simulates a prepared forecast with it, and notes the replicates used and the precisions reached.
   `stage` (may be NULL) is told where each stage goes, with options->ctx. On failure, a status of
   sim/, the forecast is freed. */
int cli_effort_simulate(cli_effort_t *self, cli_forecast_t *forecast,
                        const sim_run_options_t *options,
                        void (*stage)(void *ctx, uint64_t target));

/* True unless some precision was not reached. */
bool cli_effort_reached(const cli_effort_t *self);

/* The name that --design and run.json know a design by. */
const char *cli_effort_design(sim_design_kind_t design);

/* What the reader of the results is told of it; nothing for a number of random draws. 0, or −1 when
   out of memory. */
int cli_effort_print(const cli_effort_t *self, cli_lang_t lang, FILE *stream);

#endif
