// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_ROBUSTNESS_H
#define CLI_ROBUSTNESS_H

#include "cli/forecast.h"
#include "cli/inputs.h"
#include "models/spread.h"

#include <stdbool.h>
#include <stdio.h>

/* The probabilities of a forecast with every judged spread halved and doubled (models/spread.h),
   from the same uniforms: what of "1 %" is knowledge, and what the width that somebody judged. */

enum { CLI_ROBUSTNESS_MOST = 100000, CLI_SPREADS = 2 }; /* replicates of each, at most */

typedef struct {
  cli_forecast_t runs[CLI_SPREADS]; /* by models_spread_t, of events; not run: count 0 */
  uint64_t replicates;              /* of each; 0: no spread of the scenario is judged */
  double *factors;                  /* by input: how many times as wide the doubled one is */
  bool is_refused[CLI_SPREADS];     /* not run, since the programme no longer admits it: */
  models_problem_code_t why[CLI_SPREADS];
} cli_robustness_t;

/* Runs both. `inputs` are checked; `design` and `replicates` are those of the forecast, of which as
   many are taken as CLI_ROBUSTNESS_MOST; of `options`, threads and cancellation. A doubled spread
   that the programme no longer admits is left out. Nothing is run when no spread is judged. Returns
   SIM_OK or a status of sim/; free it with cli_robustness_free in any case. */
int cli_robustness_run(cli_robustness_t *self, const models_inputs_t *inputs, uint64_t seed,
                       sim_design_kind_t design, uint64_t replicates,
                       const sim_run_options_t *options);
void cli_robustness_free(cli_robustness_t *self);

/* The inputs whose spread could not be doubled, by "label ×1.6", and why a line could not be run:
   one line each, nothing when there is nothing to say. 0, or −1 when out of memory. */
int cli_robustness_say(const cli_robustness_t *self, const cli_inputs_t *inputs, cli_lang_t lang,
                       FILE *stream);

/* The estimate of an event in a year (0: total) under that spread; NULL when it was not run or has
   no such event. */
const cli_estimate_t *cli_robustness_find(const cli_robustness_t *self, models_spread_t spread,
                                          const char *output, int year);

/* robustness.csv: output,year,probability,halved,doubled, then the standard errors of the three and
   the replicates behind the last two. One row per event and year of `forecast`. Errors are left to
   ferror. */
void cli_robustness_write(const cli_robustness_t *self, const cli_forecast_t *forecast, FILE *file);

#endif
