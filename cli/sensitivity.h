// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLI_SENSITIVITY_H
#define CLI_SENSITIVITY_H

#include "cli/charts.h"
#include "cli/interrupt.h"
#include "cli/options.h"
#include "cli/report.h"
#include "models/picks.h"
#include "models/swing.h"
#include "sim/rank.h"

/* What drives outputs of a scenario: computed here, written and drawn by the functions below. */

enum { CLI_POINTS_MIN = 1000 }; /* base points */

/* The largest share of base points that may be left out because an output is undefined there. */
#define CLI_DROPPED_MAX 0.05

/* What one group of inputs does to one output, beside its indices. Neither is computed for inputs
   that changed the output at no base point. */
typedef struct {
  models_swing_t swing; /* swing.low.count 0: not computed (also a split, a prefix) */
  sim_rank_t rank;      /* NaN: not computed (also more than one row) */
} cli_effect_t;

typedef struct {
  const cli_options_t *options;
  const volatile sig_atomic_t *cancel;
  cli_inputs_t inputs;
  char *scenario;
  cli_forecast_t forecast; /* sample A */
  models_groups_t groups;
  models_picks_t picks;
  size_t *outputs, output_count; /* indices of the outputs asked for, each once */
  sim_sensitivity_t *results;    /* per output */
  size_t *ranking;               /* output × (groups and chance): sets, by total index */
  cli_effect_t *effects;         /* output × group */
} cli_sensitivity_t;

/* Finds the outputs asked for and the groups, and computes everything, from loaded inputs. Returns
   SIM_OK; SIM_ERR_DOMAIN with an error in the report; SIM_ERR_NO_MEMORY, SIM_ERR_CANCELLED. Free it
   with cli_sensitivity_free in any case. */
int cli_sensitivity_compute(cli_sensitivity_t *self, cli_report_t *report);
void cli_sensitivity_free(cli_sensitivity_t *self);

/* Steps of cli_sensitivity_compute, after the indices: fill the effects. SIM_OK or a status. */
int cli_sensitivity_rank(cli_sensitivity_t *self);
int cli_sensitivity_swing(cli_sensitivity_t *self);

/* "NAME" or "NAME.YEAR" of output o of those asked for. */
void cli_sensitivity_output_name(const cli_sensitivity_t *self, size_t o, char *text, size_t size);

/* The output for people, "Beneficiaries, 2027", where the program has words for it, else its name;
   and its unit in words. The caller frees; NULL when memory ran out. */
char *cli_sensitivity_output_label(const cli_sensitivity_t *self, size_t o);
char *cli_sensitivity_unit(const cli_sensitivity_t *self, size_t o);

/* The name of a set as the tables have it: a group's, "chance", or a grade's. */
const char *cli_sensitivity_set_name(const cli_sensitivity_t *self, size_t set);

/* The same for people: the label of an input that has one, else its name. */
const char *cli_sensitivity_set_label(const cli_sensitivity_t *self, size_t set);

/* What the spread of the inputs of a group rests on: a grade, or MODELS_GRADE_COUNT when they
 * differ. */
models_grade_t cli_sensitivity_grade(const cli_sensitivity_t *self, size_t group);

/* Sets to show for output o, by total index: those whose interval reaches 1 % of the variance, at
   most `most`, at least one. */
size_t cli_sensitivity_shown(const cli_sensitivity_t *self, size_t o, size_t most);

/* What all other sets explain together, at most: the sum of the upper ends of their totals. */
double cli_sensitivity_rest(const cli_sensitivity_t *self, size_t o, size_t shown);

static inline const size_t *cli_sensitivity_ranking(const cli_sensitivity_t *self, size_t o) {
  return self->ranking + o * (self->groups.count + 1);
}
static inline const cli_effect_t *cli_sensitivity_effect(const cli_sensitivity_t *self, size_t o,
                                                         size_t group) {
  return &self->effects[o * self->groups.count + group];
}

/* Decimals of a mean, about four digits, and of a standard error, two digits. */
int cli_mean_decimals(double x);
int cli_error_decimals(double x);

/* The constants that rest on judgement, "plan.places 2027, 2028; goal.deal", with their labels
   where they have them; "" when there are none. They have no spread, so that they appear in no
   share of the variance. The caller frees; NULL when memory ran out. */
char *cli_sensitivity_fixed(const cli_sensitivity_t *self);

/* How many names they have. */
size_t cli_sensitivity_fixed_count(const cli_sensitivity_t *self);

/* sensitivity.csv, grades.csv and assumptions.csv; subject is a cli_sensitivity_t. */
void cli_sensitivity_write(const void *subject, FILE *file);
void cli_sensitivity_write_grades(const void *subject, FILE *file);
void cli_sensitivity_write_fixed(const void *subject, FILE *file);

/* What the terminal shows; 0, or −1 when out of memory. */
int cli_sensitivity_print(const void *subject, FILE *stream);

/* Four charts of every output: indices, tornado, grades, rank correlations. */
int cli_charts_sensitivity(const void *subject, const char *folder,
                           const volatile sig_atomic_t *cancel, char detail[CLI_CHARTS_DETAIL]);

#endif
