// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_UPDATE_H
#define STUDIES_UPDATE_H

#include "inputs/observed.h"
#include "inputs/programme.h"
#include "sim/estimate/adapt.h"
#include "studies/forecast.h"
#include "studies/watch.h"

#include <stdbool.h>

/* What a programme learns from what was observed: its inputs given the outcomes, and the forecast
   that goes on from them (docs/design.md, "From a result back to the inputs"). */

enum {
  STUDIES_UPDATE_LINES = 4000,    /* equally weighted draws of what was learned */
  STUDIES_UPDATE_PILOT = 10000,   /* draws of a population, at least */
  STUDIES_UPDATE_DRAWS = 50000,   /* of the last */
  STUDIES_UPDATE_LEAST = 1000,    /* effective draws, or nothing is told */
  STUDIES_UPDATE_EXPECTED = 20000 /* replicates of what was expected of an outcome, at most */
};

/* P5, P50, P95 and standard deviation. */
typedef struct {
  double low, middle, high, sd;
} studies_spread_of_t;

/* An input of which something was learned: its level, or what it was in an observed year. */
typedef struct {
  size_t quantity;
  const char *name, *unit;
  int year; /* of the row, or of the effect; 0: of all years */
  bool is_effect;
  studies_spread_of_t before, after;
  double wide;   /* how probable it is that it was drawn from the wide law; 0: not robust */
  double *lines; /* owned: STUDIES_UPDATE_LINES values, line by line */
} studies_learned_t;

/* An outcome that weighs. The deals of a round, given its contacts, weigh in the evidence of those,
   with which they share the effect of the round. */
typedef struct {
  models_evidence_t what;
  size_t evidence; /* of the programme: its own, or of the contacts of its round */
  double value;    /* observed */
  double bits;     /* Kullback–Leibler divergence of the prior from what it alone makes of it */
  double surprise; /* twice the share of what the inputs expect of it, the outcomes before it
                      as they were observed, that is at least as far out: of the contacts of a round
                      those who took part in it, of its deals its contacts */
} studies_taught_t;

typedef struct {
  const char *name; /* of the variant */
  uint64_t seed, replicates;
  size_t pilot, draws; /* of a population, of the last; 0: those above */
  bool is_robust;      /* the prior gives way to data (studies/update_robust.h) */
  int threads;
  studies_watch_t watch;
} studies_update_request_t;

typedef struct {
  models_inputs_t given; /* the inputs, with what was observed as rows from `first` on */
  size_t first;
  size_t *places;          /* of each of those rows, which of what was observed it comes from */
  models_inputs_t updated; /* the same with joint rows for what was learned */
  models_programme_t *programme; /* of `given` */
  studies_learned_t *learned;
  size_t learned_count;
  size_t kept; /* parts of splits that outcomes hang on, which are left as they were */
  studies_taught_t *taught;
  size_t taught_count;
  bool is_robust;
  double wide;             /* how probable it is that some input was drawn from the wide law */
  double shape, effective; /* of the weights; of draws that many count */
  size_t rounds, draws;
  studies_forecast_t before, after;
} studies_update_t;

/* Learns from `observed`, read for the programme of `inputs`, and forecasts before and after.
   SIM_OK; SIM_ERR_DOMAIN, reported: a name that nothing is learned from, counts that contradict
   each other, outcomes that the inputs do not admit, or that they admit so rarely that no draws
   could be trusted; a status of sim/. To be freed in any case. */
int studies_update_run(studies_update_t *self, const inputs_programme_t *inputs,
                       const inputs_observed_t *observed, const studies_update_request_t *request,
                       words_report_t *report);
void studies_update_free(studies_update_t *self);

/* Refuses what contradicts itself in what was observed, as an update does: who was admitted without
   having applied, contacts of more than took part. SIM_OK, SIM_ERR_DOMAIN (reported),
   SIM_ERR_NO_MEMORY. */
int studies_observed_check(const models_inputs_t *inputs, const inputs_observed_t *observed,
                           words_report_t *report);

/* The steps, each in a file of its own; for tests as well. */

/* Fills given, first and places. SIM_OK, SIM_ERR_DOMAIN (reported), SIM_ERR_NO_MEMORY. */
int studies_update_rows(studies_update_t *self, const models_inputs_t *inputs,
                        const inputs_observed_t *observed, words_report_t *report);

/* What the rows say together: refuses counts that contradict each other, each at its line; where
   they are scored and not learned from, not what the programme says otherwise. */
void studies_update_check(const studies_update_t *self, const inputs_observed_t *observed,
                          bool is_scored, words_report_t *report);

/* Compiles the given inputs, and fills taught, learned and kept but for what was learned: the
   quantities on which some evidence depends. SIM_OK or a status of sim/. */
int studies_update_prepare(studies_update_t *self, uint64_t seed);
int studies_update_find(studies_update_t *self); /* of that, learned and kept */

/* The row of the given inputs that says what was observed of an outcome; given.count: none. */
size_t studies_update_row(const studies_update_t *self, const models_evidence_t *what);

/* Fills how surprising each outcome is. SIM_OK or a status of sim/. Of an outcome of a round: */
int studies_update_surprise(studies_update_t *self, const studies_update_request_t *request);
int studies_update_surprise_round(const studies_update_t *self,
                                  const studies_update_request_t *request,
                                  studies_taught_t *taught);

/* Whether the outcome is the deals of a round. */
bool studies_update_is_deal(const models_evidence_t *what);

/* Fills how much each outcome taught. SIM_OK or a status of sim/. */
int studies_update_bits(studies_update_t *self, const studies_update_request_t *request);
size_t studies_update_prior(const studies_update_request_t *request); /* draws of the prior */

/* Draws from the posterior: fills the lines, and what becomes of each of the learned before and
   after, and how much each outcome taught. SIM_ERR_DOMAIN: the outcomes are not admitted. */
int studies_update_sample(studies_update_t *self, const studies_update_request_t *request);

#endif
