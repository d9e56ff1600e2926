// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_SENSITIVITY_H
#define STUDIES_SENSITIVITY_H

#include "inputs/programme.h"
#include "models/programme.h"
#include "sim/estimate/rank.h"
#include "studies/forecast.h"
#include "studies/groups.h"
#include "studies/picks.h"
#include "studies/swing.h"
#include "studies/watch.h"
#include "words/report.h"

/* What drives outputs of a scenario. */

enum { STUDIES_POINTS_MIN = 1000 }; /* base points */

/* The largest share of base points that may be left out because an output is undefined there. */
#define STUDIES_DROPPED_MAX 0.05

/* What one group of inputs does to one output, beside its indices. Neither is computed for inputs
   that changed the output at no base point. */
typedef struct {
  studies_swing_t swing; /* swing.low.count 0: not computed (also a split, a prefix) */
  sim_rank_t rank;       /* NaN: not computed (also more than one row) */
} studies_effect_t;

/* What is asked. Texts are borrowed. */
typedef struct {
  const char *const *outputs; /* NAME[.YEAR] */
  size_t output_count;
  const char *const *groups; /* prefixes of names that are one group */
  size_t group_count;
  size_t points; /* base points, STUDIES_POINTS_MIN … SIM_POINTS_MAX */
  uint64_t seed;
  int threads;      /* 0: all cores */
  sim_comm_t *comm; /* processes that evaluate together; NULL: this one alone */
  studies_watch_t watch;
} studies_sensitivity_request_t;

typedef struct {
  studies_sensitivity_request_t request;
  inputs_programme_t inputs;   /* loaded by the caller; owned */
  char **prefixes;             /* request.groups in English, which points there; owned */
  studies_forecast_t forecast; /* sample A */
  studies_groups_t groups;
  studies_picks_t picks;
  size_t *outputs, output_count; /* indices of the outputs asked for, each once */
  sim_sensitivity_t *results;    /* per output */
  size_t *ranking;               /* output × (groups and chance): sets, by total index */
  studies_effect_t *effects;     /* output × group */
} studies_sensitivity_t;

/* Finds the outputs asked for and the groups, and computes everything, from loaded inputs. Returns
   SIM_OK; SIM_ERR_DOMAIN with an error in the report; SIM_ERR_NO_MEMORY, SIM_ERR_CANCELLED. Free it
   with studies_sensitivity_free in any case. */
int studies_sensitivity_compute(studies_sensitivity_t *self, words_report_t *report);
void studies_sensitivity_free(studies_sensitivity_t *self);

/* Steps of studies_sensitivity_compute, after the indices: fill the effects. SIM_OK or a status. */
int studies_sensitivity_rank(studies_sensitivity_t *self);
int studies_sensitivity_swing(studies_sensitivity_t *self);

/* "NAME" or "NAME.YEAR" of output o of those asked for. */
void studies_sensitivity_output_name(const studies_sensitivity_t *self, size_t o, char *text,
                                     size_t size);

/* The name of a set as the tables have it: a group's, "chance", or a grade's. */
const char *studies_sensitivity_set_name(const studies_sensitivity_t *self, size_t set);

/* What the spread of the inputs of a group rests on: a grade, or MODELS_GRADE_COUNT when they
 * differ. */
models_grade_t studies_sensitivity_grade(const studies_sensitivity_t *self, size_t group);

/* Whether an input is an assumption held fixed: a constant that rests on judgement, alike every
   year. No share of variance can show it. */
bool studies_sensitivity_is_fixed(const models_input_t *row);

/* Sets to show for output o, by total index: those whose interval reaches 1 % of the variance, at
   most `most`, at least one. */
size_t studies_sensitivity_shown(const studies_sensitivity_t *self, size_t o, size_t most);

/* What all other sets explain together, at most: the sum of the upper ends of their totals. */
double studies_sensitivity_rest(const studies_sensitivity_t *self, size_t o, size_t shown);

static inline const size_t *studies_sensitivity_ranking(const studies_sensitivity_t *self,
                                                        size_t o) {
  return self->ranking + o * (self->groups.count + 1);
}
static inline const studies_effect_t *studies_sensitivity_effect(const studies_sensitivity_t *self,
                                                                 size_t o, size_t group) {
  return &self->effects[o * self->groups.count + group];
}

#endif
