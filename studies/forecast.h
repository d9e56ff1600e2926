// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_FORECAST_H
#define STUDIES_FORECAST_H

#include "models/programme.h"
#include "sim/design/design.h"
#include "sim/engine/column.h"
#include "sim/engine/run.h"
#include "sim/estimate/sequential.h"

#include <stddef.h>
#include <stdint.h>

/* What a run produced: an estimate per output and year, and the distributions behind them. */

/* The quantiles of summary.csv, in its order. */
enum {
  STUDIES_P05,
  STUDIES_P10,
  STUDIES_P25,
  STUDIES_P50,
  STUDIES_P75,
  STUDIES_P80,
  STUDIES_P90,
  STUDIES_P95,
  STUDIES_QUANTILES
};

/* The probability of a quantile, 0.05 … 0.95. */
double studies_quantile_probability(int quantile);

/* Estimates are over the replicates in which the output is defined (a ratio with nothing to divide
   by is not); `defined` is their share, and the numbers are NaN where it is 0. */
typedef struct {
  const char *output;
  int year; /* 0: total over the years */
  const char *unit;
  bool whole;
  double mean, sd, mc_se, sd_se;
  double mean_low, mean_high; /* 95 % intervals; an end is infinite when nothing is known of it */
  double quantile[STUDIES_QUANTILES], quantile_se[STUDIES_QUANTILES];
  double quantile_low[STUDIES_QUANTILES], quantile_high[STUDIES_QUANTILES];
  double defined;
} studies_estimate_t;

typedef struct {
  models_programme_t *programme;
  sim_columns_t columns; /* what is simulated of it, when that is not all (outputs NULL: all) */
  sim_summary_t *summaries;
  studies_estimate_t *estimates;
  size_t count;
  int first_year;
  size_t years;
  uint64_t replicates, seed;
  sim_design_t design;
} studies_forecast_t;

/* Compiles the inputs: the outputs are known then, by name and year, but not their estimates. With
   record_inputs the draws of the inputs are outputs too (input.NAME), for the sink; they get no
   estimate. Returns a status of sim/; on failure nothing is left to free. */
int studies_forecast_prepare(studies_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                             bool record_inputs);

/* The same without recorded inputs, to the bit, in less time where `like`, a forecast that was
   prepared, draws from the same tables (models_programme_init_like). NULL: none. */
int studies_forecast_prepare_like(studies_forecast_t *self, const models_inputs_t *inputs,
                                  uint64_t seed, const studies_forecast_t *like);

/* Leaves of what was prepared the outputs with kept[i], i < self->count, and the recorded inputs,
   to be simulated alone: with the same estimates to the bit, in less time. Estimates move to the
   front. Once for each forecast. SIM_OK, or SIM_ERR_NO_MEMORY, and then the forecast is freed. */
int studies_forecast_keep(studies_forecast_t *self, const bool *kept);

/* True when some outputs are simulated alone. */
bool studies_forecast_is_chosen(const studies_forecast_t *self);

/* The place among the estimates of an output of the programme that is kept. */
size_t studies_forecast_place(const studies_forecast_t *self, size_t output);

/* True when an event (unit "event") is among the estimates. */
bool studies_forecast_has_events(const studies_forecast_t *self);

/* studies_forecast_prepare of the events alone, with the same estimates to the bit in less time.
   `stated` (NULL: none) is a forecast of a programme like this: only its events, and tables that
   both share are taken from it (models_programme_init_like). */
int studies_forecast_prepare_events(studies_forecast_t *self, const models_inputs_t *inputs,
                                    uint64_t seed, const studies_forecast_t *stated);

/* Runs `options->replicates` replicates of what was prepared, drawn by a design: its standard
   errors are those of its randomisations. SIM_ERR_DOMAIN when the design does not have that many
   replicates; else a status of sim/. On failure the forecast is freed. */
int studies_forecast_simulate(studies_forecast_t *self, const sim_run_options_t *options,
                              sim_design_kind_t design);

/* The same with random draws, until what `sequence` asks for is known closely enough. */
int studies_forecast_simulate_until(studies_forecast_t *self, const sim_run_options_t *options,
                                    const sim_sequential_t *sequence);

/* studies_forecast_prepare and studies_forecast_simulate, with random draws. */
int studies_forecast_run(studies_forecast_t *self, const models_inputs_t *inputs, uint64_t seed,
                         const sim_run_options_t *options, bool record_inputs);
void studies_forecast_free(studies_forecast_t *self);

/* What a prepared forecast simulates; borrows self. For who runs it elsewhere: studies/parts.h. */
sim_model_t studies_forecast_model(const studies_forecast_t *self);

/* Fills the estimates from summaries of random draws, one for each output of the model. */
void studies_forecast_estimate(studies_forecast_t *self, const sim_summary_t *summaries);

/* The estimate of an output in a year (0: the total); NULL when there is none. */
const studies_estimate_t *studies_forecast_find(const studies_forecast_t *self, const char *output,
                                                int year);

/* The cumulative distribution of an output: `points` probabilities evenly from 0.001 to 0.999 in p
   and their quantiles in x. Returns how many were written: points, or 0 when there is no such
   output or it is never defined. */
size_t studies_forecast_curve(const studies_forecast_t *self, const char *output, int year,
                              size_t points, double *x, double *p);

#endif
