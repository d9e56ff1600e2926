// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_ROBUSTNESS_H
#define STUDIES_ROBUSTNESS_H

#include "models/table/schema.h"
#include "studies/forecast.h"

#include <stdbool.h>

/* The probabilities of a forecast with every judged spread narrower and wider
   (models/table/spread.h): what of "1 %" is knowledge, and what the width that somebody judged.

   Each width is run again from the same uniforms, so that each has all the replicates behind it and
   differences are of the width alone. To weight the draws of the stated width instead (Beckman and
   McKay, Technometrics 29 (1987), 153–160) is free where one input changes; where all do, what is
   left of N draws is N Π 1/E[w²], by a normal input f·√(2 − f²) for f < √2 and nothing beyond: with
   20 inputs at half 3 in 10,000, at double none. Laws with ends cannot be widened by weights. */

/* By how much: halved and doubled always, the others on request. */
typedef enum { STUDIES_HALVED, STUDIES_DOUBLED, STUDIES_SPREADS } studies_spread_t;
enum { STUDIES_WIDTHS = 6, STUDIES_ROBUSTNESS_MOST = 100000 }; /* replicates of each, at most */

typedef struct {
  studies_forecast_t runs[STUDIES_WIDTHS]; /* of events; not run: count 0. The first ones are those
                                              of studies_spread_t */
  size_t count;                            /* of them: STUDIES_SPREADS or STUDIES_WIDTHS */
  uint64_t replicates;                     /* of each; 0: nothing was run */
  double *factors;                         /* by input: how many times as wide the doubled one is */
  double *widest;                          /* the same of the widest; NULL: not asked for */
  bool is_refused[STUDIES_WIDTHS];         /* not run, since the programme no longer admits it: */
  models_problem_code_t why[STUDIES_WIDTHS];
} studies_robustness_t;

/* How many times as wide run i < STUDIES_WIDTHS is. */
double studies_robustness_width(size_t i);

/* The runs from the narrowest to the widest: the place in runs of the i-th. */
size_t studies_robustness_ascending(size_t i);

/* Runs halved and doubled; with `all_widths` also the others. `inputs` are checked, and `stated` is
   their forecast as it stands, drawn by `design`: its seed is taken, and of its replicates as many
   as STUDIES_ROBUSTNESS_MOST; of `options`, threads and cancellation. A wider
   spread that the programme no longer admits is left out. Nothing is run when no spread is judged
   or `stated` has no event. Returns SIM_OK or a status of sim/; free it with
   studies_robustness_free in any case. */
int studies_robustness_run(studies_robustness_t *self, const models_inputs_t *inputs,
                           const studies_forecast_t *stated, sim_design_kind_t design,
                           const sim_run_options_t *options, bool all_widths);
void studies_robustness_free(studies_robustness_t *self);

/* The estimate of an event in a year (0: total) in run i; NULL when it was not run or has no such
   event. */
const studies_estimate_t *studies_robustness_find(const studies_robustness_t *self, size_t i,
                                                  const char *output, int year);

#endif
