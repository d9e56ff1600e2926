// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef MODELS_COMPILE_STRUCTURE_H
#define MODELS_COMPILE_STRUCTURE_H

#include "models/compile/arena.h"
#include "models/compile/dependence.h"
#include "models/compile/roles.h"
#include "models/table/input.h"
#include "models/table/output.h"
#include "models/table/outputs.h"
#include "sim/design/design.h"
#include "sim/design/stream.h"
#include "sim/laws/dist.h"

#include <assert.h>

/* A compiled programme as the files of models/ share it. Indices, not pointers: a row is an index
   of the input table, a chance an index of the streams of chance, a series an index of the outputs
   over years. What the model reads of an input in a plan year is a value: the index of a column of
   draws, that of the row itself, or row_count + e where effect e makes that year differ from the
   row's level. Everything lives in the programme's arena. */

#define MODELS_NONE    ((size_t)-1)
#define MODELS_NOMINAL (-1)

/* What a series shows as its total over the years. */
typedef enum {
  MODELS_TOTAL_NONE,
  MODELS_TOTAL_SUM,
  MODELS_TOTAL_WITH_PLACES, /* the sum over the years with places */
  MODELS_TOTAL_ALL,         /* of 0/1: 1 when every year with places is 1 */
  MODELS_TOTAL_OWN,         /* written by the stage of the series */
  MODELS_TOTAL_ONLY         /* the same, and there are no years */
} models_total_t;

/* The stages that take two thirds of the time of a block, and that an output may not need; regions
   stand for groups too. */
enum { MODELS_NEEDS_LINKS = 1, MODELS_NEEDS_REGIONS = 2 };

/* An output over the years: its columns stand together, one per year, then the total if any.
   `first` is where that of the first year stands, or would stand. */
typedef struct {
  const char *name, *unit;
  bool whole;
  models_total_t total;
  unsigned needs; /* MODELS_NEEDS_*, given by the stage that lists it; a ratio's are its parts' */
  size_t first;   /* index of its output of the first year */
} models_series_t;

/* What makes a row's value in one plan year differ from its level (year_sd; models/years.c). */
typedef struct {
  const char *name; /* of the row's input */
  size_t row, y;
  size_t chance;
  double sd;
  bool on_odds; /* a share: the effect multiplies its odds */
} models_effect_t;

/* A yearly and total ratio: factor · over / under, undefined where under is 0. */
typedef struct {
  size_t series, over, under;
  double factor;
} models_ratio_t;

/* A criterion or an admissibility rate: a share of the population before it. */
typedef struct {
  const char *name;   /* last segment of the input's name */
  size_t *rows;       /* values per year */
  bool on_applicants; /* admissibility: measured on applicants, so it acts on demand as well */
  size_t after;       /* series of the population that is left */
} models_filter_t;

typedef struct {
  const char *name;
  size_t *completion, *cost;           /* values per year */
  size_t *fixed;                       /* the fixed share of the cost; MODELS_NONE: no such row */
  size_t *attend;                      /* chances per year */
  size_t produced, spending, per_unit; /* series */
  size_t *seen, *evidence; /* rows and evidence per year, where it was observed; MODELS_NONE */
} models_component_t;

/* One part of a split: its weight is the sum of `width` rows, Dirichlet draws or fixed. */
typedef struct {
  const char *name;
  size_t *rows;
  size_t *chances; /* per year */
  size_t *demand;  /* values per year of a region's own demand, MODELS_NONE: as expected */
  size_t series;
} models_part_t;

typedef struct {
  size_t count, width;
  bool varies;     /* some part differs from year to year */
  bool has_demand; /* some part has a demand of its own */
  models_part_t *parts;
  size_t *by_name; /* the parts in the order in which firms are spread over them */
} models_split_t;

/* A result.<result>: rows and chances per year. */
typedef struct {
  const char *name;
  size_t *rows, *cohort_sd, *goal;                 /* cohort_sd, goal: NULL when there is none */
  size_t *cohort, *outcome;                        /* chances; cohort: NULL without cohort_sd */
  size_t reached, indicator, per_result, goal_met; /* series; goal_met: MODELS_NONE without goal */
  size_t *seen, *evidence; /* rows and evidence per year, where it was observed; MODELS_NONE */
} models_result_t;

