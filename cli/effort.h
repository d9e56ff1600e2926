// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_EFFORT_H
#define CLI_EFFORT_H

#include "cli/forecast.h"
#include "cli/options.h"
#include "cli/report.h"

#include <stdio.h>

/* How a run draws and how many replicates it takes: --design, -n. */
typedef struct {
  sim_design_kind_t design;
  uint64_t asked;      /* replicates, as -n says */
  uint64_t replicates; /* those that the design takes; in the end, those that were used */
} cli_effort_t;

/* Reads what the options say. SIM_OK, or SIM_ERR_DOMAIN with every problem in the report. */
int cli_effort_read(cli_effort_t *self, const cli_options_t *options, cli_report_t *report);

/* The name that --design and run.json know a design by. */
const char *cli_effort_design(sim_design_kind_t design);

/* What the reader of the results is told of it; nothing for random draws. 0, or −1 when out of
   memory. */
int cli_effort_print(const cli_effort_t *self, cli_lang_t lang, FILE *stream);

#endif
