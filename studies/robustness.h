// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_ROBUSTNESS_H
#define STUDIES_ROBUSTNESS_H

#include "models/table/spread.h"
#include "studies/forecast.h"

#include <stdbool.h>

/* The probabilities of a forecast with every judged spread halved and doubled
   (models/table/spread.h), from the same uniforms: what of "1 %" is knowledge, and what the width
   that somebody judged. */

enum { STUDIES_ROBUSTNESS_MOST = 100000, STUDIES_SPREADS = 2 }; /* replicates of each, at most */

typedef struct {
  studies_forecast_t runs[STUDIES_SPREADS]; /* by models_spread_t, of events; not run: count 0 */
  uint64_t replicates;                      /* of each; 0: nothing was run */
  double *factors;                  /* by input: how many times as wide the doubled one is */
  bool is_refused[STUDIES_SPREADS]; /* not run, since the programme no longer admits it: */
  models_problem_code_t why[STUDIES_SPREADS];
} studies_robustness_t;

/* Runs both. `inputs` are checked, and `stated` is their forecast as it stands, drawn by `design`:
   its seed is taken, and of its replicates as many as STUDIES_ROBUSTNESS_MOST; of `options`,
   threads and cancellation. A doubled
   spread that the programme no longer admits is left out. Nothing is run when no spread is judged
   or `stated` has no event. Returns SIM_OK or a status of sim/; free it with
   studies_robustness_free in any case. */
int studies_robustness_run(studies_robustness_t *self, const models_inputs_t *inputs,
                           const studies_forecast_t *stated, sim_design_kind_t design,
                           const sim_run_options_t *options);
void studies_robustness_free(studies_robustness_t *self);

/* The estimate of an event in a year (0: total) under that spread; NULL when it was not run or has
   no such event. */
const studies_estimate_t *studies_robustness_find(const studies_robustness_t *self,
                                                  models_spread_t spread, const char *output,
                                                  int year);

#endif