/* What was observed of a round: rows, MODELS_NONE where nothing was, and its evidence. */
typedef struct {
  size_t firms, contact, deal, evidence;
} models_seen_round_t;

/* What the outcomes of a year are weighed by; the stage that weighs knows its formula. */
typedef enum {
  MODELS_EVIDENCE_INFLATION,
  MODELS_EVIDENCE_APPLICANTS,
  MODELS_EVIDENCE_ADMISSIBLE,
  MODELS_EVIDENCE_SPENDING,
  MODELS_EVIDENCE_FINAL,
  MODELS_EVIDENCE_KINDS
} models_evidence_kind_t;

/* Those marked (a contact, a deal, a result) by part: series, and chances per year. */
typedef struct {
  size_t *series, **chances;
} models_marked_t;

/* A dimension of groups: participants by part, and how many of each are marked. */
typedef struct {
  const char *name, *input; /* input: the name of one of its rows */
  models_split_t split;
  size_t *sizes;                           /* series of the parts of the split */
  models_marked_t contact, deal, *results; /* contact, deal: with links only */
} models_grouping_t;

struct models_programme {
  models_arena_t arena;
  uint64_t seed;
  bool record_inputs;
  sim_design_t design;
  size_t *dimensions; /* per quantity, in the design; NULL: random */
  int first_year;
  size_t years;
  const char *real_unit; /* M$<first plan year> */
  const char *unit;      /* what the programme counts: that of population.potential */

  /* rows */
  size_t row_count;
  const size_t *by_name;               /* all rows by name and year */
  const char **row_names, **row_units; /* names as outputs: input.NAME */
  int *row_years, *row_bases;          /* bases: price year of a row of money, or MODELS_NOMINAL */
  sim_dist_t *dists;
  sim_stream_t *streams;
  bool *used;                       /* some year reads the row */
  size_t *roles[MODELS_ROLE_COUNT]; /* values per year; MODELS_NONE when the name is absent */
  size_t *rounds;                   /* number of rounds per year; NULL without links */
  unsigned *minimum;                /* meetings.minimum per year; NULL without links */
  bool has_fixed;                   /* some component has a fixed share of its cost */
  double *costed;                   /* per year, the places that pay the fixed parts: costs.c */

  size_t *in_year; /* row × plan year: the value; NULL: no row differs by year */
  size_t effect_count, effect_capacity;
  models_effect_t *effects;
  size_t *effects_by_name; /* by name, then by year */

  models_bundles_t groups; /* of correlated rows, and the copula of each */
  sim_copula_t *copulas;
  size_t *group_of;   /* row → group, or MODELS_NONE */
  size_t group_width; /* rows of the largest group */

  int population_year;
  size_t population, *growth, growth_count; /* rows; growth for population_year + 1 … last year */

  int price_year;     /* first year of the inflation path */
  size_t price_years; /* from there to the last plan year */
  size_t inflation_start, inflation_mean, inflation_persistence, inflation_sd; /* rows */

  size_t filter_count, component_count;
  models_filter_t *filters; /* criteria, then admissibility rates, in the order of the rows */
  models_component_t *components;
  size_t *filters_by_name, *components_by_name; /* where order has no meaning; criteria first */
  models_split_t regions, partners, purposes;
  size_t grouping_count;
  models_grouping_t *groupings; /* in the order of the rows */
  size_t *groupings_by_name;
  size_t result_count;
  models_result_t *results; /* in the order of the rows */
  size_t *results_by_name;

  /* chance */
  size_t chance_count, chance_capacity;
  sim_stream_t *chances;
  size_t *inflation;                            /* per year of the price path */
  size_t *applicants, *admissible, *baseline;   /* per year */
  size_t *waiting;                              /* per year; NULL: no waiting list */
  size_t *round_effect, *contact, *deal, *form; /* first of the year's rounds, per year */

  /* what was observed (models/compile/observed.c) */
  size_t evidence_count;
  models_evidence_t *evidence;                /* by year, in the order of the stages */
  size_t *evidence_of[MODELS_EVIDENCE_KINDS]; /* per year; MODELS_NONE: nothing to weigh */
  bool has_seen; /* an outcome with an effect that is not known (models/quadrature.h) */
  models_seen_round_t **seen_rounds; /* per year and round; NULL: of none */

