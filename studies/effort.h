// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_EFFORT_H
#define STUDIES_EFFORT_H

#include "studies/forecast.h"
#include "studies/precision.h"
#include "words/report.h"

#include <stdbool.h>

/* How a run draws and how many replicates it takes. */

enum {
  STUDIES_EFFORT_MOST = 100000000, /* replicates, where no limit is given */
  STUDIES_PRECISIONS_MAX = 64
};

/* How much is asked for, as texts and numbers of a command line; borrowed. */
typedef struct {
  const char *design;            /* a name; NULL: random */
  const char *const *precisions; /* at most STUDIES_PRECISIONS_MAX */
  size_t precision_count;
  uint64_t replicates;
  bool is_given;           /* somebody chose the replicates */
  uint64_t max_replicates; /* 0: not given */
} studies_effort_request_t;

typedef struct {
  sim_design_kind_t design;
  uint64_t asked;      /* replicates, as -n says; with a precision, those of the first stage */
  uint64_t replicates; /* those that the design takes; in the end, those that were used */
  uint64_t most;       /* with a precision */
  size_t dimensions;   /* what is drawn, once simulated */
  studies_precision_t precisions[STUDIES_PRECISIONS_MAX];
  size_t precision_count;
} studies_effort_t;

/* Reads what the options say. SIM_OK, or SIM_ERR_DOMAIN with every problem in the report. */
int studies_effort_read(studies_effort_t *self, const studies_effort_request_t *request,
                        words_report_t *report);

/* Finds the outputs of its precisions in a prepared forecast. SIM_OK; SIM_ERR_DOMAIN with every
   problem in the report; SIM_ERR_NO_MEMORY. */
int studies_effort_bind(studies_effort_t *self, const studies_forecast_t *forecast,
                        words_report_t *report);

/* Simulates a prepared forecast with it, and notes the replicates used and the precisions reached.
   `stage` (may be NULL) is told where each stage goes, with options->ctx. On failure, a status of
   sim/, the forecast is freed. */
int studies_effort_simulate(studies_effort_t *self, studies_forecast_t *forecast,
                            const sim_run_options_t *options,
                            void (*stage)(void *ctx, uint64_t target));

/* True unless some precision was not reached. */
bool studies_effort_reached(const studies_effort_t *self);

/* The name that --design and run.json know a design by. */
const char *studies_effort_design(sim_design_kind_t design);

#endif
