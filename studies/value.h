// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef STUDIES_VALUE_H
#define STUDIES_VALUE_H

#include "sim/estimate/information.h"
#include "studies/criterion.h"
#include "studies/watch.h"

/* What information is worth to a choice between alternatives: the columns it works on, and what it
   finds. */

/* The nested simulation takes a sample of the inputs for every STUDIES_VALUE_THIN replicates, each
   with STUDIES_VALUE_INNER samples of chance. */
enum {
  STUDIES_VALUE_LEAST = 4096,
  STUDIES_VALUE_MOST = 1048576,
  STUDIES_VALUE_INNER = 32,
  STUDIES_VALUE_THIN = 16
};

/* An input that is not known in some alternative: a row, drawn, and no part of a split. */
typedef struct {
  const char *name;
  int year;                   /* 0: all years */
  models_grade_t grade;       /* of its spread: what there is to know */
  size_t alternative, column; /* where its draws are recorded: the first that draws it */
  double *draws;              /* one per replicate; owned */
  sim_gain_t gain;
} studies_value_input_t;

typedef struct {
  sim_moments_t value; /* of the criterion, in its own sense */
  double p05, p95;
  sim_moments_t behind; /* value of the best − value of this one, the greater the worse */
  double share;         /* of replicates in which no other is better */
} studies_value_decision_t;

/* How much work, and who watches. */
typedef struct {
  uint64_t replicates; /* STUDIES_VALUE_LEAST … STUDIES_VALUE_MOST */
  int threads;         /* 0: all cores */
  studies_watch_t watch;
} studies_value_request_t;

typedef struct {
  studies_value_request_t request;
  studies_alternatives_t alternatives;
  studies_criterion_t criterion;
  double *values[STUDIES_ALTERNATIVES_MAX]; /* negated for --least: the greater the better */
  size_t replicates;                        /* in which every alternative has a value */
  studies_value_input_t *inputs;            /* sorted by gain, once found */
  size_t input_count;
  size_t split_rows;       /* parts of splits that are drawn: not looked at one by one */
  bool splits_matter;      /* they move the criterion */
  double *gains, *changed; /* nested simulation: per sample of the inputs */
  size_t samples;
  size_t best;
  studies_value_decision_t decisions[STUDIES_ALTERNATIVES_MAX];
  sim_gain_t everything, all_inputs;
} studies_value_t;

/* Lists the inputs that are not known, without their draws. SIM_OK or SIM_ERR_NO_MEMORY. */
int studies_value_list(studies_value_t *self);

/* Fills values and draws, leaving out replicates in which a criterion is not defined; says whether
   the splits matter. A status of sim/. */
int studies_value_sample(studies_value_t *self);

/* Once the best decision is known: gains and changed of the nested simulation. A status of sim/. */
int studies_value_nest(studies_value_t *self);

/* 95 % interval of a gain, which cannot be negative: 0 … for an estimate that noise made negative.
 */
typedef struct {
  double value, low, high;
} studies_value_interval_t;
studies_value_interval_t studies_value_interval(sim_gain_t gain);

/* Whether all inputs were found to be worth less than one of them, which cannot be: the nested
   simulation has few samples. */
bool studies_value_is_short(const studies_value_t *self);

/* Once values and draws are there: the best decision, each decision beside it, the gains. A status
   of sim/. */
int studies_value_analyse(studies_value_t *self);

void studies_value_free(studies_value_t *self);

/* name.year, or the name. */
enum { STUDIES_VALUE_NAME = 176 };
void studies_value_name(const studies_value_input_t *input, char out[STUDIES_VALUE_NAME]);

#endif