  const models_own_event_t *events; /* borrowed */
  size_t event_count;
  size_t *event_series; /* of each */
  size_t *event_reads;  /* series: MODELS_OWN_OUTPUTS_MAX for each */

  /* outputs */
  size_t series_count, series_capacity;
  models_series_t *series;
  size_t id[MODELS_S_COUNT]; /* series; MODELS_NONE when the programme lacks it */
  size_t ratio_count, ratio_capacity;
  models_ratio_t *ratios;
  size_t output_count, recorded_count; /* recorded inputs follow the outputs */
  size_t *recorded;                    /* their values */
  models_output_t *outputs;
  unsigned *needs; /* per output: MODELS_NEEDS_* */
  bool *whole;
};

/* The steps of models_programme_init, in this order. Each returns SIM_OK, SIM_ERR_DOMAIN when the
   table breaks a rule of the schema, or SIM_ERR_NO_MEMORY. */
int models_compile_rows(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_dependence(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_parts(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_splits(models_programme_t *self, const models_inputs_t *inputs); /* of parts */
int models_compile_results(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_whole(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_observed(models_programme_t *self, const models_inputs_t *inputs);
int models_compile_chances(models_programme_t *self);
int models_compile_series(models_programme_t *self);

void models_dependence_free(models_programme_t *self);

/* The row that serves `name` in `year`: its row of that year, else its row without a year, else
   MODELS_NONE. */
size_t models_row_for(const models_inputs_t *inputs, const char *name, int year);

/* The values that serve `name` in `count` years from `first_year` on, their rows marked as used;
   NULL when out of memory. */
size_t *models_rows_over(models_programme_t *self, const models_inputs_t *inputs, const char *name,
                         int first_year, size_t count);

/* Makes ready for effects of years, when some row asks for them. Once the years are known. */
int models_compile_years(models_programme_t *self, const models_inputs_t *inputs);

/* The value of a row in plan year y, with an effect of its own when the row asks for one;
   MODELS_NONE when out of memory. */
size_t models_value_in(models_programme_t *self, const models_inputs_t *inputs, size_t row,
                       size_t y);

/* Orders the effects of years by name and year, once all of them are there. */
int models_order_effects(models_programme_t *self);

/* True when no earlier row has the name of row i. */
bool models_row_is_first(const models_inputs_t *inputs, size_t i);

/* A permutation of 0 … count − 1, sorted by insertion: lists of parts are short. In the arena; NULL
   when out of memory. */
size_t *models_sorted(models_programme_t *self, const void *items, size_t count,
                      bool (*before)(const void *items, size_t a, size_t b));

/* The goals that the programme may state: roles MODELS_GOAL_FORM + k, events MODELS_S_GOAL_MET_FORM
   + k, reached by the firms of MODELS_S_FORM + k. */
enum { MODELS_GOALS = 3 };
static_assert(MODELS_GOAL_DEAL - MODELS_GOAL_FORM == MODELS_GOALS - 1, "three goals in a row");
static_assert(MODELS_S_GOAL_MET_DEAL - MODELS_S_GOAL_MET_FORM == MODELS_GOALS - 1, "their events");
static_assert(MODELS_S_DEAL - MODELS_S_FORM == MODELS_GOALS - 1, "what they count");
static_assert(MODELS_S_INDICATOR_DEAL - MODELS_S_INDICATOR_FORM == MODELS_GOALS - 1, "indicators");

/* The value of a row in plan year y, once compiled. */
static inline size_t models_value_at(const models_programme_t *self, size_t row, size_t y) {
  return self->in_year ? self->in_year[row * self->years + y] : row;
}

/* The row that a value comes from. */
static inline size_t models_value_row(const models_programme_t *self, size_t value) {
  return value < self->row_count ? value : self->effects[value - self->row_count].row;
}

/* True when the programme has the optional input of this role. */
static inline bool models_has(const models_programme_t *self, models_role_t role) {
  return self->roles[role][0] != MODELS_NONE;
}

/* True when the programme has rounds, and so meetings, links and what comes of them: all of their
   inputs or none. */
static inline bool models_has_links(const models_programme_t *self) {
  return models_has(self, MODELS_ROUNDS);
}

#endif
