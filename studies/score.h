// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_SCORE_H
#define STUDIES_SCORE_H

#include "inputs/observed.h"
#include "inputs/programme.h"
#include "studies/forecast.h"
#include "studies/watch.h"

#include <stdbool.h>

/* How good a forecast was: each output that was observed, and all of them together. */

/* What a result of a forecast is held against. */
typedef enum { STUDIES_PREVIOUS, STUDIES_PLAN, STUDIES_REFERENCES } studies_reference_t;

/* A score that makes no sense for the output is NaN. Of an event: Brier and log score; of what is
   not whole no log score, which would take an estimate of a density from the replicates. */
typedef struct {
  const studies_estimate_t *estimate; /* as in summary.csv */
  size_t line;                        /* of the observation */
  double value;                       /* observed */
  size_t replicates;                  /* in which the output exists */
  double below, equal;                /* shares of them under the observation, and equal to it */
  double pit;                         /* uniform in the long run where the forecast is right */
  double crps, interval_score;        /* in the unit of the output; the latter of P5–P95 */
  double log_score, log_score_se;     /* infinite: no replicate has the value */
  double brier;                       /* of an event */
  bool is_event, in_90, in_50;        /* within P5–P95, P25–P75 */
  bool is_late;    /* of a year of which the forecast was fed something, or of all years with it */
  double surprise; /* share of the replicates at least as far out, on its side, twice; of an event,
                      the share with what happened */
  double reference[STUDIES_REFERENCES]; /* NaN: there is none */
  double skill[STUDIES_REFERENCES];     /* 1 − score / that of the reference as a forecast */
} studies_score_t;

/* All of them. Outputs of a year move together, so that the intervals, which hold for independent
   ones, are too narrow. */
typedef struct {
  size_t outputs, events;      /* scored; events among them */
  size_t judged, in_90, in_50; /* that have intervals, and what fell within */
  double in_90_low, in_90_high, in_50_low, in_50_high; /* of the share, exact, 95 % */
  double pit, pit_se;                                  /* mean; jackknife, NaN for fewer than 5 */
  size_t compared[STUDIES_REFERENCES];
  double log_ratio[STUDIES_REFERENCES], log_ratio_se[STUDIES_REFERENCES]; /* of CRPS */
  double brier;     /* mean over the events; NaN: none */
  size_t surprised; /* which of the scores surprised most */
} studies_scores_pooled_t;

enum { STUDIES_SCORE_LEAST = 5 }; /* outputs from which an error of a mean is told */

typedef struct {
  studies_score_t *scores;
  size_t count, by_round, before; /* rows that were not scored: of a round, of the year before */
  size_t *fed;                    /* the rows of what was observed that the forecast was fed */
  size_t fed_count;
  int fed_to;  /* the last year of which the forecast was fed something; 0: none */
  size_t late; /* scores that are late */
  studies_scores_pooled_t pooled;
  double
      *draws; /* of each output `capacity` from a multiple of it on; those that exist, ascending */
  size_t capacity;
} studies_scores_t;

/* Simulates what was prepared (studies_forecast_prepare, whole) and scores it. Memory: 8 bytes for
   each replicate and output observed. SIM_OK; SIM_ERR_DOMAIN, reported: nothing that was observed
   can be scored, or it contradicts itself; a status of sim/, and the forecast is freed. To be freed
   in any case. */
int studies_score_run(studies_scores_t *self, studies_forecast_t *forecast,
                      const inputs_programme_t *inputs, const inputs_observed_t *observed,
                      const sim_run_options_t *options, sim_design_kind_t design,
                      words_report_t *report);
void studies_score_free(studies_scores_t *self);

/* Whether what was observed of an output, or of one that it follows from, is among the inputs of
   the forecast, so that it would be scored against itself. A total over the years never is: of it
   some years are still forecast. */
bool studies_score_fed(const models_inputs_t *inputs, const char *output, int year);

/* The last year of which something that was observed is among the inputs; 0: none. */
int studies_score_fed_to(const models_inputs_t *inputs);

/* What the plan says of an output: its places for beneficiaries, its ceiling for spending, its goal
   for an indicator, that it happens for an event of the plan; NaN for others. */
double studies_score_plan(const studies_forecast_t *forecast, const models_inputs_t *inputs,
                          const studies_estimate_t *estimate);

/* What was observed the year before: in `observed`, else in history.csv where its money is that of
   the output; NaN: nothing. */
double studies_score_previous(const inputs_programme_t *inputs, const inputs_observed_t *observed,
                              const studies_estimate_t *estimate);

/* Pools what is scored. 0; −1 when out of memory. */
int studies_score_pool(studies_scores_t *self);

#endif
