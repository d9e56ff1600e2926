// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "cli/charts.h"
#include "cli/criterion.h"
#include "cli/interrupt.h"
#include "sim/information.h"

#include <stdio.h>

/* exante value: the columns it works on, and what it finds. */

/* The nested simulation takes a sample of the inputs for every CLI_VALUE_THIN replicates, each with
   CLI_VALUE_INNER samples of chance. */
enum {
  CLI_VALUE_LEAST = 4096,
  CLI_VALUE_MOST = 1048576,
  CLI_VALUE_INNER = 32,
  CLI_VALUE_THIN = 16
};

/* An input that is not known in some alternative: a row, drawn, and no part of a split. */
typedef struct {
  const char *name;
  int year;                   /* 0: all years */
  models_grade_t grade;       /* of its spread: what there is to know */
  size_t alternative, column; /* where its draws are recorded: the first that draws it */
  double *draws;              /* one per replicate; owned */
  sim_gain_t gain;
} cli_value_input_t;

typedef struct {
  sim_moments_t value; /* of the criterion, in its own sense */
  double p05, p95;
  sim_moments_t behind; /* value of the best − value of this one, the greater the worse */
  double share;         /* of replicates in which no other is better */
} cli_value_decision_t;

typedef struct {
  const cli_options_t *options;
  cli_interrupt_t *interrupt;
  cli_alternatives_t alternatives;
  cli_criterion_t criterion;
  double *values[CLI_ALTERNATIVES_MAX]; /* negated for --least: the greater the better */
  size_t replicates;                    /* in which every alternative has a value */
  cli_value_input_t *inputs;            /* sorted by gain, once found */
  size_t input_count;
  size_t split_rows;       /* parts of splits that are drawn: not looked at one by one */
  bool splits_matter;      /* they move the criterion */
  double *gains, *changed; /* nested simulation: per sample of the inputs */
  size_t samples;
  size_t best;
  cli_value_decision_t decisions[CLI_ALTERNATIVES_MAX];
  sim_gain_t everything, all_inputs;
} cli_value_t;

/* Lists the inputs that are not known, without their draws. SIM_OK or SIM_ERR_NO_MEMORY. */
int cli_value_list(cli_value_t *self);

/* Fills values and draws, leaving out replicates in which a criterion is not defined; says whether
   the splits matter. A status of sim/. */
int cli_value_sample(cli_value_t *self);

/* Once the best decision is known: gains and changed of the nested simulation. A status of sim/. */
int cli_value_nest(cli_value_t *self);

/* 95 % interval of a gain, which cannot be negative: 0 … for an estimate that noise made negative.
 */
typedef struct {
  double value, low, high;
} cli_value_interval_t;
cli_value_interval_t cli_value_interval(sim_gain_t gain);

/* value.csv and decisions.csv; errors are left to ferror. */
void cli_value_write(const void *value, FILE *file);
void cli_value_write_decisions(const void *value, FILE *file);

/* The terminal's text; 0, or −1 when out of memory. */
int cli_value_print(const void *value, FILE *stream);

/* The chart, as cli_publication_t draws. */
int cli_value_draw(const void *value, const char *folder, const volatile sig_atomic_t *cancel,
                   char detail[CLI_CHARTS_DETAIL]);

/* name.year, or the name. */
enum { CLI_VALUE_NAME = 176 };
void cli_value_name(const cli_value_input_t *input, char out[CLI_VALUE_NAME]);

/* How many decimals the figures of the criterion need. */
int cli_value_decimals(const cli_value_t *self);

#endif
